package org.smalti.media;

/**
 * The form in which sound is wanted.
 *
 * @param sampleRate Hz, 0 = the file's own
 * @param channels 0 = the file's own, 1 = the mean of all channels, 2 = stereo
 */
public record AudioSpec(int sampleRate, int channels) {
  /** The mean of all channels at the file's own rate. */
  public static final AudioSpec MONO = new AudioSpec(0, 1);

  public AudioSpec {
    if (sampleRate < 0 || sampleRate > 768_000 || channels < 0 || channels > 2) {
      throw new IllegalArgumentException(sampleRate + " Hz, " + channels + " channels");
    }
  }

  public static AudioSpec stereo(int sampleRate) {
    return new AudioSpec(sampleRate, 2);
  }
}
