package org.smalti.media;

import java.util.Arrays;
import org.bytedeco.ffmpeg.global.avutil;

/** How the pixels of a picture lie in memory, always tightly packed. Colours are those of BT.709. */
public enum PixelFormat {
  /** One byte of brightness per pixel, 0..255. */
  GRAY8(avutil.AV_PIX_FMT_GRAY8),
  /** Red, green, blue, 0..255. */
  RGB24(avutil.AV_PIX_FMT_RGB24),
  /** A plane of luma 16..235, then two planes of chroma of half the width and height, rounded up. */
  YUV420P(avutil.AV_PIX_FMT_YUV420P);

  private final int libav;

  PixelFormat(int libav) {
    this.libav = libav;
  }

  int libav() {
    return libav;
  }

  /** Bytes of a picture. */
  public int bytes(int width, int height) {
    int bytes = 0;
    for (int plane = 0; plane < planes(); plane++) {
      bytes = Math.addExact(bytes, Math.multiplyExact(rowBytes(plane, width), rows(plane, height)));
    }
    return bytes;
  }

  /** Makes a picture black. */
  void fillBlack(byte[] pixels, int width, int height) {
    int luma = this == YUV420P ? width * height : bytes(width, height);
    Arrays.fill(pixels, 0, luma, (byte) (this == YUV420P ? 16 : 0));
    Arrays.fill(pixels, luma, bytes(width, height), (byte) 128);
  }

  int planes() {
    return this == YUV420P ? 3 : 1;
  }

  int rowBytes(int plane, int width) {
    return this == RGB24 ? 3 * width : plane == 0 ? width : (width + 1) / 2;
  }

  int rows(int plane, int height) {
    return plane == 0 ? height : (height + 1) / 2;
  }
}
