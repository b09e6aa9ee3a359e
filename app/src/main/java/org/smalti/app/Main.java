package org.smalti.app;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.smalti.app.demo.DemoCommand;
import org.smalti.app.make.MakeCommand;
import org.smalti.app.shell.CompletionCommand;
import org.smalti.app.shell.ConfigCommand;
import org.smalti.app.shell.Version;
import org.smalti.app.shell.VersionCommand;
import org.smalti.app.spark.SparkCommand;
import org.smalti.compositions.ComposeCommand;
import org.smalti.compositions.CompositionPlugins;
import org.smalti.compositions.sequence.MixCommand;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.ArgumentFiles;
import org.smalti.core.cli.HelpCommand;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.cli.config.ConfigFiles;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;
import org.smalti.scrapers.archive.IaCommand;
import org.smalti.tools.audio.FeaturesCommand;
import org.smalti.tools.audio.SamplesCommand;
import org.smalti.tools.batch.BatchCommand;
import org.smalti.tools.card.CardCommand;
import org.smalti.tools.collection.PhrasesCommand;
import org.smalti.tools.collection.ProbeCommand;
import org.smalti.tools.collection.SubsetCommand;
import org.smalti.tools.collection.SummarizeCommand;
import org.smalti.tools.layout.ClusterCommand;
import org.smalti.tools.layout.FollowCommand;
import org.smalti.tools.layout.GridCommand;
import org.smalti.tools.layout.LikeCommand;
import org.smalti.tools.layout.OrderCommand;
import org.smalti.tools.layout.TsneCommand;
import org.smalti.tools.page.ExploreCommand;
import org.smalti.tools.stats.StatsCommand;
import org.smalti.tools.video.VideoCommand;
import org.smalti.tools.video.models.ModelsCommand;
import org.smalti.tools.video.spans.VsamplesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code smalti}: the table of contents of all subcommands. */
@Command(
    name = "smalti",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Finds media, cuts it into samples, lays them out by similarity, and recombines them into"
            + " mosaics.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:all is done, or was done before",
      " 1:a bug in Smalti, or no Java to run it",
      " 2:the command line or a config file is wrong",
      " 3:a file can't be read, understood or written; or no item could be done",
      " 4:the network or a server does not answer",
      " 5:ffmpeg is missing, too old, or has failed",
      " 6:some items failed and stand in the failures table; the rest is done",
      "130:interrupted; what is finished is kept"
    },
    footerHeading = "%nBegin with:%n",
    footer = {
      "  smalti demo",
      "",
      "Words of a command line can stand in a file: smalti samples @words.txt; options for every"
          + " day in a",
      "config file: smalti config. Both, completion and manual pages: docs/shell.md."
    },
    subcommands = {
      DemoCommand.class,
      MakeCommand.class,
      IaCommand.class,
      ProbeCommand.class,
      SamplesCommand.class,
      FeaturesCommand.class,
      SummarizeCommand.class,
      StatsCommand.class,
      CardCommand.class,
      PhrasesCommand.class,
      SubsetCommand.class,
      TsneCommand.class,
      OrderCommand.class,
      FollowCommand.class,
      LikeCommand.class,
      GridCommand.class,
      ClusterCommand.class,
      VideoCommand.class,
      ModelsCommand.class,
      VsamplesCommand.class,
      SortCommand.class,
      MixCommand.class,
      ComposeCommand.class,
      ExportCommand.class,
      ExploreCommand.class,
      BatchCommand.class,
      SparkCommand.class,
      ConfigCommand.class,
      CompletionCommand.class,
      VersionCommand.class,
      HelpCommand.class
    })
public final class Main {
  private static final int SECONDS_TO_TIDY_UP = 20;
  /** Columns of the reference, docs/cli.md. */
  private static final int WIDTH = 100;

  private Main() {}

  /** All commands, made, for what describes them. */
  public static CommandLine commandLine() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Console console = new Console(nowhere, nowhere, false, WIDTH, new Cancellation());
    return new SmaltiCommandLine(Main.class, console).commands();
  }

  /** Runs one command. The only place that ends the process. */
  public static void main(String[] arguments) {
    String[] words;
    try {
      words = ArgumentFiles.expanded(arguments);
      CompositionPlugins.choose(words);
    } catch (SmaltiException e) {
      System.err.println("smalti: " + e.getMessage());
      System.exit(e.reason().exitCode());
      return;
    }
    Cancellation cancellation = new Cancellation();
    CountDownLatch finished = new CountDownLatch(1);
    try {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> letFinish(cancellation, finished), "smalti-interrupt"));
    } catch (IllegalStateException alreadyEnding) {
      return;
    }
    int exitCode;
    try {
      exitCode = new SmaltiCommandLine(
              Main.class,
              Console.ofThisProcess(cancellation),
              ConfigFiles.of(Path.of(""), System.getenv()))
          .execute(words);
    } finally {
      finished.countDown();
    }
    if (!cancellation.isRequested()) {
      System.exit(exitCode);
    }
  }

  /**
   * On Ctrl-C: asks the command to stop and lets it keep what it has. The virtual machine then exits with 130 by
   * itself.
   */
  private static void letFinish(Cancellation cancellation, CountDownLatch finished) {
    if (finished.getCount() == 0) {
      return;
    }
    cancellation.request();
    try {
      if (!finished.await(SECONDS_TO_TIDY_UP, TimeUnit.SECONDS)) {
        System.err.println("smalti: did not stop in " + SECONDS_TO_TIDY_UP + " s and was ended");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
