package org.smalti.app.shell;

import java.util.ArrayList;
import java.util.List;

/** The script for zsh: a function for each command, which tells {@code _arguments} its options and operands. */
final class ZshCompletion {
  private static final String HEAD = """
      #compdef smalti
      # zsh completion of smalti, written by 'smalti completion zsh'

      # Files, and those whose words are options: @FILE.
      _smalti_files() {
        compset -P @
        _files "$@"
      }

      """;

  private static final String TAIL = """
      if [ "$funcstack[1]" = _smalti ]; then
        _smalti "$@"
      else
        compdef _smalti smalti
      fi
      """;

  private final StringBuilder text = new StringBuilder(HEAD);
  private final List<CompletedCommand> commands;

  private ZshCompletion(List<CompletedCommand> commands) {
    this.commands = commands;
  }

  static String script(List<CompletedCommand> commands) {
    ZshCompletion script = new ZshCompletion(commands);
    commands.forEach(script::function);
    return script.text.append(TAIL).toString();
  }

  private void function(CompletedCommand command) {
    text.append(name(command)).append("() {\n");
    if (command.isHelp()) {
      helpedCommands();
    } else if (command.subcommands().isEmpty()) {
      arguments("  _arguments -s -S", command);
      operands(command);
    } else {
      group(command);
    }
    text.append("}\n\n");
  }

  private void group(CompletedCommand group) {
    text.append("  local context state state_descr line curcontext=$curcontext\n")
        .append("  typeset -A opt_args\n");
    arguments("  _arguments -C -s -S", group);
    text.append(" \\\n    '1: :->command' '*:: :->words'\n");
    text.append("  case $state in\n    command)\n");
    offer(group, "      ");
    text.append("      ;;\n    words)\n      case $words[1] in\n");
    for (CompletedCommand command : below(group)) {
      text.append("        ")
          .append(command.name())
          .append(") ")
          .append(name(command))
          .append(" ;;\n");
    }
    text.append("      esac\n      ;;\n  esac\n");
  }

  private void helpedCommands() {
    CompletedCommand root = commands.get(0);
    text.append("  case $CURRENT in\n    2)\n");
    offer(root, "      ");
    text.append("      ;;\n    3)\n      case $words[2] in\n");
    for (CompletedCommand group : below(root)) {
      if (!group.subcommands().isEmpty()) {
        text.append("        ").append(group.name()).append(")\n");
        offer(group, "          ");
        text.append("          ;;\n");
      }
    }
    text.append("      esac\n      ;;\n  esac\n");
  }

  private void offer(CompletedCommand group, String indent) {
    text.append(indent).append("local -a commands\n").append(indent).append("commands=(\n");
    for (CompletedCommand command : below(group)) {
      text.append(indent)
          .append("  ")
          .append(quoted(command.name() + ":" + command.description()))
          .append('\n');
    }
    text.append(indent)
        .append(")\n")
        .append(indent)
        .append("_describe -t commands command commands\n");
  }

  private List<CompletedCommand> below(CompletedCommand group) {
    return commands.stream()
        .filter(each -> each.words().size() == group.words().size() + 1)
        .filter(each -> each.path().startsWith(group.path() + "/"))
        .toList();
  }

  private void arguments(String call, CompletedCommand command) {
    text.append(call);
    for (CompletedOption option : command.options()) {
      for (String name : option.names()) {
        text.append(" \\\n    ").append(quoted(specification(option, name)));
      }
    }
  }

  private void operands(CompletedCommand command) {
    List<CompletedValue> operands = command.operands();
    for (int i = 0; i < operands.size(); i++) {
      String place = i == operands.size() - 1 ? "*" : String.valueOf(i + 1);
      text.append(" \\\n    ")
          .append(quoted(place + ":" + message(operands.get(i)) + ":" + action(operands.get(i))));
    }
    text.append('\n');
  }

  /** An option as {@code _arguments} takes it: {@code (-t --threads)--threads=[how many]:N: }. */
  private static String specification(CompletedOption option, String name) {
    StringBuilder spec = new StringBuilder();
    if (option.repeatable()) {
      spec.append('*');
    } else {
      spec.append('(').append(String.join(" ", option.names())).append(')');
    }
    boolean word = name.startsWith("--");
    spec.append(name);
    boolean flag = option.value().kind() == CompletedValue.Kind.NONE;
    boolean valued = !flag && (word || option.takesNextWord());
    if (valued) {
      spec.append(!word ? "+" : option.takesNextWord() ? "=" : "=-");
    }
    spec.append('[').append(described(option.description())).append(']');
    if (valued) {
      spec.append(option.takesNextWord() ? ":" : "::")
          .append(message(option.value()))
          .append(':')
          .append(action(option.value()));
    }
    return spec.toString();
  }

  private static String message(CompletedValue value) {
    return value.label().replace(":", "\\:");
  }

  private static String described(String description) {
    return description.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
  }

  private static String action(CompletedValue value) {
    return switch (value.kind()) {
      case CHOICE -> {
        List<String> words = new ArrayList<>(value.choices());
        words.replaceAll(word -> word.replace(":", "\\:"));
        yield "(" + String.join(" ", words) + ")";
      }
      case FILE -> "_smalti_files";
      case FOLDER -> "_files -/";
      default -> " ";
    };
  }

  private static String name(CompletedCommand command) {
    return "_" + String.join("_", command.words()).replace('-', '_');
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
