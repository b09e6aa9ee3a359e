package org.smalti.media;

import java.util.HashMap;
import java.util.Map;

/**
 * How pictures are encoded.
 *
 * @param codec libav's name of an encoder, such as {@code libx264}
 * @param width pixels; a frame of another size is scaled
 * @param height pixels
 * @param pixelFormat libav's name; a frame of another one is converted
 * @param frameRate frames per second, as players are told; frames come when their time stamps say
 * @param timeBase s of one unit of the encoder's time stamps
 * @param bitRate bits per second, 0 if the options tell the quality
 * @param keyFrameEvery frames between key frames at most, 0 as the encoder likes
 * @param threads of the encoder, 0 = as many as there are processors
 * @param libav options of the encoder, such as {@code preset} and {@code crf}
 */
public record VideoEncoding(
    String codec,
    int width,
    int height,
    String pixelFormat,
    Rational frameRate,
    Rational timeBase,
    long bitRate,
    int keyFrameEvery,
    int threads,
    Map<String, String> libav) {
  private static final Rational MICROSECOND = new Rational(1, 1_000_000);
  private static final Rational CLOCK_OF_MPEG = new Rational(1, 90_000);

  public VideoEncoding {
    libav = Map.copyOf(libav);
  }

  /** H.264 by x264, for files; the same bytes on every machine. */
  public static VideoEncoding h264(int width, int height, Rational frameRate) {
    return new VideoEncoding(
        "libx264",
        width,
        height,
        "yuv420p",
        frameRate,
        frameRate.isKnown() ? frameRate.inverse() : MICROSECOND,
        0,
        0,
        4,
        Map.of("crf", "20", "preset", "medium"));
  }

  /** H.264 by x264 without delay, for live streams: a key frame every two seconds. */
  public static VideoEncoding live(int width, int height, Rational frameRate) {
    return new VideoEncoding(
        "libx264",
        width,
        height,
        "yuv420p",
        frameRate,
        CLOCK_OF_MPEG,
        0,
        (int) Math.max(1, Math.round(2 * frameRate.value())),
        1,
        Map.of("crf", "23", "preset", "fast", "tune", "zerolatency"));
  }

  /** The same with a quality of x264's: 18 can hardly be told from the original, a larger one is worse. */
  public VideoEncoding crf(int quality) {
    return and(Map.of("crf", Integer.toString(quality)));
  }

  /** The same, saying that the colours are those of BT.709, as a {@link VideoDecoder} gives them. */
  public VideoEncoding bt709() {
    return and(Map.of(
        "color_range",
        "tv",
        "colorspace",
        "bt709",
        "color_primaries",
        "bt709",
        "color_trc",
        "bt709"));
  }

  private VideoEncoding and(Map<String, String> options) {
    Map<String, String> all = new HashMap<>(libav);
    all.putAll(options);
    return libav(all);
  }

  /** The same with time stamps of another unit, for pictures that do not come at a steady rate. */
  public VideoEncoding timeBase(Rational unit) {
    return new VideoEncoding(
        codec, width, height, pixelFormat, frameRate, unit, bitRate, keyFrameEvery, threads, libav);
  }

  /** The same at a constant bit rate instead of a constant quality; no second takes more than that. */
  public VideoEncoding atBitRate(long bitsPerSecond) {
    Map<String, String> options = new HashMap<>(libav);
    options.remove("crf");
    options.put("maxrate", Long.toString(bitsPerSecond));
    options.put("bufsize", Long.toString(bitsPerSecond));
    return new VideoEncoding(
        codec,
        width,
        height,
        pixelFormat,
        frameRate,
        timeBase,
        bitsPerSecond,
        keyFrameEvery,
        threads,
        options);
  }

  /** The same with options of the encoder. */
  public VideoEncoding libav(Map<String, String> options) {
    return new VideoEncoding(
        codec,
        width,
        height,
        pixelFormat,
        frameRate,
        timeBase,
        bitRate,
        keyFrameEvery,
        threads,
        options);
  }
}
