package org.smalti.release;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A Java with no more than what Smalti needs, linked from a JDK, the same bytes each time: ADR 33. */
final class JavaRuntime {
  /** Needed by names in configurations and by providers, which jdeps does not see. */
  private static final List<String> BEYOND_JDEPS = List.of(
      "java.naming", // names of hosts in certificates
      "jdk.crypto.ec", // HTTPS before Java 22
      "jdk.management", // memory and processors of the machine
      "jdk.unsupported", // direct memory, by libraries
      "jdk.zipfs");

  private final Path jdk;

  JavaRuntime(Path jdk) {
    this.jdk = jdk;
  }

  /**
   * Links the runtime into a folder that is not there yet. Its classes are not compressed: what compresses the
   * archive does that better over all of them, and starts need not undo it.
   *
   * @param jars of the program, it itself first
   */
  void link(List<Path> jars, Path folder) throws IOException {
    List<String> words = new ArrayList<>(List.of(tool("jlink")));
    words.addAll(List.of("--add-modules", String.join(",", modules(jars))));
    words.addAll(List.of("--output", folder.toString()));
    words.addAll(List.of("--strip-java-debug-attributes", "--no-header-files", "--no-man-pages"));
    words.add("--dedup-legal-notices=error-if-not-same-content");
    ToolRun.output(words, jdk);
    share(folder);
  }

  /**
   * Dumps the classes of the JDK itself, without which each start takes longer, and the launcher's own archive can't be
   * made before Java 25. One that is made for heaps of more than 32 GB too would not be used.
   */
  private static void share(Path folder) throws IOException {
    String java = folder.resolve("bin/java").toString();
    ToolRun.output(
        List.of(
            java,
            "-Xshare:dump",
            "-XX:+UseG1GC",
            "-Xms128m",
            "-Xmx128m",
            "-Xlog:disable",
            "-Xlog:all=error"),
        folder);
  }

  /** By jdeps, and {@link #BEYOND_JDEPS}; of these the ones that this JDK has. */
  private Set<String> modules(List<Path> jars) throws IOException {
    List<String> words = new ArrayList<>(List.of(
        tool("jdeps"),
        "--ignore-missing-deps",
        "--print-module-deps",
        "--multi-release",
        "17",
        "--class-path"));
    words.add(jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    jars.stream()
        .filter(jar -> jar.getFileName().toString().startsWith("smalti"))
        .forEach(jar -> words.add(jar.toString()));
    String printed = ToolRun.output(words, jdk);
    Set<String> modules = new TreeSet<>(
        Arrays.asList(printed.substring(printed.lastIndexOf('\n') + 1).split(",")));
    String known = ToolRun.output(List.of(tool("java"), "--list-modules"), jdk);
    for (String module : BEYOND_JDEPS) {
      if (known.contains(module + "@")) {
        modules.add(module);
      }
    }
    return modules;
  }

  private String tool(String name) {
    return jdk.resolve("bin").resolve(name).toString();
  }
}
