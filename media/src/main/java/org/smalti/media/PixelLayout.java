package org.smalti.media;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * What one of libav's pixel formats can hold.
 *
 * @param depth bits of each value
 * @param rgb whether its values are red, green and blue, or colours of a palette
 * @param transparent whether it has an alpha channel
 * @param fineColours whether chroma has more than half the resolution of luma, in width or in height
 */
public record PixelLayout(int depth, boolean rgb, boolean transparent, boolean fineColours) {
  private static final PixelLayout USUAL = new PixelLayout(8, false, false, false);

  /** Of a name such as {@code yuv420p10le}; a name that libav does not know counts as {@code yuv420p}. */
  public static PixelLayout of(String name) {
    try (BytePointer text = new BytePointer(name, StandardCharsets.UTF_8)) {
      return of(avutil.av_get_pix_fmt(text));
    }
  }

  /** Of libav's number. */
  static PixelLayout of(int number) {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(number);
    if (format == null || format.isNull()) {
      return USUAL;
    }
    boolean rgb = has(format, avutil.AV_PIX_FMT_FLAG_RGB | avutil.AV_PIX_FMT_FLAG_PAL);
    boolean coloured = format.nb_components() >= 3;
    boolean halved = format.log2_chroma_w() > 0 && format.log2_chroma_h() > 0;
    return new PixelLayout(
        format.comp(0).depth(),
        rgb,
        has(format, avutil.AV_PIX_FMT_FLAG_ALPHA) && !has(format, avutil.AV_PIX_FMT_FLAG_PAL),
        coloured && !halved && !rgb);
  }

  private static boolean has(AVPixFmtDescriptor format, int flags) {
    return (format.flags() & flags) != 0;
  }
}
