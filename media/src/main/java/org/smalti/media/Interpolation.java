package org.smalti.media;

import org.bytedeco.ffmpeg.global.swscale;
import org.smalti.core.table.EnumWord;

/** How a picture is scaled: the filters of libswscale. */
public enum Interpolation {
  FAST_BILINEAR(swscale.SWS_FAST_BILINEAR),
  BILINEAR(swscale.SWS_BILINEAR),
  BICUBIC(swscale.SWS_BICUBIC),
  /** The mean of what a pixel covers: for much smaller pictures. */
  AREA(swscale.SWS_AREA),
  LANCZOS(swscale.SWS_LANCZOS),
  /** The nearest pixel, unchanged. */
  NEAREST(swscale.SWS_POINT);

  private final int flag;

  Interpolation(int flag) {
    this.flag = flag;
  }

  int flag() {
    return flag;
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
