package org.smalti.tools.video.cuts;

import java.util.Locale;
import java.util.Set;

/** Containers that hold H.264 with the time of each picture; films of others become Matroska when encoded anew. */
public final class H264Containers {
  /** The end of the names of Matroska files. */
  public static final String USUAL = ".mkv";

  private static final Set<String> ALL =
      Set.of(".mp4", ".m4v", ".mov", ".mkv", ".ts", ".mts", ".m2ts", ".flv");

  private H264Containers() {}

  /**
   * Whether files with this end of the name are such containers.
   *
   * @param extension with its dot
   */
  public static boolean include(String extension) {
    return ALL.contains(extension.toLowerCase(Locale.ROOT));
  }
}
