package org.smalti.scrapers.fetch;

import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.files.DiskRoom;
import org.smalti.core.run.Unit;

/** Whether the disks have room for the files to be fetched, as far as that can be known. */
final class DiskSpace {
  private DiskSpace() {}

  /**
   * Throws if a disk has too little room. Bytes that partial files hold already need no room; files of unknown size are
   * not counted, and file systems that tell no size are not judged.
   *
   * @param folder the media folder, as the person calls it
   * @param replace whether files that are there are fetched again
   * @throws SmaltiException naming what is needed and what is free
   */
  static void require(Path folder, List<Download> downloads, boolean replace) {
    Map<Path, Optional<FileStore>> stores = new HashMap<>();
    Map<FileStore, Long> needed = new HashMap<>();
    for (Download download : downloads) {
      long bytes = missing(download, replace);
      if (bytes > 0) {
        Path parent = Optional.ofNullable(download.path().getParent()).orElse(download.path());
        stores
            .computeIfAbsent(parent, DiskRoom::store)
            .ifPresent(store -> needed.merge(store, bytes, Long::sum));
      }
    }
    needed.forEach((store, bytes) -> require(folder, store, bytes));
  }

  private static void require(Path folder, FileStore store, long bytes) {
    OptionalLong free = DiskRoom.free(store);
    if (free.isPresent() && bytes > free.getAsLong()) {
      throw new SmaltiException(
          Reason.OUTPUT,
          folder + ": " + Unit.BYTES.show(bytes) + " are to be fetched, but only "
              + Unit.BYTES.show(free.getAsLong())
              + " are free there; free some space, or choose files with --filter 'size<1e9'");
    }
  }

  private static long missing(Download download, boolean replace) {
    boolean there = !replace && Files.exists(download.path(), LinkOption.NOFOLLOW_LINKS);
    return there || download.size() <= 0 ? 0 : download.size() - PartialFilePaths.held(download);
  }
}
