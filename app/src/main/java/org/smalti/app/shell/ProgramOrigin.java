package org.smalti.app.shell;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/** Where the program runs from, and of which commit it was made. */
final class ProgramOrigin {
  /** The attribute of the jar in which a release names its commit. */
  static final String ATTRIBUTE = "Implementation-Build";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40,64}");
  private static final int SHORT = 12;

  private final Path home;
  private final Path classes;

  /**
   * @param home the folder of the launcher
   * @param classes the jar or folder that the classes come from
   */
  ProgramOrigin(Path home, Path classes) {
    this.home = home;
    this.classes = classes;
  }

  static ProgramOrigin ofThisProcess() {
    Path classes = classes();
    String home = System.getProperty("smalti.home", "");
    return new ProgramOrigin(home.isEmpty() ? classes : Path.of(home), classes);
  }

  private static Path classes() {
    CodeSource source = ProgramOrigin.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? Path.of("") : Path.of(source.getLocation().toURI());
    } catch (URISyntaxException | InvalidPathException e) {
      return Path.of("");
    }
  }

  /** The folder of the launcher; without one, what the classes come from. */
  Path home() {
    return home;
  }

  /** The commit, shortened: by the jar, else of the source tree, as it stands now; empty if neither says. */
  Optional<String> commit() {
    return ofJar()
        .or(this::ofTree)
        .filter(hash -> HASH.matcher(hash).matches())
        .map(hash -> hash.substring(0, SHORT));
  }

  private Optional<String> ofJar() {
    if (!Files.isRegularFile(classes)) {
      return Optional.empty();
    }
    try (JarFile jar = new JarFile(classes.toFile())) {
      Manifest manifest = jar.getManifest();
      return manifest == null
          ? Optional.empty()
          : Optional.ofNullable(manifest.getMainAttributes().getValue(ATTRIBUTE));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** What git has checked out there, read without git. */
  private Optional<String> ofTree() {
    Path git = home.resolve(".git");
    try {
      if (Files.isRegularFile(git)) {
        // A further working tree names the folder of its own.
        git = home.resolve(line(git).replaceFirst("^gitdir: ", ""));
      }
      Path common = Files.isRegularFile(git.resolve("commondir"))
          ? git.resolve(line(git.resolve("commondir")))
          : git;
      String head = line(git.resolve("HEAD"));
      if (!head.startsWith("ref: ")) {
        return Optional.of(head);
      }
      String name = head.substring("ref: ".length());
      return Files.isRegularFile(common.resolve(name))
          ? Optional.of(line(common.resolve(name)))
          : packed(common, name);
    } catch (IOException | InvalidPathException noTree) {
      return Optional.empty();
    }
  }

  private static Optional<String> packed(Path git, String name) throws IOException {
    return Files.readAllLines(git.resolve("packed-refs")).stream()
        .filter(line -> line.endsWith(" " + name))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst();
  }

  private static String line(Path file) throws IOException {
    return Files.readString(file).strip();
  }
}
