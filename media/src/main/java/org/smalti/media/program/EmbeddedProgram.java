package org.smalti.media.program;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.smalti.core.files.CacheFolder;
import org.smalti.core.files.PackedResource;
import org.smalti.core.files.SystemReason;

/**
 * The ffmpeg that comes with Smalti: a jar inside this module. Its program and libraries are unpacked into the
 * {@link CacheFolder}.
 *
 * @param name of the jar without its ending; also that of the folder
 */
record EmbeddedProgram(String name) {
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
    CacheFolder cache = CacheFolder.of(environment);
    try {
      Path folder = cache.unpacked(name, this::unpack);
      return folder.resolve(ParentTie.isWindows() ? "ffmpeg.exe" : "ffmpeg");
    } catch (IOException e) {
      throw FfmpegProgram.failure(
          cache.path().resolve(name) + ": the ffmpeg that comes with smalti can't be unpacked: "
              + SystemReason.of(e)
              + "; set XDG_CACHE_HOME to a folder that can be written, or install ffmpeg");
    }
  }

  private void unpack(Path folder) throws IOException {
    PackedResource jar;
    try {
      jar = PackedResource.find(EmbeddedProgram.class, name + ".jar");
    } catch (FileNotFoundException e) {
      throw FfmpegProgram.failure(
          "there is no ffmpeg on the PATH, and none came with this build of smalti; install ffmpeg,"
              + " or name it with --ffmpeg or SMALTI_FFMPEG");
    }
    try (ZipInputStream zip = new ZipInputStream(jar.open())) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (WANTED.matcher(entry.getName()).matches()) {
          String file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
          Files.copy(zip, folder.resolve(file));
          allowToRun(folder.resolve(file));
        }
      }
    }
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
}
