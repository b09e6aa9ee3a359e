package org.smalti.app.spark;

import java.util.concurrent.Callable;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.run.ClusterStarter;
import org.smalti.core.run.ClusterStarter.RunningCluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti spark start}: a master and workers, until Ctrl-C. */
@Command(
    name = "start",
    description = "Start a master and workers on this machine, until Ctrl-C.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti spark start --workers 2",
      "  smalti spark start --workers 0 --host 10.0.0.5     # a master alone; machines join it"
    })
public final class SparkStartCommand implements Callable<Integer> {
  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "how many workers (default: ${DEFAULT-VALUE})")
  private int workers = 1;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "where the master listens; 0 is any port (default: ${DEFAULT-VALUE})")
  private int port = 7077;

  @Mixin
  private WorkerOptions options = new WorkerOptions();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    ClusterStarter starter = ClusterStarter.installed();
    return options.run(workers, port, starter::start, SparkStartCommand::hint, run.context());
  }

  private static String hint(RunningCluster cluster) {
    return "master " + cluster.master() + " runs until Ctrl-C. In another terminal, for example:\n"
        + "  smalti probe data --out probe.csv --master " + cluster.master();
  }
}
