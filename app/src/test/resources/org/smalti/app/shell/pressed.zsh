# pressed.zsh FOLDER LINE: prints what Tab offers at the end of a line, with recorded.zsh and _smalti in the folder.
zmodload zsh/zpty
zpty -b z zsh -f -i
wait-for() {
  local part
  REPLY=
  repeat 400; do
    while zpty -rt z part; do REPLY+=$part; done
    [[ $REPLY == *"$1"* ]] && return
    sleep 0.1
  done
  print -u2 "no $1 in: $REPLY"
}
zpty -w z "source $1/recorded.zsh"
wait-for READY-NOW
zpty -w -n z "$2"$'\t'
wait-for END-OF-HITS
print -r -- "$REPLY" | tr -d '\r' | sed -n 's/.*HIT://p' | sort -u
zpty -d z
