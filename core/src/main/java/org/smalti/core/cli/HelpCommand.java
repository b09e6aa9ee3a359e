package org.smalti.core.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.config.IgnoresConfig;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code smalti help}: the help of a command, however deep it lies. */
@Command(
    name = "help",
    helpCommand = true,
    description = "Show the help of a command, such as 'smalti help stats totals'.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti help stats totals")
public final class HelpCommand implements Callable<Integer>, IgnoresConfig {
  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "the words of the command")
  private List<String> words = new ArrayList<>();

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine shown = Objects.requireNonNull(spec).root().commandLine();
    for (String word : words) {
      CommandLine next = shown.getSubcommands().get(word);
      if (next == null) {
        throw SmaltiException.usage(UsageError.noCommand(shown, word));
      }
      shown = next;
    }
    shown.usage(shown.getOut());
    return ExitCode.OK;
  }
}
