package org.smalti.media;

import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * The size at which a picture is shown, in square pixels: its lines stay, its columns are stretched by the sample
 * aspect ratio, and both change places where it is turned.
 *
 * @param width pixels
 * @param height pixels
 */
record DisplaySize(int width, int height) {
  /** A sample aspect ratio, or its reciprocal, beyond this is a broken header. */
  private static final double MOST_STRETCHED = 16;
  /** Lines that a codec adds to fill its blocks are no other shape. */
  private static final double SAME_SHAPE = 0.98;
  /** Pixels of a side: what libav's scaler takes. */
  private static final int LONGEST_SIDE = 32_768;

  /** @param aspect of one stored pixel, width to height; 0 if unknown */
  static DisplaySize of(int width, int height, double aspect, Orientation orientation) {
    boolean said = aspect >= 1 / MOST_STRETCHED && aspect <= MOST_STRETCHED;
    int stretched = said ? (int) Math.max(1, Math.round(width * aspect)) : width;
    int across = stretched > Math.max(width, LONGEST_SIDE) ? width : stretched;
    return orientation.transposed()
        ? new DisplaySize(height, across)
        : new DisplaySize(across, height);
  }

  /** The container's aspect ratio, else that of the frame or the codec. */
  static double aspect(AVRational container, AVRational codec) {
    double said = Libav.number(container);
    return said > 0 ? said : Libav.number(codec);
  }

  /**
   * Where a picture of this size is put in an area in which pictures of another size would fill everything: as large as
   * it can be without being distorted.
   */
  Place within(DisplaySize whole, int areaWidth, int areaHeight) {
    double across = (double) width / whole.width;
    double down = (double) height / whole.height;
    double most = Math.max(across, down);
    int placeWidth = (int) Math.max(1, Math.round(areaWidth * across / most));
    int placeHeight = (int) Math.max(1, Math.round(areaHeight * down / most));
    if (Math.min(across, down) / most > SAME_SHAPE) {
      return new Place(0, 0, areaWidth, areaHeight);
    }
    int left = (areaWidth - placeWidth) / 4 * 2;
    int top = (areaHeight - placeHeight) / 4 * 2;
    return new Place(left, top, placeWidth, placeHeight);
  }

  /** A rectangle of pixels; left and top are even. */
  record Place(int left, int top, int width, int height) {}
}
