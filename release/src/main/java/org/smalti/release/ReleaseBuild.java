package org.smalti.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;

/** Run by the build of the module {@code release}: makes all that is released, in its target folder. */
public final class ReleaseBuild {
  private static final String CHECKSUMS = "SHA256SUMS";
  private static final String BILL = ".cdx.json";
  private static final double MEGABYTE = 1e6;

  private final ReleaseSettings settings;
  private final LibraryJars jars;
  private final List<Path> made = new ArrayList<>();

  private ReleaseBuild(ReleaseSettings settings, LibraryJars jars) {
    this.settings = settings;
    this.jars = jars;
  }

  /** @param arguments none; the pom says everything by properties ({@link ReleaseSettings}) */
  public static void main(String[] arguments) throws IOException {
    try {
      ReleaseSettings settings = ReleaseSettings.of(System.getProperties());
      new ReleaseBuild(settings, LibraryJars.of(settings)).make();
    } catch (SmaltiException e) {
      System.err.println("release: " + e.getMessage());
      System.exit(e.reason().exitCode());
    }
  }

  private void make() throws IOException {
    removeEarlierResults();
    // Not in the target folder: Java's archive of classes has another order where its path has a
    // space.
    Path stage = Files.createTempDirectory("smalti-release-");
    try {
      for (ReleasePlatform platform : ReleasePlatform.values()) {
        if (platform == settings.own() || !settings.ownOnly()) {
          make(platform, Files.createDirectory(stage.resolve(platform.label())));
        }
      }
    } finally {
      remove(stage);
    }
    write(CHECKSUMS, Checksums.of(made).getBytes(StandardCharsets.UTF_8));
  }

  private void make(ReleasePlatform platform, Path stage) throws IOException {
    boolean own = platform == settings.own();
    Path runtime = stage.resolve("runtime");
    if (own) {
      new JavaRuntime(settings.jdk()).link(jars.here(), runtime);
    }
    ReleaseTree content = new ReleaseTree(settings, jars, platform);
    ArchiveTree tree = content.program(stage);
    String bill = content.bill(runtime);
    tree.text("bom" + BILL, bill);
    if (own) {
      tree.folder("runtime", runtime);
    }
    String name = settings.folder() + "-" + platform.label() + (own ? "" : "-without-java");
    ReproducibleArchive archive = new ReproducibleArchive(settings.timestamp());
    ArchiveTree whole = new ArchiveTree().tree(settings.folder(), tree);
    if (platform.isWindows()) {
      write(name + ".zip", temporary -> archive.zip(whole, temporary));
    } else {
      write(name + ".tar.gz", temporary -> {
        try (OutputStream out = Files.newOutputStream(temporary)) {
          archive.tarGz(whole, out);
        }
      });
    }
    write(name + BILL, bill.getBytes(StandardCharsets.UTF_8));
    if (own && platform.isLinux()) {
      DebianPackage debian = new DebianPackage(settings.version(), platform, settings.timestamp());
      write(debian.fileName(), temporary -> debian.write(tree, stage, temporary));
    }
  }

  private void removeEarlierResults() throws IOException {
    Files.createDirectories(settings.target());
    try (Stream<Path> files = Files.list(settings.target())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (name.equals(CHECKSUMS)
            || name.matches("smalti[-_].*\\.(tar\\.gz|zip|deb|cdx\\.json)")) {
          Files.delete(file);
        }
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Writes to a path. */
  private interface Writer {
    void write(Path temporary) throws IOException;
  }

  private void write(String name, byte[] content) throws IOException {
    write(name, temporary -> Files.write(temporary, content));
  }

  private void write(String name, Writer writer) throws IOException {
    Path result = settings.target().resolve(name);
    try (AtomicFile file = AtomicFile.to(result)) {
      writer.write(file.temporary());
      file.commit();
    }
    made.add(result);
    System.out.printf(Locale.ROOT, "%s, %.1f MB%n", name, Files.size(result) / MEGABYTE);
  }
}
