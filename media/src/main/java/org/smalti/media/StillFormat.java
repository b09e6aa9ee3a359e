package org.smalti.media;

import org.smalti.core.table.EnumWord;

/** A kind of file that holds one picture. */
public enum StillFormat {
  /** Small and lossy; colours of BT.601 in full range, as all readers of JPEG expect them. */
  JPG("mjpeg", "yuv420p"),
  /** Lossless, 8 or 16 bits. */
  PNG("png", "rgb24"),
  /** Lossy, or lossless at quality 100; a third smaller than JPEG. */
  WEBP("libwebp", "yuv420p"),
  /** The bare planes one after the other, rows tightly packed, without any header. */
  RAW("", "rgb24");

  private final String codec;
  private final String usual;

  StillFormat(String codec, String usual) {
    this.codec = codec;
    this.usual = usual;
  }

  /** libav's encoder; empty where there is nothing to encode. */
  String codec() {
    return codec;
  }

  /** libav's name of the pixel format that is written where no other is wanted. */
  public String usualPixelFormat() {
    return usual;
  }

  /** What the names of such files end in, without the dot. */
  public String extension() {
    return toString();
  }

  /** Whether the quality makes a difference. */
  public boolean isLossy() {
    return this == JPG || this == WEBP;
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
