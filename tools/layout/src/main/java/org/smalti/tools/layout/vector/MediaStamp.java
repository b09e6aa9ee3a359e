package org.smalti.tools.layout.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.MediaFolder;

/**
 * What tells one state of a media file from another without reading it.
 *
 * @param size bytes; −1 if the file can't be found
 * @param changed time of change, ms since 1970
 */
record MediaStamp(long size, long changed) {
  private static final MediaStamp UNKNOWN = new MediaStamp(-1, -1);

  static MediaStamp of(MediaFolder folder, String filename) {
    try {
      Path file = folder.resolve(filename);
      return new MediaStamp(Files.size(file), Files.getLastModifiedTime(file).toMillis());
    } catch (IOException | SmaltiException explainedWhenItIsOpened) {
      return UNKNOWN;
    }
  }
}
