package org.smalti.media;

import java.lang.ref.Cleaner;
import org.bytedeco.ffmpeg.avutil.AVFrame;
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
}
