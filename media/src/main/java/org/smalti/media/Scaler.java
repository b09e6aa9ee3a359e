package org.smalti.media;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.smalti.core.SmaltiException;

/**
 * Brings pictures of any size and format to one size and format. YUV keeps its matrix; red, green and blue
 * become that of BT.709. Owns one picture.
 */
final class Scaler implements AutoCloseable {
  /** Planes of green, blue and red, 16 bits. */
  static final int WIDE = avutil.AV_PIX_FMT_GBRP16LE;

  private final int width;
  private final int height;
  private final int format;
  private final NativeResources natives;
  private final AVFrame scaled;
  private final ByteBuffer[] planes;

  /**
   * @param format libav's
   * @throws SmaltiException if there is no room for a picture of this size
   */
  static Scaler open(int width, int height, int format) {
    return NativeResources.build(natives -> new Scaler(natives, width, height, format));
  }

  private Scaler(NativeResources natives, int width, int height, int format) {
    this.natives = natives;
    this.width = width;
    this.height = height;
    this.format = format;
    scaled = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    scaled.width(width).height(height).format(format);
    Libav.forgetLog();
    int result = avutil.av_frame_get_buffer(scaled, 0);
    if (result < 0) {
      throw SmaltiException.input(
          "no room for a picture of " + width + "x" + height + ": " + Libav.why(result));
    }
    planes = new ByteBuffer[avutil.av_pix_fmt_count_planes(format)];
    for (int plane = 0; plane < planes.length; plane++) {
      int rows = plane == 0 || format == WIDE ? height : (height + 1) / 2;
      long bytes = (long) scaled.linesize(plane) * rows;
      planes[plane] = scaled.data(plane).capacity(bytes).asBuffer();
    }
  }

  boolean makes(int otherWidth, int otherHeight, int otherFormat) {
    return width == otherWidth && height == otherHeight && format == otherFormat;
  }

  /**
   * The picture's bytes are then in {@link #plane}.
   *
   * @param picture under the tags that count
   */
  void scale(AVFrame picture) {
    boolean smaller = width < picture.width() || height < picture.height();
    boolean video = format == avutil.AV_PIX_FMT_YUV420P;
    scaled.color_range(video ? avutil.AVCOL_RANGE_MPEG : avutil.AVCOL_RANGE_JPEG);
    if (format == avutil.AV_PIX_FMT_RGB24 || format == WIDE) {
      scaled.colorspace(avutil.AVCOL_SPC_RGB);
    } else {
      boolean fromRgb = picture.colorspace() == avutil.AVCOL_SPC_RGB;
      scaled.colorspace(fromRgb ? avutil.AVCOL_SPC_BT709 : picture.colorspace());
    }
    scaled.color_primaries(picture.color_primaries()).color_trc(picture.color_trc());
    ThreadScaler.scale(picture, scaled, smaller ? Interpolation.AREA : Interpolation.BILINEAR);
  }

  /** A plane of the scaled picture, from its first row on. */
  ByteBuffer plane(int plane) {
    return planes[plane];
  }

  /** Bytes from one row of a plane to the next. */
  int stride(int plane) {
    return scaled.linesize(plane);
  }

  @Override
  public void close() {
    natives.close();
  }
}
