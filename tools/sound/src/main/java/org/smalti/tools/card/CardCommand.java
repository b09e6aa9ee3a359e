package org.smalti.tools.card;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.draw.PictureFile;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.show.Console;
import org.smalti.core.table.CellFormat;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaInfo;
import org.smalti.media.SoundSelectionOption;
import org.smalti.tools.audio.SampleDetector.Mark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code smalti card}: a picture of what was heard in a file. */
@Command(
    name = "card",
    description = {
      "Draw what is heard in a media file: waveform and spectrogram, and over them onsets, releases, pitch and"
          + " clarity.",
      "The samples are found now, or taken from a table. What is drawn is the mean of all channels unless"
          + " --channel says otherwise; levels are in"
          + " dB, 0 for a"
          + " sine of full scale. Of a file that is longer than two minutes the first two are drawn, unless --from"
          + " and --to say"
          + " otherwise."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti card song.mp3 --out card.png",
      "  smalti card media/film.mp4 --from 60 --to 75 --samples samples.csv --dir media --out card.png"
    })
public final class CardCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "the media file")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "the picture to write (.png or .svg)")
  private Path out = Path.of("");

  @Option(
      names = {"-s", "--samples"},
      paramLabel = "TABLE",
      description = "draw the samples of this table, instead of finding them")
  private @Nullable Path table;

  @Mixin
  private MediaFolderOption folder = new MediaFolderOption();

  @Mixin
  private SoundSelectionOption sound = new SoundSelectionOption();

  @Option(names = "--from", paramLabel = "S", description = "begin here, s (default: 0)")
  private double from;

  @Option(names = "--to", paramLabel = "S", description = "end here, s")
  private double to = Double.NaN;

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      description = "default: ${DEFAULT-VALUE}; words and lines grow with the picture")
  private int width = 1600;

  @Option(names = "--height", paramLabel = "PIXELS", description = "default: ${DEFAULT-VALUE}")
  private int height = 1000;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    PictureFile picture = new PictureFile(out, width, height);
    if (width < 500 || height < 300) {
      throw SmaltiException.usage("a card is at least 500 by 300 pixels");
    }
    try (MediaFile media = MediaFile.open(file)) {
      // Only the end of a file that is drawn to its end must be known well.
      MediaInfo info = Double.isNaN(to) ? media.measured() : media.info();
      TimeRange stretch = TimeRange.of(from, to, info.duration());
      if (run.context().dryRun()) {
        return run.context().would("draw " + said(stretch) + " of " + file + " into " + out);
      }
      CardLayout layout = CardLayout.of(width, height);
      CardContent heard = hear(media, stretch, layout);
      picture.draw(canvas -> Card.draw(heard, layout, lines(heard), canvas));
      run.context().say(out + ": " + said(stretch) + " of " + file + ", " + count(heard));
      if (!heard.damage().isEmpty()) {
        run.context().say(file + ": " + heard.damage());
      }
      return ExitCode.OK;
    }
  }

  private CardContent hear(MediaFile media, TimeRange stretch, CardLayout layout) {
    List<Mark> known = new ArrayList<>();
    Path samples = table;
    if (samples != null) {
      known.addAll(new TableMarks(samples, folder.media()).of(file));
    }
    String name = folder.media().nameOf(file);
    try (Run stage = run.context().begin("card", (long) stretch.seconds(), Unit.SECONDS)) {
      return new CardReader(
              media, sound.selection(), stretch, layout.spectrum().width, layout.spectrum().height)
          .hear(known, samples == null, name, stage);
    }
  }

  private List<String> lines(CardContent heard) {
    String from = table == null ? "" : " of " + table;
    return List.of(
        Console.oneLine(String.valueOf(file.getFileName())),
        said(heard.stretch()) + "  ·  " + heard.source() + "  ·  " + count(heard) + from);
  }

  private static String count(CardContent heard) {
    int samples = heard.marks().size();
    return String.format(
        Locale.ROOT,
        "%,d sample%s, %,d with pitch",
        samples,
        samples == 1 ? "" : "s",
        heard.pitched());
  }

  /** {@code all 0:24}, {@code 1:00 to 1:15 of 3:20}. */
  private static String said(TimeRange stretch) {
    boolean hours = Math.max(stretch.whole(), stretch.to()) >= 3600;
    if (stretch.isWhole()) {
      return stretch.whole() < 60
          ? "all " + CellFormat.decimal(stretch.whole(), 2) + " s"
          : "all " + TimeAxis.clock(stretch.whole(), hours);
    }
    String shown = stretch.to() < 60
        ? CellFormat.decimal(stretch.from(), 3) + " to " + CellFormat.decimal(stretch.to(), 3)
            + " s"
        : TimeAxis.clock(stretch.from(), hours) + " to " + TimeAxis.clock(stretch.to(), hours);
    return stretch.whole() > 0 ? shown + " of " + TimeAxis.clock(stretch.whole(), hours) : shown;
  }
}
