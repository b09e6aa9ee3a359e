package org.smalti.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The script for bash, 3.2 or newer; it needs no package of completions. A table of the commands, and below it the few
 * functions that look up in it.
 */
final class BashCompletion {
  private static final String HEAD = """
      # bash completion of smalti, written by 'smalti completion bash'

      # Candidates that begin with a word: of a list, files or folders. Names may hold blanks.
      _smalti_offer() {
        local IFS=$'\\n' prefix=$3
        case $1 in
          files) COMPREPLY=($(compgen -P "$prefix" -f -- "$2")) ;;
          folders) COMPREPLY=($(compgen -P "$prefix" -d -- "$2")) ;;
          nothing) COMPREPLY=() ;;
          *) COMPREPLY=($(compgen -W "${1// /$IFS}" -- "$2")) ;;
        esac
        case $1 in files | folders) compopt -o filenames 2>/dev/null ;; esac
        return 0
      }

      """;

  private static final String TAIL = """
      _smalti() {
        local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
        local command=smalti helped= only_operands= i commands options values
        COMPREPLY=()
        # bash makes words of their own of '=' and what is on both sides of it.
        if [ "$word" = = ]; then
          word=
        elif [ "$previous" = = ]; then
          previous=${COMP_WORDS[COMP_CWORD - 2]}
        fi
        for ((i = 1; i < COMP_CWORD; i++)); do
          if [ "${COMP_WORDS[i]}" = -- ]; then only_operands=yes; fi
          if [ "$command" = smalti ] && [ "${COMP_WORDS[i]}" = help ]; then helped=yes; fi
          _smalti_table "$command"
          case " $commands " in *" ${COMP_WORDS[i]} "*) command=$command/${COMP_WORDS[i]} ;; esac
          case $command in smalti/help) command=smalti ;; esac
        done
        _smalti_table "$command"
        if [ -n "$helped" ]; then
          _smalti_offer "${commands:-nothing}" "$word"
          return
        fi
        if [ -n "$only_operands" ]; then
          _smalti_offer files "$word"
          return
        fi
        values=
        case $previous in -*) _smalti_value "$command" "$previous" ;; esac
        # The value of a flag, or one that may be left out, stands behind '=' only.
        if [ -n "$values" ]; then
          _smalti_offer "$values" "$word"
          return
        fi
        case $word in
          -*) _smalti_offer "$options" "$word" ;;
          @*) _smalti_offer files "${word#@}" @ ;;
          *)
            if [ -n "$commands" ]; then
              _smalti_offer "$commands" "$word"
            else
              _smalti_value "$command" operand
              _smalti_offer "${values:-nothing}" "$word"
            fi
            ;;
        esac
      }

      complete -F _smalti smalti
      """;

  private BashCompletion() {}

  static String script(List<CompletedCommand> commands) {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("# Sets the commands in a command, and its options.\n_smalti_table() {\n")
        .append("  commands= options=\n  case $1 in\n");
    for (CompletedCommand command : commands) {
      text.append("    ").append(command.path()).append(")\n");
      if (!command.subcommands().isEmpty()) {
        text.append("      commands='")
            .append(String.join(" ", command.subcommands()))
            .append("'\n");
      }
      String options = command.options().stream()
          .flatMap(option -> option.names().stream())
          .filter(name -> name.startsWith("--"))
          .collect(Collectors.joining(" "));
      text.append("      options='").append(options).append("'\n      ;;\n");
    }
    text.append("  esac\n}\n\n# Sets what the value of an option, or an operand, may be.\n")
        .append("_smalti_value() {\n  values=\n  case $1 in\n");
    for (CompletedCommand command : commands) {
      text.append("    ").append(command.path()).append(")\n      case $2 in\n");
      values(command)
          .forEach((value, names) -> text.append("        ")
              .append(String.join(" | ", names))
              .append(") values='")
              .append(value)
              .append("' ;;\n"));
      text.append("      esac\n      ;;\n");
    }
    return text.append("  esac\n}\n\n").append(TAIL).toString();
  }

  /** The options of a command by what their values may be. */
  private static Map<String, List<String>> values(CompletedCommand command) {
    Map<String, List<String>> values = new TreeMap<>();
    for (CompletedOption option : command.options()) {
      if (option.takesNextWord() || option.value().kind() == CompletedValue.Kind.CHOICE) {
        values
            .computeIfAbsent(candidates(option.value()), each -> new ArrayList<>())
            .addAll(option.names());
      }
    }
    if (!command.operands().isEmpty()) {
      CompletedValue last = command.operands().get(command.operands().size() - 1);
      values.computeIfAbsent(candidates(last), each -> new ArrayList<>()).add("operand");
    }
    return values;
  }

  private static String candidates(CompletedValue value) {
    return switch (value.kind()) {
      case CHOICE -> String.join(" ", value.choices());
      case FILE -> "files";
      case FOLDER -> "folders";
      default -> "nothing";
    };
  }
}
