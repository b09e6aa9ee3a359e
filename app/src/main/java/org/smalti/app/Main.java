package org.smalti.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.smalti.app.demo.DemoCommand;
import org.smalti.app.make.MakeCommand;
import org.smalti.app.spark.SparkCommand;
import org.smalti.compositions.ComposeCommand;
import org.smalti.compositions.CompositionPlugins;
import org.smalti.compositions.sequence.MixCommand;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.HelpCommand;
import org.smalti.core.cli.SmaltiCommandLine;
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
import picocli.CommandLine.Command;

/** {@code smalti}: the table of contents of all subcommands. */
@Command(
    name = "smalti",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Finds media, cuts it into samples, lays them out by similarity, and recombines them into mosaics.",
    footerHeading = "%nBegin with:%n",
    footer = "  smalti demo",
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
      HelpCommand.class
    })
public final class Main {
  private static final int SECONDS_TO_TIDY_UP = 20;

  private Main() {}

  /** Runs one command. The only place that ends the process. */
  public static void main(String[] arguments) {
    try {
      CompositionPlugins.choose(arguments);
    } catch (SmaltiException e) {
      System.err.println("smalti: " + e.getMessage());
      System.exit(e.reason().exitCode());
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
      exitCode =
          new SmaltiCommandLine(Main.class, Console.ofThisProcess(cancellation)).execute(arguments);
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
