package org.smalti.bench.accuracy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;
import org.smalti.tools.audio.FeaturesCommand;
import org.smalti.tools.audio.SamplesCommand;

/**
 * {@code smalti features} and {@code smalti samples --features}, run in this process: what a user gets.
 *
 * @param media the folder that file names start from
 * @param pitch the word after {@code --pitch}
 */
record FeaturesListener(Path media, String pitch) {
  /** The features of the first second of each file, in the order of the files. */
  List<Row> firstSeconds(Collection<String> files) {
    return inFolder(folder -> {
      Path table = folder.resolve("seconds.csv");
      try (TableWriter writer = new TableWriter(table, Sample.PLACE)) {
        files.forEach(file -> writer.add(file, "0", "1000"));
        writer.commit();
      }
      run(FeaturesCommand.class, List.of("--in", table.toString()));
      return TableReader.read(table).rows();
    });
  }

  /** The features of all samples of the files. */
  List<Row> samples(Collection<String> files) {
    return inFolder(folder -> {
      Path table = folder.resolve("samples.csv");
      List<String> words = new ArrayList<>(List.of("--features", "--out", table.toString()));
      files.forEach(file -> words.add(media.resolve(file).toString()));
      run(SamplesCommand.class, words);
      return TableReader.read(table).rows();
    });
  }

  private void run(Class<?> command, List<String> more) {
    List<String> words = new ArrayList<>(List.of("--dir", media.toString(), "--pitch", pitch));
    words.addAll(List.of("--quiet", "--progress", "none"));
    words.addAll(more);
    var said = new ByteArrayOutputStream();
    var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    var console = new Console(stream, stream, false, 100, new Cancellation());
    int exit = new SmaltiCommandLine(command, console).execute(words.toArray(String[]::new));
    if (exit != 0) {
      throw SmaltiException.input("--pitch " + pitch + " ended with " + exit + ": "
          + said.toString(StandardCharsets.UTF_8).strip());
    }
  }

  private interface Use {
    List<Row> in(Path folder);
  }

  private static List<Row> inFolder(Use use) {
    try {
      Path folder = Files.createTempDirectory("accuracy");
      try {
        return use.in(folder);
      } finally {
        try (Stream<Path> all = Files.walk(folder)) {
          for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
