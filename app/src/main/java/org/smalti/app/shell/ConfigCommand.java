package org.smalti.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.cli.config.IgnoresConfig;
import org.smalti.core.show.TableFormat;
import org.smalti.core.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code smalti config}: shows which options are set by files. */
@Command(
    name = "config",
    description = {
      "Show which options are set by files, by which line, and the files that are looked for.",
      "",
      "A config file is text in UTF-8, with a line for each option:",
      "",
      "  threads = 2           of all commands that have it",
      "  video.threads = 1     of those of a group",
      "  samples.threads = 4   of one command",
      "  quiet = true          flags are true or false",
      "",
      "The command line goes before --config FILE, that before .smalti in the working folder, that "
          + "before smalti/config.properties in XDG_CONFIG_HOME, else in ~/.config.",
      "",
      "Options that replace or delete files, keys of accounts and the like can't be set by files,"
          + " and some not by .smalti, which may have come with the media: docs/shell.md."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  smalti config", "  smalti config video relay", "  smalti config --all"})
public final class ConfigCommand implements Callable<Integer>, IgnoresConfig {
  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "show every option of this command, or of all in a group, with its value")
  private List<String> words = new ArrayList<>();

  @Option(names = "--all", description = "show every option of all commands, with its value")
  private boolean all;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, csv or json (default: ${DEFAULT-VALUE})")
  private TableFormat format = TableFormat.TEXT;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    CommandContext context = run.context();
    ConfigReport report = new ConfigReport(run.program(), run.configFiles());
    if (all || !words.isEmpty()) {
      print(report.options(words), context);
    } else {
      if (format == TableFormat.TEXT) {
        print(report.files(), context);
        context.out().println();
      }
      print(report.settings(), context);
    }
    List<String> problems = report.problems();
    problems.stream().limit(Math.max(0, problems.size() - 1)).forEach(context::say);
    if (!problems.isEmpty()) {
      throw SmaltiException.usage(problems.get(problems.size() - 1));
    }
    return ExitCode.OK;
  }

  private void print(Table table, CommandContext context) {
    format.print(table, table.columns().names(), context.out(), context.resultWidth());
  }
}
