package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** NOTICE.md names the libraries that come with the program: all of them, and no others. */
class NoticeIT {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^|]*)` \\| ([^|]*) \\| <?https?:");
  /** Its artifact, and what Maven adds. */
  private static final Pattern JAR = Pattern.compile("(.+?)-\\d.*\\.jar");

  @Test
  void everyLibraryOfTheProgramIsNamedWithItsLicence() throws IOException {
    Set<String> named = new TreeSet<>();
    Matcher rows = ROW.matcher(Files.readString(Launcher.project().resolve("NOTICE.md")));
    while (rows.find()) {
      named.addAll(Arrays.asList(rows.group(1).split("`, `")));
      assertThat(rows.group(2)).as("licence of " + rows.group(1)).isNotBlank();
    }
    assertThat(named).isEqualTo(libraries());
  }

  /** Those on the class path of the built program, without its own modules. */
  private static Set<String> libraries() throws IOException {
    Set<String> libraries = new TreeSet<>();
    try (JarFile program =
        new JarFile(Launcher.project().resolve("app/target/library/smalti.jar").toFile())) {
      String path = program.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      for (String name : path.split(" ")) {
        Matcher jar = JAR.matcher(name);
        assertThat(jar.matches()).as(name).isTrue();
        if (!jar.group(1).startsWith("smalti-")) {
          libraries.add(jar.group(1));
        }
      }
    }
    return libraries;
  }
}
