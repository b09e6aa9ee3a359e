package org.smalti.compositions.plan;

/**
 * What is seen in a tile: a stretch of a media file, which runs forwards and backwards for as long as the tile is
 * there.
 *
 * @param filename the media file, relative to the media folder
 * @param start ms on the file's own clock
 * @param dur ms
 * @param speed 1 as filmed, 0 stands still
 * @param crop which part of the picture
 * @param colour 0xRRGGBB of the picture that stands for a sound without one
 * @param origin whether the film's pictures are seen, or its sound
 */
public record TilePicture(
    String filename,
    double start,
    double dur,
    double speed,
    Crop crop,
    int colour,
    PictureOrigin origin) {
  public TilePicture {
    if (!(speed >= 0 && speed <= 64)) {
      throw new IllegalArgumentException("a speed is from 0 to 64, not " + speed);
    }
  }

  /** The whole picture at its own speed. */
  public static TilePicture of(String filename, double start, double dur, int colour) {
    return new TilePicture(filename, start, dur, 1, Crop.WHOLE, colour, PictureOrigin.FILM);
  }

  /** A picture of the sound, at its own speed. */
  public static TilePicture ofSound(String filename, double start, double dur, int colour) {
    return new TilePicture(filename, start, dur, 1, Crop.WHOLE, colour, PictureOrigin.SOUND);
  }

  /** The same at another speed; 0 is a still. */
  public TilePicture at(double newSpeed) {
    return new TilePicture(filename, start, dur, newSpeed, crop, colour, origin);
  }

  /** A part of it. */
  public TilePicture cropped(Crop part) {
    return new TilePicture(filename, start, dur, speed, part, colour, origin);
  }
}
