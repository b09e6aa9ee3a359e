package org.smalti.tools.video.play;

import java.awt.image.BufferedImage;

/**
 * A film or stream that is played: one thread reads its pictures, another its sound. Times are s on its own clock. An
 * interrupt breaks off what waits.
 */
interface PlayedMedia extends AutoCloseable {
  /** Goes to the next picture; false at the end. */
  boolean nextPicture() throws InterruptedException;

  /** When the current picture is shown. */
  double pictureTime();

  /** The current picture; the image is valid until two further ones were taken. */
  BufferedImage picture();

  /** Whether a picture later than the current one could be read at once. */
  default boolean hasNewerPicture() {
    return false;
  }

  /** Whether there are pictures. */
  boolean hasPictures();

  /** Whether there is sound. */
  boolean hasSound();

  /** Nobody will read the sound. */
  default void mute() {}

  /** Of the sound. */
  int sampleRate();

  /** Of the sound: 1 or 2. */
  int channels();

  /** When the next sound is heard that {@link #readSound} gives. */
  double soundTime();

  /**
   * Reads interleaved values of full scale ±1.
   *
   * @return how many frames were read; −1 at the end
   */
  int readSound(float[] interleaved, int frames) throws InterruptedException;

  /** Goes to a time with the pictures; for the thread that reads them. */
  void seekPictures(double seconds);

  /** Goes to a time with the sound; for the thread that reads it. */
  void seekSound(double seconds);

  boolean isSeekable();

  /** −1 unknown. */
  double duration();

  /** Pixels, as it is meant to be shown. */
  int width();

  /** Pixels, as it is meant to be shown. */
  int height();

  @Override
  void close();
}
