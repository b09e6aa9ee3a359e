package org.smalti.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.PackedResource;
import org.smalti.release.TrimmedJar.Packing;
import org.smalti.release.TrimmedJar.Replacement;

/** The jars of the program, as they are needed on each platform. */
final class LibraryJars {
  /** The jar that is started; its manifest names all others. */
  static final String PROGRAM = "smalti.jar";

  private static final String MEDIA = "smalti-media-";
  private static final String FFMPEG_FOLDER = "org/smalti/media/program/";
  private static final String FFMPEG_NAME = FFMPEG_FOLDER + "embedded.properties";

  private final ReleaseSettings settings;
  private final Manifest manifest;
  private final List<String> names;

  private LibraryJars(ReleaseSettings settings, Manifest manifest, List<String> names) {
    this.settings = settings;
    this.manifest = manifest;
    this.names = names;
  }

  /** @throws SmaltiException if the program was not built */
  static LibraryJars of(ReleaseSettings settings) throws IOException {
    Path program = settings.library().resolve(PROGRAM);
    if (!Files.isRegularFile(program)) {
      throw SmaltiException.input(program + " is missing; build with ./mvnw -Prelease package");
    }
    try (JarFile jar = new JarFile(program.toFile())) {
      Manifest manifest = jar.getManifest();
      String path = manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return new LibraryJars(settings, manifest, Arrays.asList(path.split(" ")));
    }
  }

  /** Those that are on the class path on this machine, the program first. */
  List<Path> here() {
    List<Path> jars = new ArrayList<>(List.of(settings.library().resolve(PROGRAM)));
    names.forEach(name -> jars.add(settings.library().resolve(name)));
    return jars;
  }

  /** The name of a jar on another platform. */
  private String named(String name, ReleasePlatform platform) {
    return name.replace(settings.own().classifier(), platform.classifier());
  }

  /** The unchanged jars for a platform, the program first; those with natives are of that platform. */
  List<Path> sources(ReleasePlatform platform) {
    List<Path> jars = new ArrayList<>(List.of(settings.library().resolve(PROGRAM)));
    for (String name : names) {
      Path folder =
          name.contains(settings.own().classifier()) ? natives(platform) : settings.library();
      jars.add(folder.resolve(named(name, platform)));
    }
    return jars;
  }

  private Path natives(ReleasePlatform platform) {
    return platform == settings.own() ? settings.library() : settings.natives();
  }

  /** Writes the jars for a platform into a folder, each only with what is used there. */
  void write(ReleasePlatform platform, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path jar : sources(platform)) {
      String name = jar.getFileName().toString();
      try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
        if (name.equals(PROGRAM)) {
          Replacement ours = new Replacement(JarFile.MANIFEST_NAME, manifest(platform));
          replaced(Map.of(JarFile.MANIFEST_NAME, ours)).write(jar, out);
        } else if (name.startsWith(MEDIA)) {
          replaced(program(jar, platform)).write(jar, out);
        } else {
          write(jar, name, platform, out);
        }
      }
    }
  }

  private void write(Path jar, String name, ReleasePlatform platform, OutputStream out)
      throws IOException {
    String classifier = platform.classifier();
    if (name.startsWith("onnxruntime-")) {
      trimmed(WantedNatives.onnxRuntime(platform), Packing.XZ).write(jar, out);
    } else if (name.startsWith("ffmpeg-") && name.contains(classifier)) {
      trimmed(WantedNatives.FFMPEG.filter(), Packing.AS_IT_IS).write(jar, out);
    } else if (name.startsWith("opencv-") && name.contains(classifier)) {
      trimmed(WantedNatives.OPENCV.filter(), Packing.XZ).write(jar, out);
    } else if (name.startsWith("openblas-") && name.contains(classifier)) {
      trimmed(WantedNatives.OPENBLAS.filter(), Packing.XZ).write(jar, out);
    } else {
      Files.copy(jar, out);
    }
  }

  private TrimmedJar trimmed(Predicate<String> wanted, Packing packing) {
    return new TrimmedJar(wanted, packing, Map.of(), settings.timestamp());
  }

  private TrimmedJar replaced(Map<String, Replacement> replacements) {
    return new TrimmedJar(any -> true, Packing.AS_IT_IS, replacements, settings.timestamp());
  }

  /** The class path of a platform. */
  private byte[] manifest(ReleasePlatform platform) throws IOException {
    Manifest changed = new Manifest(manifest);
    changed
        .getMainAttributes()
        .put(Attributes.Name.CLASS_PATH, named(String.join(" ", names), platform));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    changed.write(bytes);
    return bytes.toByteArray();
  }

  /** The unchanged jar of the ffmpeg program; that of this machine is taken out of the program. */
  Path ffmpegProgram(ReleasePlatform platform) throws IOException {
    try (JarFile media = new JarFile(media().toFile())) {
      String here = programEntry(media);
      Path file =
          settings.natives().resolve(named(here, platform).substring(FFMPEG_FOLDER.length()));
      if (platform == settings.own()) {
        Files.createDirectories(settings.natives());
        try (InputStream in = media.getInputStream(media.getEntry(here))) {
          Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      return file;
    }
  }

  private Path media() {
    return here().stream()
        .filter(jar -> jar.getFileName().toString().startsWith(MEDIA))
        .findAny()
        .orElseThrow(
            () -> SmaltiException.input(PROGRAM + " names no jar " + MEDIA + "*; build it anew"));
  }

  private static String programEntry(JarFile media) {
    return media.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(FFMPEG_FOLDER) && name.endsWith(".jar"))
        .findAny()
        .orElseThrow(
            () -> SmaltiException.input(media.getName() + " has no ffmpeg program; build it anew"));
  }

  /** The ffmpeg program is a jar inside the jar of the module {@code media}. */
  private Map<String, Replacement> program(Path media, ReleasePlatform platform)
      throws IOException {
    try (JarFile jar = new JarFile(media.toFile())) {
      String here = programEntry(jar);
      String properties = new String(
          jar.getInputStream(jar.getEntry(FFMPEG_NAME)).readAllBytes(), StandardCharsets.UTF_8);
      ByteArrayOutputStream program = new ByteArrayOutputStream();
      trimmed(WantedNatives.FFMPEG_PROGRAM.filter(), Packing.STORED)
          .write(ffmpegProgram(platform), program);
      byte[] name = named(properties, platform).getBytes(StandardCharsets.UTF_8);
      return Map.of(
          here,
              new Replacement(
                  named(here, platform) + PackedResource.ENDING,
                  TrimmedJar.xz(program.toByteArray(), platform.isArm())),
          FFMPEG_NAME, new Replacement(FFMPEG_NAME, name));
    }
  }
}
