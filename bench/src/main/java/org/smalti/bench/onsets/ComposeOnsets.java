package org.smalti.bench.onsets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.smalti.bench.CorpusOptions;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;
import org.smalti.core.table.TableWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code bench/compose-onsets}: tracks whose onsets are known, from the one-shots of a corpus; the same for the same
 * seed.
 */
@Command(
    name = "compose-onsets",
    description =
        "Compose recordings whose onsets are known: OUT/dev to tune on, OUT/test to judge by.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  bench/compose-onsets corpus tracks && bench/accuracy tracks/test")
public final class ComposeOnsets implements Callable<Integer> {
  private static final List<String> HALVES = List.of("dev", "test");

  @Mixin
  private CorpusOptions options = new CorpusOptions();

  @Option(
      names = "--tracks",
      defaultValue = "4",
      description = "tracks of each kind (default: ${DEFAULT-VALUE})")
  private int tracks;

  public static void main(String[] arguments) {
    var console = Console.ofThisProcess(new Cancellation());
    System.exit(new SmaltiCommandLine(ComposeOnsets.class, console).execute(arguments));
  }

  @Override
  public Integer call() {
    for (int half = 0; half < HALVES.size(); half++) {
      OneShotPool pool = OneShotPool.read(options.corpus(), half);
      Path folder = options.out().resolve(HALVES.get(half));
      compose(pool, folder, 31 * options.seed() + half);
      System.err.println(folder + ": " + pool.drums().size() + " drums, "
          + pool.guitar().size() + " guitar notes, " + pool.digits().size()
          + " digits; left out as slow: " + pool.leftOut());
    }
    return 0;
  }

  private void compose(OneShotPool pool, Path folder, long half) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (TableWriter table =
        new TableWriter(folder.resolve("tracks.csv"), List.of("filename", "group", "complete"))) {
      for (TrackKind scene : TrackKind.values()) {
        for (int number = 0; number < tracks; number++) {
          Random random =
              new Random(1000 * (1000 * half + scene.name().hashCode() % 1000) + number);
          String name = String.format(Locale.ROOT, "%s_%02d.%s", scene, number + 1, scene.format);
          scene.compose(pool, number, random).write(folder.resolve(name), scene.rate, random);
          table.add(name, scene.toString(), scene.complete ? "1" : "0");
        }
      }
      table.commit();
    }
  }
}
