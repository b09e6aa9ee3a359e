package org.smalti.compositions;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.render.Excerpt;
import org.smalti.compositions.render.FilmOptions;
import org.smalti.compositions.render.Stills;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.GridSize;
import org.smalti.media.DeinterlaceOption;
import org.smalti.media.FilmCodec;
import org.smalti.media.OutputFormat;
import org.smalti.media.VideoFrames;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the picture and of how it is encoded. */
final class PictureOptions {
  /** The share of a piece at which a single picture is taken, if no time is given. */
  private static final double USUAL_MOMENT = 0.85;

  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final String RATE = "24";
  /** Of animations, which are made for pages and chats. */
  private static final int ANIMATION_WIDTH = 480;

  private static final int ANIMATION_HEIGHT = 270;
  private static final String ANIMATION_RATE = "12";
  private static final int ANIMATION_SIDE = 1280;
  /** Readers keep all of them in memory. */
  private static final long ANIMATION_FRAMES = 1500;

  private static final int DRAFT = 4;
  private static final int DRAFT_SIDE = 16;
  private static final int DRAFT_CRF = 28;

  @Option(names = "--width", paramLabel = "PIXELS", description = "(default: 1920; 480 of .gif)")
  private @Nullable Integer width;

  @Option(names = "--height", paramLabel = "PIXELS", description = "(default: 1080; 270 of .gif)")
  private @Nullable Integer height;

  @Option(
      names = "--fps",
      paramLabel = "RATE",
      description = "pictures per second: 24, 12.5, 30000/1001 (default: 24; 12 of .gif)")
  private @Nullable String rate;

  @Option(
      names = "--crf",
      description = "quality of x264, 0 to 51; higher is smaller (default: ${DEFAULT-VALUE})")
  private int crf = 18;

  @Option(
      names = "--preset",
      description = "effort of x264, ultrafast to veryslow (default: ${DEFAULT-VALUE})")
  private String preset = "veryfast";

  @Option(
      names = "--codec",
      description = "of the pictures: h264, vp9 (.webm, .mkv), prores (.mov, .mkv)"
          + " (default: what fits the name)")
  private @Nullable FilmCodec codec;

  @Option(
      names = "--draft",
      description = "a quarter of the width and height, encoded as fast as can be")
  private boolean draft;

  @Option(
      names = "--excerpt",
      paramLabel = "FROM-UNTIL",
      description = "only this part of the film, in seconds: 10-20")
  private @Nullable String excerpt;

  @Option(
      names = "--frame",
      paramLabel = "SECONDS",
      description =
          "only the picture at this time, as .png or .jpg (default for these: at 0.85 of the length)")
  private @Nullable Double frame;

  @Option(
      names = "--poster",
      paramLabel = "FILE.jpg",
      description = "write the fullest picture too, and put it into an .mp4 as its cover")
  private @Nullable Path poster;

  @Option(
      names = "--frames-out",
      paramLabel = "PATTERN",
      description = "write each picture as PNG too: 'frames/%%s.png'")
  private @Nullable String framesOut;

  @Mixin
  private StyleOptions style = new StyleOptions();

  @Mixin
  private DeinterlaceOption pictures = new DeinterlaceOption();

  int crf() {
    return draft ? Math.max(crf, DRAFT_CRF) : crf;
  }

  /** Whether one picture is wanted and no film. */
  boolean isStill(Path out) {
    return frame != null || Stills.isStill(out);
  }

  /**
   * The time in s of the one picture that is wanted.
   *
   * @param seconds how long the piece is: without {@code --frame} the picture is from near its end
   * @throws SmaltiException if it is asked for behind the end
   */
  double moment(double seconds) {
    if (frame == null) {
      return USUAL_MOMENT * seconds;
    }
    if (frame > seconds) {
      throw SmaltiException.usage(
          "--frame " + frame + " lies behind the end: the piece is " + seconds + " s long");
    }
    return frame;
  }

  /** Where the fullest picture goes, if it is wanted. */
  Optional<Path> poster() {
    return Optional.ofNullable(poster);
  }

  /** Which part is wanted. */
  Excerpt excerpt() {
    return excerpt == null ? Excerpt.WHOLE : Excerpt.parse(excerpt);
  }

