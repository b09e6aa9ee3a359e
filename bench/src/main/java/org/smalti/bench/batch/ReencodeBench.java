package org.smalti.bench.batch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.smalti.bench.ProcessMeasurement;
import org.smalti.core.ExitCode;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.program.ChildProcesses;
import org.smalti.media.program.Ffmpeg;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegProgram;

/**
 * {@code smalti batch reencode}: what becomes of the corpus's screencasts, and how much is won by working on several at
 * once.
 *
 * @param root the project's folder
 * @param corpus a folder with {@code video/screencast_*}
 * @param work a folder for what is made
 */
record ReencodeBench(Path root, Path corpus, Path work, PrintStream out) {
  private static final List<Way> WAYS = List.of(
      new Way("`--recipe screencast`", List.of("--recipe", "screencast")),
      new Way("`--codec av1`", List.of()),
      new Way("`--codec av1 --preset 6`", List.of("--preset", "6")),
      new Way("`--codec av1 --preset 10`", List.of("--preset", "10")),
      new Way("`--codec hevc`", List.of("--codec", "hevc")));

  private static final int TURNS = 4;

  /** Options of the command, and how the table calls them. */
  private record Way(String name, List<String> words) {}

  /** Size, likeness and time of each screencast by each way, one file at a time. */
  void table() throws IOException, InterruptedException {
    List<Path> films = films();
    out.print("| screencast | way | before kB | after kB | | SSIM (luma) | s |\n");
    out.print("|---|---|---:|---:|---:|---:|---:|\n");
    for (Way way : WAYS) {
      Path made = Files.createDirectories(work.resolve("table"));
      Path report = work.resolve("table.csv");
      List<String> words = new ArrayList<>(way.words());
      words.addAll(List.of("--keep-larger", "--jobs", "1", "--report", report.toString()));
      reencode(films, made, words);
      Table rows = TableReader.read(report);
      for (int i = 0; i < rows.size(); i++) {
        row(way, rows.row(i), films);
      }
    }
  }

  private void row(Way way, Row row, List<Path> films) throws IOException {
    String name = Path.of(row.text("filename")).getFileName().toString();
    Path film = films.stream()
        .filter(path -> path.getFileName().toString().equals(name))
        .findFirst()
        .orElseThrow();
    if (!row.text("result").equals("done")) {
      out.printf("| %s | %s | | | %s | | |%n", name, way.name(), row.text("notes"));
      return;
    }
    double ratio = row.number("after") / row.number("before");
    out.printf(
        Locale.ROOT,
        "| %s | %s | %.0f | %.0f | %.0f %% | %.4f | %.1f |%n",
        name,
        way.name(),
        row.number("before") / 1000,
        row.number("after") / 1000,
        100 * ratio,
        similarity(film, Path.of(row.text("output"))),
        row.number("seconds"));
  }

  /**
   * The mean structural similarity of all pictures in brightness, counted and not timed: containers round times
   * differently.
   */
  private double similarity(Path film, Path made) throws IOException {
    MediaStream picture;
    try (MediaFile file = MediaFile.open(film)) {
      picture = file.contents().streams().stream()
          .filter(stream -> stream.kind() == Kind.VIDEO)
          .findFirst()
          .orElseThrow();
    }
    Path lines = work.resolve("ssim.txt");
    String counted = "settb=AVTB,setpts=N/25/TB,format=yuv420p";
    String own =
        "crop=" + picture.picture().width() + ":" + picture.picture().height() + ":0:0:exact=1";
    Ffmpeg ffmpeg = new Ffmpeg(
        FfmpegProgram.find(Path.of("embedded")),
        new Ffmpeg.Limits(0, Duration.ofMinutes(5)),
        ChildProcesses.forgotten());
    ffmpeg
        .run(
            FfmpegCommand.of(
                "-i",
                FfmpegCommand.file(made),
                "-i",
                FfmpegCommand.file(film),
                "-filter_complex",
                "[0:v]" + own + "," + counted + "[made];[1:" + picture.index() + "]" + counted
                    + "[film];[made][film]ssim=stats_file="
                    + FfmpegCommand.escapedInFilter(lines.toString()),
                "-f",
                "null",
                "-"),
            progress -> {})
        .orThrow(film.toString());
    try (Stream<String> all = Files.lines(lines)) {
      return all.mapToDouble(
              line -> Double.parseDouble(line.replaceFirst(".*\\bY:([0-9.]+).*", "$1")))
          .average()
          .orElse(Double.NaN);
    }
  }

  /**
   * What all screencasts take one after the other, and as many at once as the program thinks right: in turns, of which
   * each has the two in another order, as what else a machine does changes with time.
   */
  void several() throws IOException, InterruptedException {
    List<Path> films = films();
    out.print("| encoder | one after the other s | at once s | gain, turn by turn |\n");
    out.print("|---|---|---|---|\n");
    for (Way way : WAYS.subList(0, 2)) {
      List<String> one = new ArrayList<>();
      List<String> many = new ArrayList<>();
      List<String> gains = new ArrayList<>();
      for (int turn = 0; turn < TURNS; turn++) {
        boolean oneFirst = turn % 2 == 0;
        double first = seconds(films, way, oneFirst ? "1" : "auto");
        double second = seconds(films, way, oneFirst ? "auto" : "1");
        double alone = oneFirst ? first : second;
        double together = oneFirst ? second : first;
        one.add(String.format(Locale.ROOT, "%.1f", alone));
        many.add(String.format(Locale.ROOT, "%.1f", together));
        gains.add(String.format(Locale.ROOT, "%.2f", alone / together));
      }
      out.printf(
          "| %s | %s | %s | %s |%n",
          way.name(), String.join(", ", one), String.join(", ", many), String.join(", ", gains));
    }
  }

  private double seconds(List<Path> films, Way way, String jobs)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(way.words());
    words.addAll(List.of("--keep-larger", "--jobs", jobs));
    return reencode(films, Files.createDirectories(work.resolve("several")), words)
        .seconds();
  }

  private ProcessMeasurement reencode(List<Path> films, Path made, List<String> words)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(root.resolve("smalti").toString(), "batch", "reencode"));
    films.forEach(film -> command.add(film.toString()));
    command.addAll(List.of("--ffmpeg", "embedded", "--out", made.toString(), "--force"));
    command.addAll(words);
    ProcessMeasurement measured = ProcessMeasurement.of(work, Map.of(), command);
    // Films that ffmpeg itself can't read well are failures, which the table shows.
    if (!ExitCode.hasResult(measured.exit())) {
      throw new IllegalStateException(measured.said());
    }
    return measured;
  }

  /** Copies under names of which no two lead to one result, as those of the corpus do. */
  private List<Path> films() throws IOException {
    Path folder = Files.createDirectories(work.resolve("films"));
    List<Path> films = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(corpus.resolve("video"), "screencast_*")) {
      for (Path film : found) {
        String name = film.getFileName().toString().replace("screencast_", "");
        String extension = name.substring(name.lastIndexOf('.'));
        String base = name.substring(0, name.length() - extension.length());
        Path copy = folder.resolve(base + "-" + extension.substring(1) + extension);
        films.add(Files.copy(film, copy, StandardCopyOption.REPLACE_EXISTING));
      }
    }
    films.sort(null);
    return films;
  }
}
