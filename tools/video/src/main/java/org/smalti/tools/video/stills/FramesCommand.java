package org.smalti.tools.video.stills;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaTime;
import org.smalti.core.cli.RunOptions;
import org.smalti.tools.video.source.FilmFiles;
import org.smalti.tools.video.source.TimeSpan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti video frames}: pictures of films at chosen times. */
@Command(
    name = "frames",
    description = {
      "Write pictures of films at chosen times, and a table of them, frames.csv, in the same folder.",
      "The picture of a time is the one that is shown then, exactly, whatever the frame rate does; times count from"
          + " the beginning of the film. Pictures are as the film is shown: turned, with square pixels, deinterlaced."
          + " In the table, at is the time that was asked for and time when the picture is first shown, in ms; pts is"
          + " in units of timeBase (s)."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti video frames film.mp4 --every 1s --out frames",
      "  smalti video frames film.mp4 --at 3.2,1:05,1:02:03.5 --format png --out frames",
      "  smalti video frames film.mp4 --range 12-12.5 --format raw --pixel-format yuv420p --out frames",
      "  smalti video frames rtsp://camera/1 --every 10s --limit 360 --reconnect 5 --out frames"
    })
public final class FramesCommand implements Callable<Integer> {
  private static final String STAGE = "frames";

  @Mixin
  private FilmFiles films = new FilmFiles();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "the folder to write to")
  private Path out = Path.of("");

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description = "a picture every so often: 1s, 500ms, 1:30; within --range, if that is given")
  private @Nullable String every;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      split = ",",
      description = "the pictures at these times: 3.2,5 or 1:02:03.5")
  private List<String> at = new ArrayList<>();

  @Option(
      names = "--range",
      paramLabel = "FROM-TO",
      description = "all pictures that are shown from FROM on and before TO; either may be missing")
  private @Nullable String range;

  @Option(names = "--limit", paramLabel = "N", description = "of each film the first N at most")
  private int limit = Integer.MAX_VALUE;

  @Mixin
  private StillOptions still = new StillOptions();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    FrameSelection selection = selection();
    StillForm form = still.form();
    List<String> names = films.names();
    films.inputs(names).spare(StillsStage.table(out, STAGE));
    return new StillsStage(STAGE, out, films.opener(), selection, form, run.context()).write(names);
  }

  private FrameSelection selection() {
    String period = every;
    String part = range;
    if (limit < 1) {
      throw SmaltiException.usage("--limit must be at least 1, not " + limit);
    }
    if (at.isEmpty() == (period == null && part == null)) {
      throw SmaltiException.usage("choose pictures by --at, or by --every, --range or both");
    }
    if (!at.isEmpty()) {
      return new FrameSelection.AtTimes(
          at.stream().map(time -> MediaTime.seconds("--at", time)).limit(limit).toList());
    }
    TimeSpan span = part == null ? TimeSpan.ALL : TimeSpan.parse("--range", part);
    if (period == null) {
      return new FrameSelection.InSpan(span, limit);
    }
    double seconds = MediaTime.seconds("--every", period);
    if (!(seconds >= 0.001)) {
      throw SmaltiException.usage("--every must be at least 1ms, not " + period);
    }
    return new FrameSelection.Periodic(seconds, span, limit);
  }
}
