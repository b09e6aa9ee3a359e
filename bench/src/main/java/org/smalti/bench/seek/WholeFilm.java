package org.smalti.bench.seek;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;

/**
 * The times and checksums of all frames of a film, decoded from its beginning to its end.
 *
 * @param times s, in the order in which the frames were given
 * @param checksums of the pixels
 * @param seconds processor time of the decoding
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record WholeFilm(double[] times, long[] checksums, double seconds) {
  /** s: what a time stamp may be rounded by. */
  private static final double ROUNDING = 0.0005;

  static WholeFilm of(MediaFile film) {
    List<Double> times = new ArrayList<>();
    List<Long> checksums = new ArrayList<>();
    long start = System.nanoTime();
    try (VideoDecoder decoder = open(film)) {
      byte[] pixels = pixels(decoder);
      while (decoder.next()) {
        times.add(decoder.time());
        checksums.add(checksum(decoder, pixels));
      }
    }
    return new WholeFilm(
        times.stream().mapToDouble(it -> it).toArray(),
        checksums.stream().mapToLong(it -> it).toArray(),
        (System.nanoTime() - start) / 1e9);
  }

  static VideoDecoder open(MediaFile film) {
    return film.video(new VideoSpec(0, 0, PixelFormat.YUV420P));
  }

  static byte[] pixels(VideoDecoder decoder) {
    return new byte[PixelFormat.YUV420P.bytes(decoder.width(), decoder.height())];
  }

  static long checksum(VideoDecoder decoder, byte[] pixels) {
    CRC32 crc = new CRC32();
    decoder.copyTo(pixels);
    crc.update(pixels);
    return crc.getValue();
  }

  int frames() {
    return times.length;
  }

  /** How often a frame is given an earlier time than the one before it. */
  int backward() {
    int backward = 0;
    for (int i = 1; i < times.length; i++) {
      backward += times[i] < times[i - 1] ? 1 : 0;
    }
    return backward;
  }

  /** How many different pictures there are. */
  long pictures() {
    return Arrays.stream(checksums).distinct().count();
  }

  /** The index of the frame that is shown at a time: the first one before the beginning. */
  int shownAt(double seconds) {
    int shown = 0;
    for (int i = 0; i < times.length && times[i] <= seconds + ROUNDING; i++) {
      shown = i;
    }
    return shown;
  }
}
