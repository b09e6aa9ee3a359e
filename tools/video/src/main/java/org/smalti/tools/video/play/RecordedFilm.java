package org.smalti.tools.video.play;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaInfo;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;
import org.smalti.media.VideoStream;

/** A film that can be read at any place: its pictures and its sound are decoded apart from each other. */
final class RecordedFilm implements PlayedMedia {
  private final MediaInfo info;
  private final @Nullable VideoDecoder pictures;
  private final @Nullable AudioDecoder sound;
  private final Dimension size;
  private final byte[] pixels;
  private final @Nullable ImageRing images;

  /**
   * @param media is closed by the caller
   * @param most pixels of the screen: a larger picture is made smaller
   */
  RecordedFilm(MediaFile media, Dimension most, boolean heard) {
    info = media.info();
    size = info.video().map(picture -> fitting(picture, most)).orElse(new Dimension());
    VideoSpec wanted = new VideoSpec(size.width, size.height, PixelFormat.RGB24);
    pictures = info.video().isPresent() ? media.video(wanted) : null;
    pixels = new byte[3 * size.width * size.height];
    images = pictures == null ? null : new ImageRing(size.width, size.height);
    sound = heard && info.audio().isPresent()
        ? media.audio(new AudioSpec(0, info.audio().get().channels() == 1 ? 1 : 2))
        : null;
  }

  private static Dimension fitting(VideoStream picture, Dimension most) {
    double scale = Math.min(
        1, Math.min(most.getWidth() / picture.width(), most.getHeight() / picture.height()));
    return new Dimension((int) Math.max(1, Math.round(scale * picture.width())), (int)
        Math.max(1, Math.round(scale * picture.height())));
  }

  @Override
  public boolean nextPicture() {
    return pictures != null && pictures.next();
  }

  @Override
  public double pictureTime() {
    return pictures == null ? 0 : pictures.time();
  }

  @Override
  public BufferedImage picture() {
    Objects.requireNonNull(pictures).copyTo(pixels);
    return Objects.requireNonNull(images).filled(pixels);
  }

  @Override
  public boolean hasPictures() {
    return pictures != null;
  }

  @Override
  public boolean hasSound() {
    return sound != null;
  }

  @Override
  public int sampleRate() {
    return sound == null ? 0 : sound.sampleRate();
  }

  @Override
  public int channels() {
    return sound == null ? 0 : sound.channels();
  }

  @Override
  public double soundTime() {
    return sound == null ? 0 : (double) sound.position() / sound.sampleRate();
  }

  @Override
  public int readSound(float[] interleaved, int frames) {
    return sound == null ? -1 : sound.read(interleaved, 0, frames);
  }

  @Override
  public void seekPictures(double seconds) {
    if (pictures != null) {
      pictures.seek(seconds);
    }
  }

  @Override
  public void seekSound(double seconds) {
    if (sound != null) {
      sound.seek(seconds);
    }
  }

  @Override
  public boolean isSeekable() {
    return true;
  }

  @Override
  public double duration() {
    return info.duration();
  }

  @Override
  public int width() {
    return size.width;
  }

  @Override
  public int height() {
    return size.height;
  }

  @Override
  public void close() {
    if (pictures != null) {
      pictures.close();
    }
    if (sound != null) {
      sound.close();
    }
  }
}
