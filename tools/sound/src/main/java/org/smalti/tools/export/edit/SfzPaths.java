package org.smalti.tools.export.edit;

import java.util.Set;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;

/** How an SFZ file names its sounds. */
record SfzPaths(MediaLinks links) {
  /** What players of SFZ read, and find the very frames in. */
  private static final Set<String> READABLE = Set.of("wav", "flac", "ogg", "oga", "aif", "aiff");
  /** What begins something else in an SFZ file, or separates folders. */
  private static final Pattern UNWRITABLE =
      Pattern.compile("[\\p{Cntrl}=<>$#\\\\]|//|/\\*|^\\s|\\s$|^\\*");

  /**
   * The path of a media file.
   *
   * @throws SmaltiException if players can't read the file, or not its name
   */
  String of(String filename) {
    if (!READABLE.contains(ClipMedia.extension(filename))) {
      throw SmaltiException.input(filename
          + ": players of SFZ read WAV, FLAC, Ogg Vorbis and AIFF; write the samples by 'smalti"
          + " export files --format flac', and name the table that it makes");
    }
    String path = links.path(filename);
    if (UNWRITABLE.matcher(path).find()) {
      throw SmaltiException.input("\"" + path.replaceAll("\\p{Cntrl}", "?")
          + "\" can't be named in an SFZ file, where = < > $ # \\ // /* and line breaks mean"
          + " something else; rename it");
    }
    return path;
  }
}
