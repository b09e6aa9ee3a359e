package org.smalti.bench.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.smalti.core.SmaltiException;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.cut.Span;
import org.smalti.media.cut.SpanReader;

/**
 * How far clips of a file are from where a whole decode has them, and whether its packets tell how long that is.
 *
 * @param furthest samples, {@link #ELSEWHERE} if a clip is found nowhere near
 * @param longer s by which the packets say that it lasts longer than a whole decode finds
 * @param whole s that a whole decode takes
 * @param slowest s that the slowest clip took, by a decoder of its own
 */
record LandingScore(
    String codec, int rate, long furthest, double longer, double whole, double slowest) {
  static final long ELSEWHERE = Long.MAX_VALUE;

  private static final int PLACES = 10;
  /** s: of a clip. */
  private static final double LENGTH = 0.3;
  /** s: durations may be rounded so much. */
  private static final double ROUNDED = 0.001;
  /** s: so far a clip is looked for. */
  private static final double FAR = 1;
  /** Samples: so far a clip is looked for that is alike where it stands. */
  private static final int NEAR = 100;
  /** How alike a clip must be to the whole: what precedes a place changes what a lossy decoder gives. */
  private static final double ALIKE = 0.9;

  /**
   * Of a file that holds so much noise.
   *
   * @param encoder that made it
   * @throws SmaltiException if it can't be opened, is taken for another codec, or less than nine tenths of it can be
   *     decoded: some containers don't keep what a decoder needs
   */
  static LandingScore of(Path file, String encoder, int noise) {
    try (MediaFile media = MediaFile.open(file)) {
      String codec = media.info().audio().orElseThrow().codec();
      if (!codec.startsWith("pcm_") && encoder.startsWith("pcm_")) {
        throw SmaltiException.input("plain numbers without a header are taken for " + codec);
      }
      long start = System.nanoTime();
      float[] whole = whole(media);
      double seconds = (System.nanoTime() - start) / 1e9;
      try (AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
        if (whole.length < 0.9 * noise * decoder.sampleRate()) {
          throw SmaltiException.input(String.format(
              Locale.ROOT,
              "only %.1f s can be decoded",
              (double) whole.length / decoder.sampleRate()));
        }
        return clips(media, decoder, whole, seconds, codec);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LandingScore clips(
      MediaFile media, AudioDecoder decoder, float[] whole, double seconds, String codec)
      throws IOException {
    int rate = decoder.sampleRate();
    int length = (int) (LENGTH * rate);
    SpanReader reader = SpanReader.of(decoder);
    long furthest = 0;
    double slowest = 0;
    for (int i = 0; i < PLACES; i++) {
      int place = (int) ((7 * i % PLACES + 0.45) / PLACES * (whole.length - length));
      furthest = Math.max(furthest, away(whole, place, clip(reader, place, length), rate));
      long start = System.nanoTime();
      if (i % 3 == 0) {
        try (AudioDecoder own = media.audio(AudioSpec.MONO)) {
          clip(SpanReader.of(own), place, length);
        }
        slowest = Math.max(slowest, (System.nanoTime() - start) / 1e9);
      }
    }
    double longer = media.measured().duration() - (double) whole.length / rate;
    return new LandingScore(codec, rate, furthest, longer, seconds, slowest);
  }

  private static float[] whole(MediaFile media) {
    float[] sound = new float[1 << 20];
    int length = 0;
    try (AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      while (true) {
        if (length == sound.length) {
          sound = Arrays.copyOf(sound, 2 * length);
        }
        int read = decoder.read(sound, length, Math.min(8192, sound.length - length));
        if (read < 0) {
          return Arrays.copyOf(sound, length);
        }
        length += read;
      }
    }
  }

  private static float[] clip(SpanReader reader, long start, int length) throws IOException {
    List<float[]> parts = new ArrayList<>();
    reader.read(
        new Span(start, length), (block, frames) -> parts.add(Arrays.copyOf(block, frames)));
    float[] clip = new float[length];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, clip, at, part.length);
      at += part.length;
    }
    return clip;
  }

  /** By how many samples a clip lies elsewhere: the best of all lags within a second, 0 if it is good there. */
  static long away(float[] whole, int place, float[] clip, int rate) {
    int far = (int) (FAR * rate);
    double best = likeness(whole, place, clip);
    if (best > 0.999) {
      return 0;
    }
    long away = 0;
    // Noise is like itself in one place only: where it is alike already, that place is near.
    int search = best > ALIKE ? Math.min(NEAR, far) : far;
    for (int lag = -search; lag <= search; lag++) {
      double alike = likeness(whole, place + lag, clip);
      if (alike > best) {
        best = alike;
        away = Math.abs(lag);
      }
    }
    return best < ALIKE ? ELSEWHERE : away;
  }

  private static double likeness(float[] whole, int place, float[] clip) {
    if (place < 0 || place + clip.length > whole.length) {
      return -1;
    }
    double product = 0;
    double a = 1e-9;
    double b = 1e-9;
    for (int i = 0; i < clip.length; i++) {
      double x = whole[place + i];
      double y = clip[i];
      product += x * y;
      a += x * x;
      b += y * y;
    }
    return product / Math.sqrt(a * b);
  }

  boolean isLossless() {
    return (codec.startsWith("pcm_") && !codec.contains("law") && !codec.contains("vidc"))
        || List.of(
                "flac", "alac", "tta", "wavpack", "mlp", "truehd", "ape", "tak", "s302m", "mp4als")
            .contains(codec);
  }

  boolean isRight() {
    return furthest <= (isLossless() ? 1 : rate / 1000.0) && Math.abs(longer) <= ROUNDED;
  }

  String row(String encoder, String format) {
    String off = furthest == ELSEWHERE
        ? "elsewhere"
        : String.format(Locale.ROOT, "%d (%.2f ms)", furthest, 1000.0 * furthest / rate);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.3f s | %.2f s | %.2f s | %s |",
        encoder,
        format,
        off,
        longer,
        whole,
        slowest,
        isRight() ? "" : "**wrong**");
  }
}
