package org.smalti.media;

/** The picture at which a decoder stands. */
public interface CurrentPicture {
  /** Pixels. */
  int width();

  /** Pixels. */
  int height();

  /** s: when it is first shown, on the file's own clock. */
  double time();

  /** Copies it: tightly packed planes of the wanted size and format. */
  void copyTo(byte[] pixels);
}
