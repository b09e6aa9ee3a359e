package org.smalti.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.files.AtomicFile;

/** Checks a playlist in a file and the pieces that it names: libav does not tell that one could not be written. */
final class PlaylistCheck {
  private PlaylistCheck() {}

  /** @throws SmaltiException if the playlist or a piece of it is missing or empty */
  static void of(Path playlist) {
    try {
      List<String> lines = Files.isRegularFile(playlist) ? Files.readAllLines(playlist) : List.of();
      boolean whole = !lines.isEmpty() && lines.get(0).startsWith("#EXTM3U");
      for (String line : lines) {
        boolean named = !line.isBlank() && !line.startsWith("#") && !line.contains("://");
        Path piece = playlist.resolveSibling(named ? line.replaceFirst("\\?.*", "") : "");
        whole &= !named || (Files.isRegularFile(piece) && Files.size(piece) > 0);
      }
      if (!whole) {
        throw new SmaltiException(
            Reason.OUTPUT,
            playlist + " can't be written: it or a piece of it is empty; is the disk full?");
      }
    } catch (IOException e) {
      throw AtomicFile.unwritable(playlist, e);
    }
  }
}
