package org.smalti.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.smalti.core.SmaltiException;
import org.smalti.release.TrimmedJar.Packing;

/** The jars of the program, as they are needed on each platform. */
final class LibraryJars {
  /** The jar that is started; its manifest names all others. */
  static final String PROGRAM = "smalti.jar";

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
          new TrimmedJar(
                  any -> true,
                  Packing.AS_IT_IS,
                  Map.of(JarFile.MANIFEST_NAME, manifest(platform)),
                  settings.timestamp())
              .write(jar, out);
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
}
