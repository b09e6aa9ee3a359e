# pressed.bash SCRIPT WORD…: prints what Tab offers for the last word, with the script of completions.
. "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
COMPREPLY=()
_smalti
printf '%s\n' "${COMPREPLY[@]}"
