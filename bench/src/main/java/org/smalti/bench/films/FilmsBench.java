package org.smalti.bench.films;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.smalti.core.files.MediaPaths;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures films of any origin, or the plans of all compositions. */
@Command(name = "films", mixinStandardHelpOptions = true)
public final class FilmsBench implements Callable<Integer> {
  private static final String BEGIN = "<!-- bench/films --plans -->\n";
  private static final String END = "<!-- end -->";

  @Parameters(paramLabel = "FILM", arity = "0..*", description = "films and folders")
  private List<String> films = new ArrayList<>();

  @Option(
      names = "--plans",
      description = "the plans of all compositions for 200, 1,000 and 16,384 clips")
  private boolean plans;

  @Option(
      names = "--write",
      paramLabel = "PAGE",
      description = "put the table of the plans into this page")
  private Optional<Path> page = Optional.empty();

  private FilmsBench() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new FilmsBench()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    if (plans || page.isPresent()) {
      String table = String.join("\n", PlanTable.lines()) + "\n";
      if (page.isPresent()) {
        String text = Files.readString(page.get());
        int from = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(
            page.get(), text.substring(0, from) + table + text.substring(text.indexOf(END, from)));
      } else {
        System.out.print(table);
      }
    }
    if (!films.isEmpty()) {
      System.out.println(
          "| film | s | lit from 2 s, least | lit from a third, least | lit by tenths, %"
              + " | luma | flicker | largest step | silence, s | clicks | LUFS | dBTP |");
      System.out.println("|---|" + "---:|".repeat(11));
      for (Path film : MediaPaths.find(films)) {
        System.out.println(line(film));
      }
    }
    return 0;
  }

  private static String line(Path film) {
    String seen = "| | | | | | | |";
    String heard = " | | | |";
    try (MediaFile media = MediaFile.open(film)) {
      if (media.info().video().isPresent()) {
        var size = new VideoSpec(PictureMeasure.WIDTH, PictureMeasure.HEIGHT, PixelFormat.YUV420P);
        try (VideoDecoder decoder = media.video(size)) {
          seen = seen(PictureMeasure.of(decoder));
        }
      }
    }
    try (MediaFile media = MediaFile.open(film)) {
      if (media.info().audio().isPresent()) {
        try (AudioDecoder decoder = media.audio(AudioSpec.stereo(SoundMeasure.RATE))) {
          SoundMeasure sound = SoundMeasure.of(decoder);
          heard = String.format(
              Locale.ROOT,
              " %.1f | %d | %.1f | %.1f |",
              sound.longestSilence(),
              sound.clicks(),
              sound.loudness(),
              sound.truePeak());
        }
      }
    }
    return "| " + film.getFileName() + " " + seen + heard;
  }

  private static String seen(PictureMeasure seen) {
    StringBuilder tenths = new StringBuilder();
    for (int tenth = 0; tenth < 10; tenth++) {
      tenths.append(tenth == 0 ? "" : " ").append(Math.round(100 * seen.lit(tenth)));
    }
    // The last 3 s may die away.
    double end = Math.max(0, 1 - 3 / seen.seconds());
    return String.format(
        Locale.ROOT,
        "| %.1f | %.0f %% | %.0f %% | %s | %.0f | %.2f | %.2f |",
        seen.seconds(),
        100 * seen.leastLit(Math.min(end, 2 / seen.seconds()), end),
        100 * seen.leastLit(Math.min(end, 1 / 3.0), end),
        tenths,
        seen.luma(),
        seen.flicker(),
        seen.largestStep());
  }
}
