package org.smalti.tools.video.spans;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.core.step.FileCells;
import org.smalti.core.step.FileRows;
import org.smalti.core.table.Sample;
import org.smalti.media.Deinterlace;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaInfo;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoSpec;
import org.smalti.media.cut.FramePass;

/**
 * Finds the stretch of film of each sample: the cells {@code vstart} and {@code vdur}. A film without picture gives
 * {@link FilmSpan#NONE}.
 *
 * @param known the cuts, if they need not be looked for
 */
record VsamplesWork(
    MediaFolder folder,
    SpanOptions options,
    Deinterlace deinterlace,
    @Nullable CutTable known) implements Work<FileRows, FileCells> {
  /** Small pictures have the same mean colours as large ones. */
  private static final int WIDTH = 128;

  private static final int HEIGHT = 96;

  @Override
  public FileCells apply(FileRows film, Task task) throws IOException {
    try (MediaFile media = MediaFile.open(folder.resolve(film.filename()))) {
      if (media.info().video().isEmpty()) {
        return spans(film, sample -> FilmSpan.NONE);
      }
      CutTable table = known;
      if (table != null) {
        CutTimes cuts = table.of(film.filename());
        SpanFinder inScenes = new SpanFinder(options, length(media.measured()));
        return spans(film, sample -> inScenes.find(sample, cuts));
      }
      ChangeCurve curve = new ChangeCurve(options.fps());
      double length = length(media.info());
      SpanFinder finder = new SpanFinder(options, length);
      String damage = scan(media, curve, film.samples(), finder, task);
      if ((curve.end() + 1) * 1000.0 / options.fps() < length) {
        finder = new SpanFinder(options, length(media.measured()));
        String again = scan(media, curve, film.samples(), finder, Task.unwatched());
        damage = again.isEmpty() ? damage : again;
      }
      SpanFinder last = finder;
      return new FileCells(spans(film, sample -> last.find(sample, curve)).cells(), damage);
    }
  }

  /** Gives what of the film could not be read or decoded. */
  private String scan(
      MediaFile media, ChangeCurve curve, List<Sample> samples, SpanFinder finder, Task task)
      throws IOException {
    List<FrameInterval> unknown = samples.stream()
        .map(finder::needed)
        .filter(stretch -> !curve.covers(stretch))
        .toList();
    if (!unknown.isEmpty()) {
      VideoSpec small = new VideoSpec(WIDTH, HEIGHT, PixelFormat.RGB24, deinterlace);
      try (FramePass pass = FramePass.of(media, small)) {
        pass.run(List.of(new ChangeObserver(curve, unknown, task)));
        return pass.damage().orElse("");
      }
    }
    return "";
  }

  /** ms, infinite if the headers do not say. */
  private static double length(MediaInfo info) {
    double picture = info.video().map(video -> video.duration()).orElse(-1.0);
    double seconds = picture > 0 ? picture : info.duration();
    return seconds > 0 ? seconds * 1000 : Double.POSITIVE_INFINITY;
  }

  private static FileCells spans(FileRows film, Function<Sample, FilmSpan> finder) {
    return FileCells.of(film.samples().stream().map(finder).map(FilmSpan::cells).toList());
  }
}
