package org.smalti.tools.video.natives;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.CacheFolder;
import org.smalti.core.files.SystemReason;

/** Unpacks libraries from the class path into the {@link CacheFolder}. */
final class NativeFiles {
  private NativeFiles() {}

  /**
   * A folder with these files.
   *
   * @param name what they are, for messages and the folder
   * @throws SmaltiException if one is not on the class path, or there is no place for them
   */
  static Path unpacked(String name, List<String> resources) {
    CacheFolder cache = CacheFolder.of(System.getenv());
    try {
      return cache.unpacked(name, NativeFiles.class, resources);
    } catch (IOException e) {
      throw SmaltiException.input(
          cache.path() + ": the libraries of " + name + " can't be unpacked: "
              + SystemReason.of(e)
              + "; set XDG_CACHE_HOME to a folder of yours with 200 MB of free space",
          e);
    }
  }
}
