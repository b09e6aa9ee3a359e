package org.smalti.tools.video.stills;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.LocalPath;
import org.smalti.core.run.Task;
import org.smalti.core.run.Unit;
import org.smalti.core.run.Work;
import org.smalti.core.show.ClockText;
import org.smalti.core.show.Console;
import org.smalti.core.table.CellFormat;
import org.smalti.media.DecoderOptions;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaInfo;
import org.smalti.media.PacketCount;
import org.smalti.media.StillEncoder;
import org.smalti.media.VideoFrame;
import org.smalti.media.VideoStream;
import org.smalti.tools.video.source.ContinuousPictures;
import org.smalti.tools.video.source.FilmOpener;
import org.smalti.tools.video.source.SourceOpener;

/**
 * Draws the contact sheet of one film and writes it. Gives how many pictures are on it.
 *
 * @param sheets pattern of the sheets' paths, {@code %s} stands for the film's name
 * @param form of the file, and of the pictures but for their size
 */
record SheetWork(FilmOpener films, LocalPath sheets, SheetLayout layout, StillForm form)
    implements Work<SheetFilm, StillsResult> {
  /** A picture is at most so many times as high as wide. */
  private static final int HIGHEST = 2;
  /** s; times of a shorter film are shown with tenths of a second. */
  private static final double SHORT = 600;

  @Override
  public StillsResult apply(SheetFilm film, Task task) throws IOException {
    Path target = films.output(sheets.toString(), film.filename());
    SourceOpener opener = films.opener(film.filename(), task);
    try (MediaFile opened = opener.open();
        StillEncoder encoder = form.encoder()) {
      VideoStream shown = opened
          .info()
          .video()
          .orElseThrow(() -> SmaltiException.input(film.filename() + ": no picture in it"));
      if (opener.isLive(opened.info())) {
        throw SmaltiException.input(
            film.filename() + ": it is live and has no length to spread pictures over");
      }
      double duration = length(opened.info());
      SheetPictures read =
          duration > 0 ? read(film, opener, opened, shown, duration, task) : SheetPictures.NONE;
      String problem = read.damage();
      if (read.pictures().size() < film.times(layout.cells(), duration).size()
          || read.pictures().isEmpty()) {
        // The headers say nothing of the length, or more than there is.
        duration = length(opened.measured());
        PacketCount packets = opened.counted();
        read = read(film, opener, opened, shown, duration, task);
        problem = problem.isEmpty() ? read.damage() : problem;
        if (problem.isEmpty() && (packets.broken() > 0 || packets.brokenOff())) {
          problem = "the file is broken in places";
        }
      }
      List<SheetPicture> pictures = read.pictures();
      if (pictures.isEmpty()) {
        throw SmaltiException.input(
            film.filename() + ": no picture of it can be decoded; is the file broken?");
      }
      try (VideoFrame sheet =
          VideoFrame.of(drawn(pictures, heading(film, shown, duration), title(film), duration))) {
        encoder.write(sheet, target);
      }
      return new StillsResult(
          pictures.size(),
          problem.isEmpty() ? "" : problem + "; the sheet shows what could be read");
    }
  }

  /** A picture on a sheet, with the time at which it is first shown, s. */
  private record SheetPicture(BufferedImage image, double time) {}

  /**
   * The pictures of a sheet.
   *
   * @param damage what of the film could not be read; empty if all was well
   */
  private record SheetPictures(List<SheetPicture> pictures, String damage) {
    static final SheetPictures NONE = new SheetPictures(List.of(), "");
  }

  /** s; −1 unknown. */
  private static double length(MediaInfo info) {
    double picture = info.video().map(VideoStream::duration).orElse(-1.0);
    return picture > 0 ? picture : info.duration();
  }

  private SheetPictures read(
      SheetFilm film,
      SourceOpener opener,
      MediaFile opened,
      VideoStream shown,
      double duration,
      Task task) {
    StillSize size = new StillSize(layout.width(), HIGHEST * layout.width(), 100, false);
    StillForm pictures = new StillForm(
        form.format(), form.quality(), size, "", form.interpolation(), form.deinterlace());
    List<SheetPicture> read = new ArrayList<>();
    List<Double> times = film.times(layout.cells(), duration);
    try (ContinuousPictures source =
        new ContinuousPictures(opener, opened, pictures.spec(shown), DecoderOptions.DEFAULT)) {
      FilmCursor cursor = new FilmCursor(source);
      for (double time : times) {
        if (!cursor.goTo(time)) {
          break;
        }
        try (VideoFrame frame = source.decoder().frame("bgr24")) {
          read.add(new SheetPicture(frame.image(), source.time()));
        }
        task.reached((double) read.size() / times.size());
      }
      return new SheetPictures(read, cursor.damage().orElse(""));
    }
  }

  private BufferedImage drawn(
      List<SheetPicture> pictures, String details, String title, double duration) {
    int height =
        pictures.stream().mapToInt(picture -> picture.image().getHeight()).max().orElse(1);
    SheetPainter painter = new SheetPainter(layout, pictures.size(), height);
    painter.heading(Console.oneLine(title), details);
    for (int i = 0; i < pictures.size(); i++) {
      painter.picture(i, pictures.get(i).image(), clock(pictures.get(i).time(), duration));
    }
    return painter.finished();
  }

  /** The name of the film without its folders. */
  private String title(SheetFilm film) {
    return films
        .file(film.filename())
        .map(file -> String.valueOf(file.getFileName()))
        .orElse(film.filename());
  }

  /** {@code 1920×1080 · h264 · 23.976 fps · 1:02:03 · 512.3 MB}. */
  private String heading(SheetFilm sheet, VideoStream film, double duration) throws IOException {
    List<String> parts = new ArrayList<>();
    parts.add(film.width() + "×" + film.height());
    parts.add(film.codec());
    if (film.fps() > 0) {
      parts.add(CellFormat.decimal(film.fps(), 3) + " fps");
    }
    if (duration > 0) {
      parts.add(clock(duration, duration));
    }
    Optional<Path> file = films.file(sheet.filename());
    if (file.isPresent()) {
      parts.add(Unit.BYTES.show(Files.size(file.get())));
    }
    return String.join("  ·  ", parts);
  }

  private static String clock(double time, double duration) {
    if (duration >= SHORT) {
      return ClockText.brief(Math.floor(time));
    }
    long tenths = (long) Math.floor(Math.max(0, time) * 10 + 1e-6);
    return String.format(Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
  }
}
