package org.smalti.media;

import org.bytedeco.ffmpeg.avutil.AVRational;

/** The version of FFmpeg's libraries that media are read and written with, told without loading them. */
public final class LibavVersion {
  private LibavVersion() {}

  /** Such as {@code 8.0.1}; {@code unknown} where the jar does not say. */
  public static String text() {
    String jar = AVRational.class.getPackage().getImplementationVersion();
    return jar == null ? "unknown" : jar.replaceFirst("-.*", "");
  }
}
