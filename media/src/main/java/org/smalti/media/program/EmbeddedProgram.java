package org.smalti.media.program;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The ffmpeg that comes with Smalti: a jar inside this module. Its program and libraries are unpacked once for each
 * user, into {@code $XDG_CACHE_HOME/smalti}, else {@code ~/.cache/smalti} ({@code ~/Library/Caches/smalti},
 * {@code %LOCALAPPDATA%\smalti}).
 *
 * @param name of the jar without its ending; also that of the folder
 */
record EmbeddedProgram(String name) {
  private static final String CONTENTS = "contents";
  /** The program and the libraries it stands on; not ffprobe, and not what Java needs to call the libraries. */
  private static final Pattern WANTED = Pattern.compile(
      "org/bytedeco/ffmpeg/[^/]+/"
          + "((?!.*jni)(?:lib|av|sw|postproc)[^/]*(?:\\.so\\b|\\.dylib|\\.dll)[^/]*|ffmpeg|ffmpeg\\.exe)");

  static EmbeddedProgram ofThisBuild() {
    Properties properties = new Properties();
    try (InputStream file = EmbeddedProgram.class.getResourceAsStream("embedded.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new EmbeddedProgram(properties.getProperty("name"));
  }

  /**
   * The program, unpacked if it was not yet, or if a file of it is not as long as it should be.
   *
   * @throws org.smalti.core.SmaltiException if there is none for this system, or no place for it
   */
  Path path(Map<String, String> environment) {
    Path cache = cache(environment);
    Path folder = cache.resolve(name);
    try {
      Files.createDirectories(cache);
      checkOurs(cache, environment);
      if (!isWhole(folder)) {
        Path fresh = Files.createTempDirectory(cache, "." + name);
        try {
          unpack(fresh);
          replace(folder, fresh);
        } finally {
          delete(fresh);
        }
      }
    } catch (IOException e) {
      throw FfmpegProgram.failure(folder + ": the ffmpeg that comes with smalti can't be unpacked: "
          + why(e) + "; set XDG_CACHE_HOME to a folder that can be written, or install ffmpeg");
    }
    return folder.resolve(ParentTie.isWindows() ? "ffmpeg.exe" : "ffmpeg");
  }

  private static String why(IOException e) {
    return e instanceof FileSystemException f && f.getReason() != null
        ? f.getReason()
        : e.getClass().getSimpleName() + " " + e.getMessage();
  }

  static Path cache(Map<String, String> environment) {
    String chosen = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!chosen.isBlank() && Path.of(chosen).isAbsolute()) {
      return Path.of(chosen, "smalti");
    }
    String local = environment.getOrDefault("LOCALAPPDATA", "");
    if (ParentTie.isWindows() && !local.isBlank()) {
      return Path.of(local, "smalti");
    }
    boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    return Path.of(home, mac ? "Library/Caches" : ".cache", "smalti");
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

  /** The owner of a folder can replace the program in it. The owner of a folder that the user has named is trusted. */
  private static void checkOurs(Path cache, Map<String, String> environment) throws IOException {
    Path above = cache.resolveSibling("");
    boolean named = above.equals(Path.of(environment.getOrDefault("XDG_CACHE_HOME", "")));
    for (Path folder : named ? List.of(cache) : List.of(above, cache)) {
      if (!isOurs(folder)) {
        throw new FileSystemException(folder.toString(), null, folder + " belongs to another user");
      }
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

  private void unpack(Path folder) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    InputStream jar = EmbeddedProgram.class.getResourceAsStream(name + ".jar");
    if (jar == null) {
      throw FfmpegProgram.failure(
          "there is no ffmpeg on the PATH, and none came with this build of smalti; install ffmpeg,"
              + " or name it with --ffmpeg or SMALTI_FFMPEG");
    }
    try (ZipInputStream zip = new ZipInputStream(jar)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (WANTED.matcher(entry.getName()).matches()) {
          String file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
          sizes.put(file, Files.copy(zip, folder.resolve(file)));
          allowToRun(folder.resolve(file));
        }
      }
    }
    StringBuilder contents = new StringBuilder();
    sizes.forEach((file, size) -> contents.append(size).append(' ').append(file).append('\n'));
    Files.writeString(folder.resolve(CONTENTS), contents, StandardCharsets.UTF_8);
  }

  private static void allowToRun(Path file) throws IOException {
    if (!ParentTie.isWindows()) {
      Files.setPosixFilePermissions(
          file,
          Set.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));
    }
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
