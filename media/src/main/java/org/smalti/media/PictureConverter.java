package org.smalti.media;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Turns decoded pictures into what is to be shown, in one size and format, tightly packed: turned as the film says,
 * with square pixels, undistorted. A picture of another shape than the film's gets bars. Owns a scaler.
 */
final class PictureConverter implements AutoCloseable {
  private final NativeResources natives;
  private final VideoSpec wanted;
  private final DisplaySize whole;
  private final AVRational aspect;
  private final Orientation orientation;
  /** The picture that is converted, under tags of our own. */
  private final AVFrame source;

  private @Nullable Scaler scaler;
  private byte[] row = new byte[0];

  /**
   * @param wanted with a size
   * @param whole the size at which the film is shown
   */
  static PictureConverter open(AVStream stream, VideoSpec wanted, DisplaySize whole) {
    return NativeResources.build(
        natives -> new PictureConverter(natives, stream, wanted, whole));
  }

  private PictureConverter(
      NativeResources natives, AVStream stream, VideoSpec wanted, DisplaySize whole) {
    this.natives = natives;
    this.wanted = wanted;
    this.whole = whole;
    aspect = natives.own(new AVRational(), AVRational::close);
    Rational.of(stream.sample_aspect_ratio()).into(aspect);
    orientation = Orientation.of(stream.codecpar());
    source = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    scaler = Scaler.open(wanted.width(), wanted.height(), wanted.format().libav());
  }

  /** @param pixels receives {@link PixelFormat#bytes} bytes */
  void convert(AVFrame picture, byte[] pixels) {
    Orientation own = Orientation.of(picture);
    Orientation turned = own == null ? orientation : own;
    double stretched = DisplaySize.aspect(aspect, picture.sample_aspect_ratio());
    DisplaySize.Place place = DisplaySize.of(
            picture.width(), picture.height(), stretched, turned)
        .within(whole, wanted.width(), wanted.height());
    Scaler scaling = turned.transposed()
        ? scaler(place.height(), place.width())
        : scaler(place.width(), place.height());
    avutil.av_frame_unref(source);
    if (avutil.av_frame_ref(source, picture) < 0) {
      throw new OutOfMemoryError("libav could not allocate native memory");
    }
    source.flags(source.flags() & ~AVFrame.AV_FRAME_FLAG_INTERLACED);
    scaling.scale(source);
    if (place.width() < wanted.width() || place.height() < wanted.height()) {
      wanted.format().fillBlack(pixels, wanted.width(), wanted.height());
    }
    int base = 0;
    for (int plane = 0; plane < wanted.format().planes(); plane++) {
      copy(scaling, plane, turned, place, pixels, base);
      base += wanted.format().rowBytes(plane, wanted.width())
          * wanted.format().rows(plane, wanted.height());
    }
  }

  private Scaler scaler(int width, int height) {
    Scaler known = scaler;
    int format = wanted.format().libav();
    if (known != null && known.makes(width, height, format)) {
      return known;
    }
    closeScaler();
    Scaler made = Scaler.open(width, height, format);
    scaler = made;
    return made;
  }

  /** Copies a plane of the scaled picture to its place, turned. */
  private void copy(
      Scaler from, int plane, Orientation turned, DisplaySize.Place place, byte[] to, int base) {
    PixelFormat format = wanted.format();
    int pixel = format.rowBytes(plane, 1);
    int stride = format.rowBytes(plane, wanted.width());
    int across = format.rowBytes(plane, place.width()) / pixel;
    int down = format.rows(plane, place.height());
    int columns = turned.transposed() ? down : across;
    int rows = turned.transposed() ? across : down;
    int first = base + format.rows(plane, place.top()) * stride
        + format.rowBytes(plane, place.left());
    int right = turned.mirrored() ? -pixel : pixel;
    int below = turned.upsideDown() ? -stride : stride;
    first += (turned.mirrored() ? (across - 1) * pixel : 0)
        + (turned.upsideDown() ? (down - 1) * stride : 0);
    int perColumn = turned.transposed() ? below : right;
    int perRow = turned.transposed() ? right : below;
    ByteBuffer bytes = from.plane(plane);
    for (int y = 0; y < rows; y++) {
      if (perColumn == pixel) {
        bytes.get(y * from.stride(plane), to, first + y * perRow, columns * pixel);
      } else {
        scatter(bytes, y * from.stride(plane), columns, pixel, to, first + y * perRow, perColumn);
      }
    }
  }

  private void scatter(
      ByteBuffer from, int at, int columns, int pixel, byte[] to, int first, int perColumn) {
    if (row.length < columns * pixel) {
      row = new byte[columns * pixel];
    }
    from.get(at, row, 0, columns * pixel);
    int target = first;
    for (int x = 0; x < columns * pixel; x += pixel) {
      for (int i = 0; i < pixel; i++) {
        to[target + i] = row[x + i];
      }
      target += perColumn;
    }
  }

  private void closeScaler() {
    Scaler old = scaler;
    scaler = null;
    if (old != null) {
      old.close();
    }
  }

  @Override
  public void close() {
    closeScaler();
    natives.close();
  }
}
