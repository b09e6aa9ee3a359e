package org.smalti.compositions;

import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.render.VideoRenderer.FilmOptions;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.GridSize;
import org.smalti.media.DeinterlaceOption;
import org.smalti.media.VideoFrames;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the picture and of how it is encoded. */
final class PictureOptions {
  @Option(names = "--width", description = "pixels (default: ${DEFAULT-VALUE})")
  private int width = 1920;

  @Option(names = "--height", description = "pixels (default: ${DEFAULT-VALUE})")
  private int height = 1080;

  @Option(
      names = "--fps",
      description = "pictures per second: 24, 12.5, 30000/1001 (default: ${DEFAULT-VALUE})")
  private String rate = "24";

  @Option(
      names = "--crf",
      description = "quality of x264, 0 to 51; higher is smaller (default: ${DEFAULT-VALUE})")
  private int crf = 18;

  @Option(
      names = "--preset",
      description = "effort of x264, ultrafast to veryslow (default: ${DEFAULT-VALUE})")
  private String preset = "medium";

  @Option(
      names = "--frames-out",
      paramLabel = "PATTERN",
      description = "write each picture as PNG too: 'frames/%%s.png'")
  private @Nullable String framesOut;

  @Mixin
  private DeinterlaceOption pictures = new DeinterlaceOption();

  int crf() {
    return crf;
  }

  /** @throws SmaltiException if an option is out of its range */
  void check() {
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
  }

  /** A canvas of this size over a grid, of which these many cells are seen at the beginning and at the end. */
  Canvas canvas(GridSize all, GridSize first, GridSize last) {
    return new Canvas(width, height, FrameRate.parse(rate), all, first, last);
  }

  /**
   * How the film is written.
   *
   * @param threads that draw
   * @param sound whether it has a sound track
   */
  FilmOptions film(int threads, boolean sound) {
    return new FilmOptions(crf, preset, framesOut, threads, sound, pictures.deinterlace());
  }
}
