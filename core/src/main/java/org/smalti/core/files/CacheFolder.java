package org.smalti.core.files;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Smalti unpacks once for each user: programs and libraries that come in jars. It lies in
 * {@code $XDG_CACHE_HOME/smalti}, else {@code ~/.cache/smalti} ({@code ~/Library/Caches/smalti},
 * {@code %LOCALAPPDATA%\smalti}).
 *
 * @param trusted folders that have to belong to this user, or their owner could replace what is run from there
 */
public record CacheFolder(Path path, List<Path> trusted) {
  private static final String CONTENTS = "contents";

  /** Writes files into an empty folder; no folders. */
  @FunctionalInterface
  public interface Unpacking {
    void into(Path folder) throws IOException;
  }

  /** The owner of a folder that the user has named is trusted. */
  public static CacheFolder of(Map<String, String> environment) {
    String chosen = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!chosen.isBlank() && Path.of(chosen).isAbsolute()) {
      Path named = Path.of(chosen, "smalti");
      return new CacheFolder(named, List.of(named));
    }
    Path path = usual(environment);
    return new CacheFolder(path, List.of(path.resolveSibling(""), path));
  }

  private static Path usual(Map<String, String> environment) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String local = environment.getOrDefault("LOCALAPPDATA", "");
    if (system.startsWith("windows") && !local.isBlank()) {
      return Path.of(local, "smalti");
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    return Path.of(home, system.startsWith("mac") ? "Library/Caches" : ".cache", "smalti");
  }

  /**
   * A folder of files, unpacked if it was not yet, or if a file of it is not as long as it should be.
   *
   * @param name another one for other files
   * @throws IOException if there is no place for it, or it is not safe there
   */
  public Path unpacked(String name, Unpacking unpacking) throws IOException {
    Path folder = path.resolve(name);
    Files.createDirectories(path);
    for (Path above : trusted) {
      if (!isOurs(above)) {
        throw new FileSystemException(above.toString(), null, above + " belongs to another user");
      }
    }
    if (!isWhole(folder)) {
      Path fresh = Files.createTempDirectory(path, "." + name);
      try {
        unpacking.into(fresh);
        Files.writeString(fresh.resolve(CONTENTS), contents(fresh), StandardCharsets.UTF_8);
        replace(folder, fresh);
      } finally {
        delete(fresh);
      }
    }
    return folder;
  }

  /**
   * The same for files on the class path. Other versions have other lengths: each version gets a folder of its own.
   *
   * @param name the beginning of the folder's name
   * @param type beside which they lie, or any class for names that begin with a slash
   * @throws IOException also if one is not there
   */
  public Path unpacked(String name, Class<?> type, List<String> resources) throws IOException {
    List<Long> lengths = new ArrayList<>();
    for (String resource : resources) {
      lengths.add(PackedResource.find(type, resource).length());
    }
    return unpacked(name + "-" + Integer.toHexString(lengths.hashCode()), folder -> {
      for (String resource : resources) {
        try (InputStream file = PackedResource.find(type, resource).open()) {
          Files.copy(file, folder.resolve(PackedResource.fileName(resource)));
        }
      }
    });
  }

  private static String contents(Path folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        lines.append(Files.size(file)).append(' ').append(file.getFileName()).append('\n');
      }
    }
    return lines.toString();
  }

  /** Whether all files are there with the sizes they were unpacked with, and belong to this user. */
  private static boolean isWhole(Path folder) {
    try {
      if (!isOurs(folder)) {
        return false;
      }
      List<String> lines = Files.readAllLines(folder.resolve(CONTENTS));
      for (String line : lines) {
        int blank = line.indexOf(' ');
        if (Files.size(folder.resolve(line.substring(blank + 1)))
            != Long.parseLong(line.substring(0, blank))) {
          return false;
        }
      }
      return !lines.isEmpty();
    } catch (IOException | RuntimeException damaged) {
      return false;
    }
  }

  /** Without a home folder, the cache may lie in one that everybody can write to. */
  private static boolean isOurs(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return true;
    }
    long owner = ((Number) Files.getAttribute(folder, "unix:uid")).longValue();
    return owner == 0 || owner == new UnixSystem().getUid();
  }

  /** Moves the fresh folder to its place. If another process does the same at this moment, the first one wins. */
  private static void replace(Path folder, Path fresh) throws IOException {
    if (Files.exists(folder) && !isWhole(folder)) {
      // Programs that were started from there run on: their files stay until they end.
      Path damaged = Files.createTempDirectory(folder.getParent(), ".damaged");
      Files.move(folder, damaged, StandardCopyOption.ATOMIC_MOVE);
      delete(damaged);
    }
    try {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!isWhole(folder)) {
        throw e;
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
