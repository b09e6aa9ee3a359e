package org.smalti.media;

import java.util.List;
import org.smalti.core.SmaltiException;

/**
 * The pictures that are written: YUV420P of BT.709, of one size, at a constant rate.
 *
 * @param width pixels, even
 * @param height pixels, even
 * @param crf x264's constant quality: 0 lossless, 18 very good, 23 usual, 51 worst
 * @param preset x264's, one of {@link #PRESETS}: slower ones compress better; other encoders take it for their own
 *     effort
 * @param codec how they are encoded
 */
public record VideoFrames(
    int width,
    int height,
    int fpsNumerator,
    int fpsDenominator,
    int crf,
    String preset,
    FilmCodec codec) {
  /** x264's presets, the fastest first. */
  public static final List<String> PRESETS = List.of(
      "ultrafast",
      "superfast",
      "veryfast",
      "faster",
      "fast",
      "medium",
      "slow",
      "slower",
      "veryslow",
      "placebo");

  /** Pictures in H.264. */
  public VideoFrames(
      int width, int height, int fpsNumerator, int fpsDenominator, int crf, String preset) {
    this(width, height, fpsNumerator, fpsDenominator, crf, preset, FilmCodec.H264);
  }

  public VideoFrames {
    // x264 itself would print its complaint to the terminal.
    if (!PRESETS.contains(preset)) {
      throw SmaltiException.usage(
          "no preset \"" + preset + "\"; there are " + String.join(", ", PRESETS));
    }
    if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(width + "x" + height + ": even numbers are needed");
    }
    if (fpsNumerator <= 0 || fpsDenominator <= 0 || crf < 0 || crf > 51) {
      throw new IllegalArgumentException(
          fpsNumerator + "/" + fpsDenominator + " fps at crf " + crf);
    }
  }
}
