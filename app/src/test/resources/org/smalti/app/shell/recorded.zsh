# Makes compadd print all candidates, each behind HIT:, and END-OF-HITS when Tab has done its work.
PROMPT= RPROMPT=
fpath=(${0:A:h} $fpath)
autoload -Uz compinit
compinit -u -D
bindkey '^I' complete-word
compadd() {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return $?; fi
  typeset -a hits
  builtin compadd -A hits "$@"
  builtin compadd "$@"
  local r=$?
  for h in $hits; do print -r -- "HIT:$h"; done
  return $r
}
ended() { print END-OF-HITS }
comppostfuncs=(ended)
print READY''-NOW
