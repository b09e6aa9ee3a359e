package org.smalti.media.program;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import org.smalti.core.files.CacheFolder;
import org.smalti.core.files.SystemReason;

/**
 * The ffmpeg that comes with Smalti: its program lies beside the libraries that decode in the process, in their jar. It
 * is unpacked with them into the {@link CacheFolder}.
 *
 * @param folder of the class path in which the program and its libraries lie, with a slash before and behind it
 */
record EmbeddedProgram(String folder) {
  private static final String PROGRAM = ParentTie.isWindows() ? "ffmpeg.exe" : "ffmpeg";
  /** The program and the libraries it stands on; not ffprobe, and not what Java needs to call the libraries. */
  private static final Pattern WANTED = Pattern.compile(
      "(?!.*jni)(?:lib|av|sw|postproc)[^/]*(?:\\.so\\b|\\.dylib|\\.dll)[^/]*|ffmpeg|ffmpeg\\.exe");

  /**
   * Those of sound servers, sound cards and screens. Nothing here plays or records by the program, and servers lack
   * them.
   */
  private static final Set<String> OF_DEVICES =
      Set.of("libpulse.so.0", "libasound.so.2", "libxcb.so.1", "libxcb-shm.so.0");

  static EmbeddedProgram ofThisSystem() {
    return new EmbeddedProgram("/org/bytedeco/ffmpeg/" + Loader.getPlatform() + "-gpl/");
  }

  /**
   * The program, unpacked if it was not yet, or if a file of it is not as long as it should be.
   *
   * @throws org.smalti.core.SmaltiException if there is none for this system, or no place for it
   */
  Path path(Map<String, String> environment) {
    CacheFolder cache = CacheFolder.of(environment);
    try (JarFile jar = jar()) {
      if (jar == null) {
        throw FfmpegProgram.failure(
            "there is no ffmpeg on the PATH, and none came with this build of smalti; install ffmpeg,"
                + " or name it with --ffmpeg or SMALTI_FFMPEG");
      }
      List<ZipEntry> files = files(jar);
      return cache
          .unpacked(name(files), unpacked -> unpack(jar, files, unpacked))
          .resolve(PROGRAM);
    } catch (IOException e) {
      throw FfmpegProgram.failure(
          cache.path() + ": the ffmpeg that comes with smalti can't be unpacked: "
              + SystemReason.of(e)
              + "; set XDG_CACHE_HOME to a folder that can be written, or install ffmpeg");
    }
  }

  private @Nullable JarFile jar() throws IOException {
    URL program = EmbeddedProgram.class.getResource(folder + PROGRAM);
    if (program != null && program.openConnection() instanceof JarURLConnection jar) {
      jar.setUseCaches(false);
      return jar.getJarFile();
    }
    return null;
  }

  private List<ZipEntry> files(JarFile jar) {
    String within = folder.substring(1);
    return jar.stream()
        .map(ZipEntry.class::cast)
        .filter(file ->
            file.getName().startsWith(within) && WANTED.matcher(fileName(file)).matches())
        .sorted(Comparator.comparing(ZipEntry::getName))
        .toList();
  }

  private static String fileName(ZipEntry file) {
    return file.getName().substring(file.getName().lastIndexOf('/') + 1);
  }

  /** Another one for other files, whatever their jar is called. */
  private static String name(List<ZipEntry> files) {
    CRC32 sum = new CRC32();
    for (ZipEntry file : files) {
      sum.update((file.getName() + file.getCrc()).getBytes(StandardCharsets.UTF_8));
    }
    return "ffmpeg-" + Loader.getPlatform() + "-"
        + HexFormat.of().toHexDigits((int) sum.getValue());
  }

  private static void unpack(JarFile jar, List<ZipEntry> files, Path folder) throws IOException {
    for (ZipEntry file : files) {
      Path unpacked = folder.resolve(fileName(file));
      try (InputStream in = jar.getInputStream(file)) {
        Files.write(unpacked, forAnyMachine(fileName(file), in.readAllBytes()));
      }
      allowToRun(unpacked);
    }
  }

  /** What its libraries are looked for, and where: beside it, whatever else is installed or not. */
  private static byte[] forAnyMachine(String name, byte[] content) {
    if (name.equals("ffmpeg")) {
      DynamicSection.of(content).searchesForAll();
    } else if (name.startsWith("libavdevice.so")) {
      DynamicSection.of(content).needsNone(OF_DEVICES);
    }
    return content;
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
