package org.smalti.tools.video.faces;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaTime;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.files.InputFiles;
import org.smalti.media.MediaAddress;
import org.smalti.tools.video.faces.show.FaceShow;
import org.smalti.tools.video.faces.show.FaceStatsCommand;
import org.smalti.tools.video.faces.table.FaceTable;
import org.smalti.tools.video.source.FilmFiles;
import org.smalti.tools.video.source.TimeSpan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti video faces}: the faces of films and live streams. */
@Command(
    name = "faces",
    description = {
      "Find faces in films, and follow each from picture to picture.",
      "The table has a row for each face in each picture that is looked at: the number of the picture in the film,"
          + " its time in s, the edges of the face in pixels of the film as it is shown, how sure the detector is"
          + " (0 to 1), and the track: the same for all pictures in which it is the same face. What the table says of"
          + " other films stays.",
      "Live streams are looked at at once, and their faces are printed as they come: of pictures that come faster than"
          + " the detector can look at them, the newest wins. A camera that dies is waited for."
    },
    mixinStandardHelpOptions = true,
    subcommands = FaceStatsCommand.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti video faces film.mp4 --out faces.csv",
      "  smalti video faces --in items.csv --dir media --out faces.csv --every 5",
      "  smalti video faces film.mp4 --out faces.csv --draw drawn.mp4 --crops crops",
      "  smalti video faces stats --in faces.csv --out stats.png --sheet sheet.jpg",
      "  smalti video faces film.mp4 --start 1:30 --end 2:00 --size 960 --out faces.csv",
      "  smalti video faces rtsp://camera/1 rtsp://camera/2 --format json --duration 1h"
    })
public final class FacesCommand implements Callable<Integer> {
  @Mixin
  private FilmFiles films = new FilmFiles();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "TABLE",
      description = "the table of faces to write: .csv or .parquet (default: print it)")
  private @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description =
          "what is printed where no table is written: csv; json: an object for each face; seed: an"
              + " object for each film, with arrays of pictures and of their faces (default: ${DEFAULT-VALUE})")
  private FaceFormat format = FaceFormat.CSV;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "stop looking at live streams after so long (default: when they end)")
  private @Nullable String duration;

  @Option(
      names = "--every",
      paramLabel = "N",
      defaultValue = "1",
      description = "look at every Nth picture: those whose numbers are multiples of it (default:"
          + " ${DEFAULT-VALUE})")
  private int every = 1;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      defaultValue = "0",
      description = "where to begin: 90, 500ms, 1:30 (default: the beginning). Pictures have their"
          + " numbers in the whole film all the same")
  private String start = "0";

  @Option(names = "--end", paramLabel = "TIME", description = "where to end (default: the end)")
  private @Nullable String end;

  @Mixin
  private DetectorChoice detector = new DetectorChoice();

  @Mixin
  private TrackChoice tracks = new TrackChoice();

  @Option(
      names = "--segment",
      paramLabel = "N",
      description =
          "frames of a long film that one thread or machine looks at, at least; the table does"
              + " not depend on it (default: 500, or 4000 where there are many films)")
  private @Nullable Long segment;

  @Mixin
  private ShowChoice show = new ShowChoice();

  @Mixin
  private PerFileRunOptions run;

  @Override
  public Integer call() {
    if (segment != null && segment < 1) {
      throw SmaltiException.usage("--segment must be at least 1, not " + segment);
    }
    TimeSpan span = span();
    FaceSettings settings = new FaceSettings(
        detector.options(tracks.options(detector.score()).leastScore()),
        tracks.options(detector.score()),
        every,
        span,
        tracks.flow(run.context()::say));
    List<MediaAddress> live = films.live();
    return live.isEmpty() ? films(settings) : watch(live, settings);
  }

  private int films(FaceSettings settings) {
    if (duration != null) {
      throw SmaltiException.usage("--duration is for live streams; a film has --start and --end");
    }
    List<String> names = films.names();
    Path table = out;
    if (table == null) {
      show.refuse();
      return new PrintedFaces(films.opener(), settings, length(), run.context())
          .print(names, format);
    }
    if (format != FaceFormat.CSV) {
      throw SmaltiException.usage("--format " + format + " is printed; leave out --out");
    }
    FaceTable.requireName(table);
    InputFiles inputs = films.inputs(names);
    inputs.spare(table);
    FaceShow shown = show.show(films.opener(), names, inputs);
    return new FacesStage(table, films.opener(), settings, length(), shown, run.context())
        .find(names);
  }

  private int watch(List<MediaAddress> live, FaceSettings settings) {
    if (out != null || format == FaceFormat.SEED) {
      throw SmaltiException.usage(
          "a live stream has no end: its faces are printed as csv or json; leave out --out");
    }
    show.refuse();
    String length = duration;
    FacePrinter printer = new FacePrinter(format, run.context().out());
    return new LiveFaces(live, films.liveReconnection(), settings, printer, run.context())
        .watch(length == null ? Double.POSITIVE_INFINITY : MediaTime.seconds("--duration", length));
  }

  /** Frames of a segment; 0: as is best. */
  private long length() {
    return segment == null ? 0 : segment;
  }

  private TimeSpan span() {
    double from = MediaTime.seconds("--start", start);
    String last = end;
    double to = last == null ? TimeSpan.ALL.to() : MediaTime.seconds("--end", last);
    if (to <= from) {
      throw SmaltiException.usage("--end " + last + " is not after --start " + start);
    }
    return new TimeSpan(from, to);
  }
}
