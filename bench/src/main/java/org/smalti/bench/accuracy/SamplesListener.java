package org.smalti.bench.accuracy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.tools.audio.SamplesCommand;

/**
 * {@code smalti samples --min 0 --detector NAME}, run in this process: what a user gets. {@code --min 0}, because a
 * shorter sample would be dropped with its onset.
 *
 * @param detector the word after {@code --detector}
 * @param options further words of the command line
 */
record SamplesListener(String detector, List<String> options) implements OnsetListener {
  @Override
  public String name() {
    return detector;
  }

  @Override
  public Map<Path, double[]> onsets(List<Path> files) {
    try {
      Path folder = Files.createTempDirectory("accuracy");
      Path table = folder.resolve("samples.csv");
      try {
        run(files, table);
        return starts(files, table);
      } finally {
        Files.deleteIfExists(table);
        Files.deleteIfExists(folder.resolve(".samples.csv.journal"));
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(List<Path> files, Path table) {
    List<String> words = new ArrayList<>(List.of(
        "--out",
        table.toString(),
        "--dir",
        "/",
        "--min",
        "0",
        "--detector",
        detector,
        "--quiet",
        "--progress",
        "none"));
    words.addAll(options);
    files.forEach(file -> words.add(file.toAbsolutePath().normalize().toString()));
    var said = new ByteArrayOutputStream();
    var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    var console = new Console(stream, stream, false, 100, new Cancellation());
    int exit =
        new SmaltiCommandLine(SamplesCommand.class, console).execute(words.toArray(String[]::new));
    if (exit != 0) {
      throw SmaltiException.input("samples --detector " + detector + " ended with " + exit + ": "
          + said.toString(StandardCharsets.UTF_8).strip());
    }
  }

  private static Map<Path, double[]> starts(List<Path> files, Path table) {
    Map<Path, List<Double>> byFile = new HashMap<>();
    for (Row row : TableReader.read(table).rows()) {
      byFile
          .computeIfAbsent(Path.of("/").resolve(row.text("filename")), file -> new ArrayList<>())
          .add(row.number("start") / 1000);
    }
    Map<Path, double[]> onsets = new HashMap<>();
    for (Path file : files) {
      onsets.put(
          file,
          byFile.getOrDefault(file.toAbsolutePath().normalize(), List.of()).stream()
              .mapToDouble(start -> start)
              .sorted()
              .toArray());
    }
    return onsets;
  }
}
