package org.smalti.app.spark;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.ClusterPlan;
import org.smalti.core.run.ClusterStarter.RunningCluster;
import picocli.CommandLine.Option;

/** The options of commands that start workers of a cluster. */
final class WorkerOptions {
  private static final Pattern MEMORY = Pattern.compile("(\\d{1,7})([mg])");

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "files at once at each worker (default: the cores of this machine, shared out)")
  private int cores;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "heap for the executors of each worker, such as 4g or 512m (default: 2g)")
  private String memory = "2g";

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "the address of this machine to listen on; anything but 127.0.0.1 opens it to"
          + " the network, without a password (default: ${DEFAULT-VALUE})")
  private String host = "127.0.0.1";

  @Option(
      names = "--work-dir",
      paramLabel = "DIR",
      description =
          "where to keep the logs of the executors (default: in the folder for temporary files)")
  private @Nullable Path folder;

  @Option(
      names = "--spark-conf",
      paramLabel = "KEY=VALUE",
      description = "a setting of Spark, for example spark.authenticate.secret=…")
  private Map<String, String> properties = Map.of();

  String host() {
    return host;
  }

  /**
   * Starts what {@code starter} starts and waits for Ctrl-C.
   *
   * @param hint what can be done as long as it runs
   */
  int run(
      int workers,
      int port,
      Function<ClusterPlan, RunningCluster> starter,
      Function<RunningCluster, String> hint,
      CommandContext context) {
    if (workers < 0 || workers > 1000 || cores < 0) {
      throw SmaltiException.usage(
          "a number of workers or cores must not be " + Math.min(workers, cores));
    }
    if (context.dryRun()) {
      return context.would("start " + workers + (workers == 1 ? " worker" : " workers"));
    }
    try (RunningCluster cluster = starter.apply(plan(workers, port))) {
      context.out().println(hint.apply(cluster));
      waitForCtrlC(context);
    }
    return ExitCode.OK;
  }

  private ClusterPlan plan(int workers, int port) {
    Path logs = folder;
    Path place = logs == null
        ? Path.of(
            System.getProperty("java.io.tmpdir"), "smalti-spark-" + System.getProperty("user.name"))
        : logs;
    int share = Math.max(1, Runtime.getRuntime().availableProcessors() / Math.max(1, workers));
    return new ClusterPlan(
        host, port, workers, cores == 0 ? share : cores, megabytes(), place, properties);
  }

  private int megabytes() {
    Matcher size = MEMORY.matcher(memory);
    if (!size.matches()) {
      throw SmaltiException.usage("--memory is a number with m or g, such as 4g, not " + memory);
    }
    return Integer.parseInt(size.group(1)) * (size.group(2).equals("g") ? 1024 : 1);
  }

  private static void waitForCtrlC(CommandContext context) {
    while (true) {
      context.throwIfCancelled();
      try {
        TimeUnit.MILLISECONDS.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException();
      }
    }
  }
}