  /**
   * Checks what needs no plan.
   *
   * @param out what is made
   * @throws SmaltiException if an option is out of its range
   */
  void check(Path out) {
    if (crf < 0 || crf > 51) {
      throw SmaltiException.usage("--crf is 0 to 51, not " + crf);
    }
    if (!VideoFrames.PRESETS.contains(preset)) {
      throw SmaltiException.usage(
          "--preset is one of " + String.join(", ", VideoFrames.PRESETS) + "; not " + preset);
    }
    if (framesOut != null && !framesOut.contains("%s")) {
      throw SmaltiException.usage(
          "--frames-out needs %s where the number goes, such as frames/%s.png; not " + framesOut);
    }
    if (poster != null && !poster.toString().toLowerCase(Locale.ROOT).endsWith(".jpg")) {
      throw SmaltiException.usage(poster + ": a poster ends in .jpg");
    }
    style.style(1);
    excerpt();
    GridSize any = new GridSize(1, 1);
    canvas(out, any, any, any);
    if (isStill(out)) {
      checkStill(out);
    } else if (OutputName.isFilm(out)) {
      codec(out);
    }
  }

  private void checkStill(Path out) {
    if (frame != null && !(frame >= 0)) {
      throw SmaltiException.usage("--frame is a time in seconds, not " + frame);
    }
    if (excerpt != null || poster != null) {
      throw SmaltiException.usage(out + " is one picture: no --excerpt and no --poster of it");
    }
    Stills.format(out);
  }

  /**
   * Checks what a film of a plan would be.
   *
   * @param frames how many pictures it has
   * @throws SmaltiException if it is too large for its format
   */
  void check(Path out, Canvas canvas, long frames) {
    if (!OutputName.isAnimation(out)) {
      return;
    }
    if (Math.max(canvas.width(), canvas.height()) > ANIMATION_SIDE || frames > ANIMATION_FRAMES) {
      throw SmaltiException.usage(out + " would have " + frames + " pictures of " + canvas.width()
          + "x" + canvas.height() + "; an animation has at most " + ANIMATION_FRAMES
          + " of at most " + ANIMATION_SIDE + " pixels: choose --excerpt, --fps, --width and"
          + " --height, or write an .mp4");
    }
  }

  /** A canvas of this size over a grid, of which these many cells are seen at the beginning and at the end. */
  Canvas canvas(Path out, GridSize all, GridSize first, GridSize last) {
    boolean animation = OutputName.isAnimation(out);
    int across = width == null ? (animation ? ANIMATION_WIDTH : WIDTH) : width;
    int down = height == null ? (animation ? ANIMATION_HEIGHT : HEIGHT) : height;
    String perSecond = rate == null ? (animation ? ANIMATION_RATE : RATE) : rate;
    Canvas canvas = new Canvas(across, down, FrameRate.parse(perSecond), all, first, last);
    return draft
        ? new Canvas(quarter(across), quarter(down), canvas.rate(), all, first, last)
        : canvas;
  }

  private static int quarter(int pixels) {
    return Math.max(DRAFT_SIDE, (pixels + DRAFT) / (2 * DRAFT) * 2);
  }

  /** The codec that was asked for or that fits the name. */
  private FilmCodec codec(Path out) {
    OutputFormat format = OutputFormat.of(OutputName.film(out));
    FilmCodec wanted = codec;
    if (wanted == null) {
      return format.usualCodec();
    }
    if (!format.codecs().contains(wanted)) {
      throw SmaltiException.usage(out + " can't hold " + wanted + "; ." + format.extension()
          + " holds "
          + format.codecs().stream().map(FilmCodec::toString).collect(Collectors.joining(", ")));
    }
    return wanted;
  }

  /**
   * How the film is written.
   *
   * @param threads that draw
   * @param sound whether it has a sound track
   * @param seed of film grain
   * @param title where none was given
   */
  FilmOptions film(Path out, int threads, boolean sound, long seed, String title) {
    boolean still = isStill(out);
    return new FilmOptions(
        crf(),
        draft ? VideoFrames.PRESETS.get(0) : preset,
        still ? FilmCodec.H264 : codec(out),
        framesOut,
        threads,
        sound && !OutputName.isAnimation(out),
        pictures.deinterlace(),
        style.style(seed),
        excerpt(),
        Optional.ofNullable(poster),
        title);
  }
}
