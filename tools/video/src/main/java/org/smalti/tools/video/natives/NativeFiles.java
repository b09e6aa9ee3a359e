package org.smalti.tools.video.natives;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.CacheFolder;
import org.smalti.core.files.PackedResource;
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
      // Other versions have other lengths: each version gets a folder of its own.
      List<Long> lengths = new ArrayList<>();
      for (String resource : resources) {
        lengths.add(find(resource).length());
      }
      String folder = name + "-" + Integer.toHexString(lengths.hashCode());
      return cache.unpacked(folder, target -> unpack(resources, target));
    } catch (IOException e) {
      throw SmaltiException.input(
          cache.path() + ": the libraries of " + name + " can't be unpacked: "
              + SystemReason.of(e)
              + "; set XDG_CACHE_HOME to a folder of yours with 200 MB of free space",
          e);
    }
  }

  private static void unpack(List<String> resources, Path folder) throws IOException {
    for (String resource : resources) {
      try (InputStream file = find(resource).open()) {
        Files.copy(file, folder.resolve(fileName(resource)));
      }
    }
  }

  private static PackedResource find(String resource) throws FileNotFoundException {
    return PackedResource.find(NativeFiles.class, resource);
  }

  static String fileName(String resource) {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }
}
