package org.smalti.tools.export.edit;

import java.util.Locale;
import java.util.Set;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;

/** What of a clip there is to hear and to see. */
enum ClipMedia {
  SOUND,
  PICTURE,
  BOTH;

  private static final Set<String> FILMS = Set.of(
      "3g2", "3gp", "asf", "avi", "dv", "flv", "m2ts", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg",
      "mts", "mxf", "ogv", "rm", "ts", "vob", "webm", "wmv");

  /** By the column {@code hasVideo} if there is one, else by the ending of the file's name; no file is opened. */
  static ClipMedia of(Row row) {
    if (Sample.isSilent(row)) {
      return PICTURE;
    }
    boolean film = row.has(ItemColumns.HAS_VIDEO)
        ? row.number(ItemColumns.HAS_VIDEO) != 0
        : FILMS.contains(extension(row.text(Sample.FILENAME)));
    return film ? BOTH : SOUND;
  }

  /** The ending of a name in lower case, without its dot. */
  static String extension(String filename) {
    return filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  boolean isHeard() {
    return this != PICTURE;
  }

  boolean isSeen() {
    return this != SOUND;
  }
}
