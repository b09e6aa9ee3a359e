package org.smalti.tools.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.files.DiskRoom;
import org.smalti.core.run.Unit;

/**
 * The room on the disk that a page wants while it is made.
 *
 * @param waiting bytes of what was read of the media and is not in the page yet, at most at any time
 * @param written bytes of the page, about
 */
record PageRoom(long waiting, long written) {
  /**
   * Makes sure that there is as much.
   *
   * @param parts the folder of what was read of the media
   * @throws SmaltiException if there is less
   */
  void require(SiteFolder site, Path parts) {
    OptionalLong free = DiskRoom.free(site.page());
    if (free.isEmpty()) {
      return;
    }
    long missing = waiting + written - held(parts) - held(site.page());
    if (missing > free.getAsLong()) {
      throw new SmaltiException(
          Reason.OUTPUT,
          site.index() + ": about " + Unit.BYTES.show(missing)
              + " are needed there while the page is made, but only "
              + Unit.BYTES.show(free.getAsLong())
              + " are free; free some space, name a folder on another disk with --out, or cut samples"
              + " with a smaller --max");
    }
  }

  /** What an earlier run has left there, which is written over. */
  private static long held(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException unknown) {
      return 0;
    }
  }
}
