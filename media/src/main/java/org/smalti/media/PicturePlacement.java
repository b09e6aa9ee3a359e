package org.smalti.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Draws decoded pictures in one size: turned as the film says, with square pixels, undistorted. A picture of another
 * shape than the film's gets black bars. Owns a scaler.
 */
final class PicturePlacement implements AutoCloseable {
  private final int width;
  private final int height;
  private final DisplaySize whole;
  private final FilmShape shape;

  private Scaler scaler;
  private byte[] row = new byte[0];
  /** Of green, blue and red. */
  private short[][] wideRow = new short[3][0];

  /**
   * @param wanted with a size
   * @param whole the size at which the film is shown
   */
  PicturePlacement(FilmShape shape, VideoSpec wanted, DisplaySize whole) {
    this.shape = shape;
    width = wanted.width();
    height = wanted.height();
    this.whole = whole;
    scaler = Scaler.open(width, height, wanted.format().libav());
  }

  /** Draws a picture in the format of {@code pixels}. */
  void draw(AVFrame picture, PixelFormat format, byte[] pixels) {
    draw(picture, format, format.libav(), null, pixels);
  }

  /** Draws a picture of wide colours as {@link PixelFormat#RGB24}. */
  void draw(AVFrame picture, WideColours colours, byte[] pixels) {
    draw(picture, PixelFormat.RGB24, Scaler.WIDE, colours, pixels);
  }

  private void draw(
      AVFrame picture,
      PixelFormat format,
      int scaledFormat,
      @Nullable WideColours colours,
      byte[] pixels) {
    Orientation turned = shape.orientation(picture);
    DisplaySize.Place place = shape.displaySize(picture).within(whole, width, height);
    prepare(turned.transposed(), place, scaledFormat);
    scaler.scale(picture);
    if (place.width() < width || place.height() < height) {
      format.fillBlack(pixels, width, height);
    }
    int base = 0;
    for (int plane = 0; plane < format.planes(); plane++) {
      Target target = Target.of(format, plane, width, base, place, turned);
      copy(plane, target, colours, pixels);
      base += format.rowBytes(plane, width) * format.rows(plane, height);
    }
  }

  private void prepare(boolean transposed, DisplaySize.Place place, int format) {
    int across = transposed ? place.height() : place.width();
    int down = transposed ? place.width() : place.height();
    if (!scaler.makes(across, down, format)) {
      scaler.close();
      scaler = Scaler.open(across, down, format);
    }
  }

  /**
   * Where the bytes of a scaled plane go to.
   *
   * @param columns of the scaled plane
   * @param rows of the scaled plane
   * @param pixel bytes of a pixel
   * @param first index of the first pixel of the first row
   * @param perColumn bytes from there to the next pixel of the row
   * @param perRow bytes from there to the first pixel of the next row
   */
  private record Target(int columns, int rows, int pixel, int first, int perColumn, int perRow) {
    static Target of(
        PixelFormat format,
        int plane,
        int width,
        int base,
        DisplaySize.Place place,
        Orientation turned) {
      int pixel = format.rowBytes(plane, 1);
      int stride = format.rowBytes(plane, width);
      int across = format.rowBytes(plane, place.width()) / pixel;
      int down = format.rows(plane, place.height());
      int first =
          base + format.rows(plane, place.top()) * stride + format.rowBytes(plane, place.left());
      first += turned.mirrored() ? (across - 1) * pixel : 0;
      first += turned.upsideDown() ? (down - 1) * stride : 0;
      int right = turned.mirrored() ? -pixel : pixel;
      int below = turned.upsideDown() ? -stride : stride;
      return turned.transposed()
          ? new Target(down, across, pixel, first, below, right)
          : new Target(across, down, pixel, first, right, below);
    }
  }

  private void copy(int plane, Target target, @Nullable WideColours colours, byte[] pixels) {
    ByteBuffer bytes = scaler.plane(plane);
    int rowBytes = target.columns * target.pixel;
    if (row.length < rowBytes || wideRow[0].length < target.columns) {
      row = new byte[rowBytes];
      wideRow = new short[3][target.columns];
    }
    boolean asItIs = target.perColumn == target.pixel;
    int at = target.first;
    for (int y = 0; y < target.rows; y++, at += target.perRow) {
      int from = y * scaler.stride(plane);
      if (colours != null) {
        for (int colour = 0; colour < wideRow.length; colour++) {
          readWide(colour, y, target.columns);
        }
        colours.convert(wideRow[2], wideRow[0], wideRow[1], target.columns, row);
        spread(target, at, pixels);
      } else if (asItIs) {
        bytes.get(from, pixels, at, rowBytes);
      } else {
        bytes.get(from, row, 0, rowBytes);
        spread(target, at, pixels);
      }
    }
  }

  private void readWide(int plane, int y, int columns) {
    scaler
        .plane(plane)
        .order(ByteOrder.LITTLE_ENDIAN)
        .position(y * scaler.stride(plane))
        .asShortBuffer()
        .get(wideRow[plane], 0, columns);
  }

  /** Puts the pixels of the row where they belong. */
  private void spread(Target target, int first, byte[] pixels) {
    int at = first;
    for (int x = 0; x < target.columns * target.pixel; x += target.pixel) {
      for (int i = 0; i < target.pixel; i++) {
        pixels[at + i] = row[x + i];
      }
      at += target.perColumn;
    }
  }

  @Override
  public void close() {
    scaler.close();
  }
}
