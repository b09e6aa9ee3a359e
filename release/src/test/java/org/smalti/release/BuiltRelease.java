package org.smalti.release;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** What the build has put into its target folder. */
public record BuiltRelease(Path root, Path target, String version, String classifier) {
  /** As the pom tells tests of it. */
  public static BuiltRelease here() {
    Properties properties = System.getProperties();
    return new BuiltRelease(
        Path.of(properties.getProperty("smalti.root")),
        Path.of(properties.getProperty("smalti.release.target")),
        properties.getProperty("smalti.release.version"),
        properties.getProperty("smalti.release.native-platform"));
  }

  /** The folder in each archive. */
  String folder() {
    return "smalti-" + version;
  }

  /** The platform of this machine. */
  ReleasePlatform own() {
    return ReleasePlatform.ofClassifier(classifier);
  }

  /** The archive of this machine. */
  Path archive() {
    return target.resolve(
        folder() + "-" + own().label() + (own().isWindows() ? ".zip" : ".tar.gz"));
  }

  /** All archives that were made, for this machine and others. */
  public List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("smalti-.*\\.(tar\\.gz|zip)"))
          .sorted()
          .toList();
    }
  }

  /** The constant of an archive's platform. */
  public String platformName(Path archive) {
    return platform(archive).name();
  }

  ReleasePlatform platform(Path archive) {
    String name = archive.getFileName().toString();
    return Stream.of(ReleasePlatform.values())
        .filter(platform -> name.startsWith(folder() + "-" + platform.label()))
        .findAny()
        .orElseThrow(() -> new IllegalStateException(name));
  }

  /** Looks at a file of an archive. */
  public interface Visitor {
    /** @param name without the folder in which everything lies */
    void visit(String name, InputStream content) throws IOException;
  }

  /** Shows all files of an archive to a visitor. */
  public void visit(Path archive, Visitor visitor) throws IOException {
    boolean zipped = archive.toString().endsWith(".zip");
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        ArchiveInputStream<? extends ArchiveEntry> in = zipped
            ? new ZipArchiveInputStream(file)
            : new TarArchiveInputStream(new GZIPInputStream(file))) {
      for (ArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isDirectory()) {
          visitor.visit(entry.getName().substring(folder().length() + 1), in);
        }
      }
    }
  }

  /** The names of all files in an archive. */
  List<String> names(Path archive) throws IOException {
    List<String> names = new ArrayList<>();
    visit(archive, (name, content) -> names.add(name));
    return names;
  }
}
