package org.smalti.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** The licences and notices inside the jars, each in a folder of the jar's name. */
final class LicenceTexts {
  private static final Pattern TEXT = Pattern.compile(
      "(?i)(.*/)?(licen[cs]e|notice|copying|copyright|ofl)[^/]*(?<!\\.(class|java|html))");

  private LicenceTexts() {}

  static ArchiveTree of(List<Path> jars) throws IOException {
    ArchiveTree texts = new ArchiveTree();
    for (Path path : jars) {
      String folder = path.getFileName().toString().replaceFirst("\\.jar$", "");
      try (JarFile jar = new JarFile(path.toFile())) {
        for (JarEntry entry : Collections.list(jar.entries())) {
          if (!entry.isDirectory() && TEXT.matcher(entry.getName()).matches()) {
            try (InputStream in = jar.getInputStream(entry)) {
              texts.bytes(folder + "/" + name(entry), in.readAllBytes());
            }
          }
        }
      }
    }
    return texts;
  }

  /** Without META-INF, and with the folders in it, as several files may be called LICENSE. */
  private static String name(JarEntry entry) {
    return entry.getName().replaceFirst("^META-INF/", "").replace('/', '-');
  }
}
