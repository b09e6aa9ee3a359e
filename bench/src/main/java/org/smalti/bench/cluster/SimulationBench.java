package org.smalti.bench.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code bench/cluster}: where the driver, the listing of films, the shared disk or the longest films limit the
 * detection of faces on many executors. The cost of frames was measured; the cluster is simulated.
 */
@Command(name = "cluster", mixinStandardHelpOptions = true)
public final class SimulationBench implements Callable<Integer> {
  private static final double MEGABYTE = 1e6;

  @Parameters(paramLabel = "PIECES.csv", description = "measured pieces: frames, bytes, seconds")
  private Path pieces = Path.of("");

  @Option(names = "--films", description = "how many films (${DEFAULT-VALUE})")
  private int films = 10_000;

  @Option(names = "--median", description = "s: half of the films are longer (${DEFAULT-VALUE})")
  private double median = 600;

  @Option(names = "--spread", description = "of the logarithm of the length (${DEFAULT-VALUE})")
  private double spread = 1;

  @Option(names = "--executors", split = ",", description = "how many (1,10,100)")
  private List<Integer> executors = List.of(1, 10, 100);

  @Option(names = "--cores", description = "of an executor (${DEFAULT-VALUE})")
  private int cores = 4;

  @Option(names = "--disk", description = "MB/s that all executors share (${DEFAULT-VALUE})")
  private double disk = 1000;

  @Option(names = "--dispatch", description = "s of the driver for a task (${DEFAULT-VALUE})")
  private double dispatch = 0.006;

  @Option(names = "--result", description = "s of the driver for a result (${DEFAULT-VALUE})")
  private double result = 0.002;

  @Option(names = "--associate", description = "frames/s of the driver (${DEFAULT-VALUE})")
  private double association = 200_000;

  @Option(names = "--list", description = "frames/s of finding key frames (${DEFAULT-VALUE})")
  private double listing = 18_000;

  @Option(names = "--before", description = "s to open a film and its detector (${DEFAULT-VALUE})")
  private double before = 0.3;

  @Option(names = "--waiting", description = "tasks for each core under way (${DEFAULT-VALUE})")
  private int waiting = 8;

  @Option(names = "--piece", split = ",", description = "frames of a piece, 0 = film (0,500,3000)")
  private List<Long> lengths = List.of(0L, 500L, 3000L);

  @Option(names = "--seed")
  private long seed = 1;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new SimulationBench()).execute(arguments));
  }

  @Override
  public Integer call() {
    SimulatedCollection collection =
        SimulatedCollection.of(films, median, spread, MeasuredPieces.read(pieces), seed);
    System.out.printf(
        Locale.ROOT,
        "%,d films, %,d frames, %.1f TB%n%n",
        films,
        collection.frames(),
        collection.bytes() / 1e12);
    System.out.println("| executors | films are cut | results | hours | useful | driver busy |"
        + " disk busy | lost: waiting for an earlier result | for the driver | at the end |");
    System.out.println("|---:|---|---|---:|---:|---:|---:|---:|---:|---:|");
    for (int executor : executors) {
      for (Scenario scenario : scenarios()) {
        print(executor, scenario, run(collection, executor, scenario));
      }
    }
    return 0;
  }

  /**
   * A way to hand out the work.
   *
   * @param length frames of a piece; 0: whole films
   * @param ordered whether results are taken in their order
   * @param atDriver whether the driver itself finds where films can be cut, before it sends out anything
   */
  private record Scenario(long length, boolean ordered, boolean atDriver) {}

  private List<Scenario> scenarios() {
    List<Scenario> scenarios = new ArrayList<>();
    for (long length : lengths) {
      scenarios.add(new Scenario(length, true, false));
      scenarios.add(new Scenario(length, false, false));
      if (length > 0) {
        scenarios.add(new Scenario(length, false, true));
      }
    }
    return scenarios;
  }

  /** The stages of a scenario, one after the other, as one run. */
  private List<SimulatedRun> run(SimulatedCollection collection, int executor, Scenario scenario) {
    ClusterModel cluster =
        new ClusterModel(executor * cores, dispatch, disk * MEGABYTE, waiting, scenario.ordered());
    List<SimulatedRun> runs = new ArrayList<>();
    if (scenario.atDriver()) {
      ClusterModel alone = new ClusterModel(1, 0, disk * MEGABYTE, waiting, false);
      runs.add(ClusterSimulation.run(alone, collection.listing(listing, 0)));
    } else if (scenario.length() > 0) {
      runs.add(ClusterSimulation.run(cluster, collection.listing(listing, result)));
    }
    runs.add(ClusterSimulation.run(
        cluster, collection.tasks(scenario.length(), before, 1 / association, result)));
    return runs;
  }

  private static void print(int executor, Scenario scenario, List<SimulatedRun> runs) {
    double seconds = runs.stream().mapToDouble(SimulatedRun::seconds).sum();
    SimulatedRun last = runs.get(runs.size() - 1);
    String cut = scenario.length() == 0
        ? "no"
        : "by " + scenario.length() + (scenario.atDriver() ? ", found at the driver" : "");
    double listed = seconds - last.seconds();
    System.out.printf(
        Locale.ROOT,
        "| %d | %s | %s | %.2f%s | %.0f %% | %.0f %% | %.0f %% | %.0f %% | %.0f %% | %.0f %% |%n",
        executor,
        cut,
        scenario.ordered() ? "in order" : "as they come",
        seconds / 3600,
        listed > 0 ? String.format(Locale.ROOT, " (%.2f to cut)", listed / 3600) : "",
        100 * last.useful(),
        100 * last.driver(),
        100 * last.disk(),
        100 * last.blocked(),
        100 * last.hungry(),
        100 * last.over());
  }
}
