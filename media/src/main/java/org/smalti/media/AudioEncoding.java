package org.smalti.media;

import java.util.Map;

/**
 * How sound is encoded.
 *
 * @param codec libav's name of an encoder, such as {@code aac} or {@code libopus}
 * @param sampleRate Hz, or the nearest that the encoder takes; sound of another rate is resampled
 * @param channels sound of another count is mixed
 * @param bitRate bits per second, 0 as the encoder likes
 * @param libav options of the encoder
 */
public record AudioEncoding(
    String codec, int sampleRate, int channels, long bitRate, Map<String, String> libav) {
  public AudioEncoding {
    libav = Map.copyOf(libav);
  }

  /** AAC of 96,000 bits per second and channel. */
  public static AudioEncoding aac(int sampleRate, int channels) {
    return new AudioEncoding("aac", sampleRate, channels, 96_000L * channels, Map.of());
  }
}
