package org.smalti.app.shell;

import java.util.List;
import java.util.stream.Collectors;

/** The script for fish, 3.0 or newer: a rule for each option, which holds where its command stands on the line. */
final class FishCompletion {
  private static final String HEAD = """
      # fish completion of smalti, written by 'smalti completion fish'

      # Candidates for @FILE, whose words are options.
      function __smalti_word_files
          set -l word (commandline -ct)
          if string match -q '@*' -- $word
              for file in (__fish_complete_path (string sub -s 2 -- $word))
                  echo "@$file"
              end
          end
      end

      # Whether the words so far call a command; those of 'smalti help COMMAND' call none.
      function __smalti_is
          set -l command smalti
          for word in (commandline -opc)[2..-1]
              switch $command/$word
      """;

  private static final String AFTER_COMMANDS = """
                      set command $command/$word
                  case 'smalti/help/*'
                      test $argv[1] = "help/"(string replace smalti/help/ '' -- $command/$word)
                      return
              end
          end
          test $command = $argv[1]
      end

      complete -c smalti -f -a '(__smalti_word_files)'
      """;

  private final StringBuilder text = new StringBuilder(HEAD);

  private FishCompletion() {}

  static String script(List<CompletedCommand> commands) {
    FishCompletion script = new FishCompletion();
    script.text.append("            case ");
    script.text.append(commands.stream()
        .filter(command -> command.words().size() > 1)
        .map(CompletedCommand::path)
        .collect(Collectors.joining(" ")));
    script.text.append('\n').append(AFTER_COMMANDS);
    CompletedCommand root = commands.get(0);
    for (CompletedCommand command : commands) {
      script.rules(command);
      if (command.words().size() > 1) {
        CompletedCommand group = commands.stream()
            .filter(each ->
                each.words().equals(command.words().subList(0, command.words().size() - 1)))
            .findFirst()
            .orElse(root);
        script.offer(group.path(), command);
        if (group.equals(root)) {
          script.offer("smalti/help", command);
        } else {
          script.offer("help/" + group.name(), command);
        }
      }
    }
    return script.text.toString();
  }

  /** Offers a command behind the words of its group. */
  private void offer(String place, CompletedCommand command) {
    begin(place)
        .append(" -f -a ")
        .append(quoted(command.name()))
        .append(" -d ")
        .append(quoted(command.description()))
        .append('\n');
  }

  private void rules(CompletedCommand command) {
    for (CompletedOption option : command.options()) {
      begin(command.path());
      for (String name : option.names()) {
        text.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
      }
      if (option.takesNextWord()) {
        text.append(value(option.value()));
      }
      text.append(" -d ").append(quoted(option.description())).append('\n');
    }
    if (!command.operands().isEmpty() && !command.isHelp()) {
      CompletedValue last = command.operands().get(command.operands().size() - 1);
      switch (last.kind()) {
        case CHOICE ->
          begin(command.path())
              .append(" -f -a ")
              .append(quoted(String.join(" ", last.choices())))
              .append('\n');
        case FOLDER -> begin(command.path()).append(" -f -a '(__fish_complete_directories)'\n");
        default -> begin(command.path()).append(" -F\n");
      }
    }
  }

  private StringBuilder begin(String place) {
    return text.append("complete -c smalti -n '__smalti_is ").append(place).append("'");
  }

  private static String value(CompletedValue value) {
    return switch (value.kind()) {
      case CHOICE -> " -x -a " + quoted(String.join(" ", value.choices()));
      case FILE -> " -r -F";
      case FOLDER -> " -x -a '(__fish_complete_directories)'";
      default -> " -x";
    };
  }

  private static String quoted(String word) {
    return "'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
