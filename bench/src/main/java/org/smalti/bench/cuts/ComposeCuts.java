package org.smalti.bench.cuts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.smalti.bench.CorpusOptions;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;
import org.smalti.core.table.TableWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench/compose-cuts}: films whose transitions are known, from the films of a corpus; the same for a seed. */
@Command(
    name = "compose-cuts",
    description =
        "Compose films whose cuts, fades and dissolves are known: OUT/dev to tune on, OUT/test to judge by.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  bench/compose-cuts corpus films && bench/cuts films/test corpus")
public final class ComposeCuts implements Callable<Integer> {
  private static final List<String> HALVES = List.of("dev", "test");

  @Mixin
  private CorpusOptions options = new CorpusOptions();

  @Option(
      names = "--films",
      defaultValue = "24",
      description = "films of a minute in each half (default: ${DEFAULT-VALUE})")
  private int films;

  @Option(names = "--only", paramLabel = "HALF", description = "dev or test (default: both)")
  private String only = "";

  public static void main(String[] arguments) {
    var console = Console.ofThisProcess(new Cancellation());
    System.exit(new SmaltiCommandLine(ComposeCuts.class, console).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    for (int half = 0; half < HALVES.size(); half++) {
      if (!only.isEmpty() && !only.equals(HALVES.get(half))) {
        continue;
      }
      Path folder = options.out().resolve(HALVES.get(half));
      Files.createDirectories(folder);
      List<SourceShot> shots = SourceShot.half(half);
      try (TableWriter table =
          new TableWriter(folder.resolve("truth.csv"), TrueTransition.COLUMNS)) {
        for (int i = 0; i < films; i++) {
          String name = String.format(Locale.ROOT, "film%02d.mp4", i);
          long seed = 1_000_003L * options.seed() + 1009L * half + i;
          new FilmComposer(options.corpus(), shots, name, i, seed)
              .compose(folder)
              .forEach(transition -> table.add(transition.cells()));
          System.err.println(folder.resolve(name));
        }
        table.commit();
      }
    }
    return 0;
  }
}
