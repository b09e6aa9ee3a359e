package org.smalti.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;

/** Manual pages and completions of shells, written by the program itself. */
final class ShellFiles {
  private static final String MANUAL_PAGES = "org.smalti.app.shell.ManualPages";
  /** The names under which each shell expects a completion of {@code smalti}. */
  private static final Map<String, String> COMPLETIONS =
      new TreeMap<>(Map.of("bash", "smalti.bash", "zsh", "_smalti", "fish", "smalti.fish"));

  private ShellFiles() {}

  /**
   * Adds what is for {@code share}.
   *
   * @param program the jar of the program, beside those that it needs
   * @param folder for what is written on the way
   */
  static void add(ArchiveTree tree, ReleaseSettings settings, Path program, Path folder)
      throws IOException {
    if (!has(program, MANUAL_PAGES)) {
      System.out.println("release: this build of smalti writes no manual pages and no completions");
      return;
    }
    String java = settings.jdk().resolve("bin/java").toString();
    Path pages = Files.createDirectories(folder.resolve("man1"));
    ToolRun.output(
        List.of(java, "-cp", program.toString(), MANUAL_PAGES, pages.toString()), folder);
    tree.folder("share/man/man1", pages);
    for (Map.Entry<String, String> shell : COMPLETIONS.entrySet()) {
      List<String> words = List.of(java, "-jar", program.toString(), "completion", shell.getKey());
      tree.text("share/completions/" + shell.getValue(), ToolRun.output(words, folder) + "\n");
    }
  }

  private static boolean has(Path program, String type) throws IOException {
    try (JarFile jar = new JarFile(program.toFile())) {
      return jar.getEntry(type.replace('.', '/') + ".class") != null;
    }
  }
}
