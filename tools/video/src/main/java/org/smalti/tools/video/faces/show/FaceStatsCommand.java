package org.smalti.tools.video.faces.show;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti video faces stats}: how long each face of a table is on screen. */
@Command(
    name = "stats",
    description = {
      "Show how long each face of a table is on screen, and when.",
      "A face is on screen from the first picture of an appearance to the end of its last; who is"
          + " missed for more than half a second, and more than one and a half of the distances at"
          + " which pictures were looked at, is gone and appears again. Times are in s on the"
          + " film's clock. Pictures of the faces come from the films."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti video faces stats --in faces.csv --format csv",
      "  smalti video faces stats --in faces.csv --dir media --out stats.png --sheet sheet.jpg"
    })
public final class FaceStatsCommand implements Callable<Integer> {
  @Option(
      names = {"-i", "--in"},
      required = true,
      paramLabel = "TABLE",
      description = "the table of faces to read (.csv)")
  private Path in = Path.of("");

  @Mixin
  private MediaFolderOption media = new MediaFolderOption();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "a chart to draw (.png or .svg): a line of time for each face")
  private @Nullable Path out;

  @Option(
      names = "--sheet",
      paramLabel = "FILE",
      description = "a contact sheet to draw (.jpg, .png or .webp): the best picture of each face")
  private @Nullable Path sheet;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "faces of each film in the chart, those that are seen longest; others are"
          + " summed (default: as many as fit)")
  private int top;

  @Option(
      names = "--min-pictures",
      paramLabel = "N",
      defaultValue = "1",
      description = "leave out tracks that are seen in fewer pictures (default: ${DEFAULT-VALUE})")
  private int minimumPictures = 1;

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      description = "of the chart (default: ${DEFAULT-VALUE})")
  private int width = PresenceLayout.USUAL_WIDTH;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "what is printed: text, csv or json (default: ${DEFAULT-VALUE})")
  private FaceStatsFormat format = FaceStatsFormat.TEXT;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    if (top < 0) {
      throw SmaltiException.usage("--top must be at least 1, not " + top);
    }
    if (minimumPictures < 1) {
      throw SmaltiException.usage("--min-pictures must be at least 1, not " + minimumPictures);
    }
    StatsPictures pictures = new StatsPictures(in, media.media(), out, sheet, width, top);
    List<FilmPresence> films = FaceTableReader.read(in).stream()
        .map(film -> FilmPresence.of(film).lasting(minimumPictures))
        .filter(film -> !film.tracks().isEmpty())
        .toList();
    int exit = pictures.draw(films, run.context());
    format.print(films, run.context().out(), run.context().resultWidth());
    return exit;
  }
}
