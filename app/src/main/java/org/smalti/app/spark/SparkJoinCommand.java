package org.smalti.app.spark;

import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.run.ClusterStarter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code smalti spark join}: workers on this machine for a master elsewhere, until Ctrl-C. */
@Command(
    name = "join",
    description = "Let this machine work for a master that runs elsewhere, until Ctrl-C.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti spark join spark://10.0.0.5:7077 --host 10.0.0.6 --cores 8 --memory 16g")
public final class SparkJoinCommand implements Callable<Integer> {
  private static final Pattern MASTER = Pattern.compile("spark://[^/:]+:\\d+");

  @Parameters(paramLabel = "MASTER", description = "the address that 'smalti spark start' says")
  private String master = "";

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "how many workers (default: ${DEFAULT-VALUE})")
  private int workers = 1;

  @Mixin
  private WorkerOptions options = new WorkerOptions();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    if (!MASTER.matcher(master).matches()) {
      throw SmaltiException.usage(master + " is no master; one is spark://HOST:7077");
    }
    ClusterStarter starter = ClusterStarter.installed();
    return options.run(
        workers,
        0,
        plan -> starter.join(master, plan),
        cluster -> "works for " + cluster.master() + " until Ctrl-C",
        run.context());
  }
}
