package org.smalti.media;

import java.lang.ref.Cleaner;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.smalti.core.SmaltiException;

/**
 * libav's scaler of this thread. One context serves all that a thread converts, because each keeps megabytes; it is
 * freed some time after its thread has ended.
 */
final class ThreadScaler {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final ThreadLocal<ThreadScaler> OF_THREAD =
      ThreadLocal.withInitial(ThreadScaler::new);

  private final SwsContext context;

  private ThreadScaler() {
    NativeResources natives = new NativeResources();
    context = natives.own(swscale.sws_alloc_context(), swscale::sws_free_context);
    context.threads(1);
    CLEANER.register(this, natives::close);
  }

  /** Converts a picture to the size, format and colours that {@code to} names; its memory must be there. */
  static void scale(AVFrame from, AVFrame to, Interpolation by) {
    int planes = planesBetween(from, to);
    if (planes == to.format()) {
      convert(from, to, by);
      if (isDeepRgb(to) && !PixelLayout.of(from.format()).rgb()) {
        whiten(to);
      }
      return;
    }
    try (NativeResources scope = new NativeResources()) {
      AVFrame between = scope.own(avutil.av_frame_alloc(), avutil::av_frame_free);
      between.width(to.width()).height(to.height()).format(planes);
      between.colorspace(to.colorspace()).color_range(to.color_range());
      between.color_primaries(to.color_primaries()).color_trc(to.color_trc());
      int result = avutil.av_frame_get_buffer(between, 0);
      if (result < 0) {
        throw SmaltiException.input("no room for a picture of " + to.width() + "x" + to.height()
            + ": " + Libav.why(result));
      }
      scale(from, between, by);
      convert(between, to, Interpolation.NEAREST);
    }
  }

  /**
   * The format of planes of red, green and blue that a picture goes through on its way; that of {@code to} if none. Of
   * YUV, the scaler of ffmpeg 8.0.1 gives two pixels of packed red, green and blue the same colour, is slow where it is
   * told to give each its own, and makes no green where they have more than 8 bits. Where the size stays and there are
   * 8 bits, it has fast converters that every program uses.
   */
  private static int planesBetween(AVFrame from, AVFrame to) {
    PixelLayout source = PixelLayout.of(from.format());
    PixelLayout target = PixelLayout.of(to.format());
    if (isDeepRgb(to)) {
      return target.transparent() ? avutil.AV_PIX_FMT_GBRAP16LE : avutil.AV_PIX_FMT_GBRP16LE;
    }
    boolean packed = target.rgb()
        && target.depth() == Byte.SIZE
        && avutil.av_pix_fmt_count_planes(to.format()) == 1;
    boolean converter =
        source.depth() <= Byte.SIZE && from.width() == to.width() && from.height() == to.height();
    if (!packed || source.rgb() || converter) {
      return to.format();
    }
    return target.transparent() ? avutil.AV_PIX_FMT_GBRAP : avutil.AV_PIX_FMT_GBRP;
  }

  private static boolean isDeepRgb(AVFrame picture) {
    PixelLayout layout = PixelLayout.of(picture.format());
    return layout.rgb() && layout.depth() > Byte.SIZE;
  }

  private static void convert(AVFrame from, AVFrame to, Interpolation by) {
    SwsContext scaler = OF_THREAD.get().context;
    // Else colours would be those of every other pixel, whatever the resolution of chroma.
    int fine = PixelLayout.of(to.format()).fineColours() ? swscale.SWS_FULL_CHR_H_INP : 0;
    fine |= PixelLayout.of(from.format()).fineColours() ? swscale.SWS_FULL_CHR_H_INT : 0;
    scaler.flags(by.flag() | fine);
    int result = swscale.sws_scale_frame(scaler, to, from);
    if (result < 0) {
      throw SmaltiException.input("a picture can't be scaled: " + Libav.why(result));
    }
  }

  /** The scaler of ffmpeg 8.0.1 makes a white of 255/256 where it makes 16 bits of YUV. */
  private static void whiten(AVFrame picture) {
    short[] row = new short[picture.width()];
    for (int plane = 0; plane < 3; plane++) {
      int stride = picture.linesize(plane);
      ShortBuffer values = picture
          .data(plane)
          .capacity((long) stride * picture.height())
          .asByteBuffer()
          .order(ByteOrder.LITTLE_ENDIAN)
          .asShortBuffer();
      for (int y = 0; y < picture.height(); y++) {
        int at = y * stride / Short.BYTES;
        values.get(at, row);
        for (int x = 0; x < row.length; x++) {
          int value = row[x] & 0xffff;
          row[x] = (short) Math.min(0xffff, value + (value >> Byte.SIZE));
        }
        values.put(at, row);
      }
    }
  }
}
