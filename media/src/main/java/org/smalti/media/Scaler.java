package org.smalti.media;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.smalti.core.SmaltiException;

/**
 * Converts pictures of any size and format to one size and format, tightly packed. Owns libav's scaler and one picture.
 */
final class Scaler implements AutoCloseable {
  private final int width;
  private final int height;
  private final PixelFormat format;
  private final NativeResources natives;
  private final SwsContext sws;
  private final AVFrame scaled;
  private final ByteBuffer[] planes;

  /** @throws SmaltiException if there is no room for a picture of this size */
  static Scaler open(int width, int height, PixelFormat format) {
    return NativeResources.build(natives -> new Scaler(natives, width, height, format));
  }

  private Scaler(NativeResources natives, int width, int height, PixelFormat format) {
    this.natives = natives;
    this.width = width;
    this.height = height;
    this.format = format;
    scaled = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    scaled.width(width).height(height).format(format.libav());
    scaled.color_range(
        format == PixelFormat.YUV420P ? avutil.AVCOL_RANGE_MPEG : avutil.AVCOL_RANGE_JPEG);
    Libav.forgetLog();
    int result = avutil.av_frame_get_buffer(scaled, 0);
    if (result < 0) {
      throw SmaltiException.input(
          "no room for a picture of " + width + "x" + height + ": " + Libav.why(result));
    }
    sws = natives.own(swscale.sws_alloc_context(), swscale::sws_free_context);
    sws.flags(swscale.SWS_FAST_BILINEAR);
    sws.threads(1);
    planes = new ByteBuffer[format.planes()];
    for (int plane = 0; plane < planes.length; plane++) {
      long bytes = (long) scaled.linesize(plane) * format.rows(plane, height);
      planes[plane] = scaled.data(plane).capacity(bytes).asBuffer();
    }
  }

  /** @param pixels receives {@link PixelFormat#bytes} bytes */
  void scale(AVFrame picture, byte[] pixels) {
    boolean smaller = width < picture.width() || height < picture.height();
    sws.flags(smaller ? swscale.SWS_AREA : swscale.SWS_FAST_BILINEAR);
    scaled.colorspace(format == PixelFormat.RGB24 ? avutil.AVCOL_SPC_RGB : picture.colorspace());
    int result = swscale.sws_scale_frame(sws, scaled, picture);
    if (result < 0) {
      throw SmaltiException.input("a picture can't be scaled: " + Libav.why(result));
    }
    int at = 0;
    for (int plane = 0; plane < planes.length; plane++) {
      int row = format.rowBytes(plane, width);
      int stride = scaled.linesize(plane);
      for (int y = 0; y < format.rows(plane, height); y++) {
        planes[plane].get(y * stride, pixels, at, row);
        at += row;
      }
    }
  }

  @Override
  public void close() {
    natives.close();
  }
}
