package org.smalti.release;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import org.smalti.core.SmaltiException;

/**
 * What the pom says of a release.
 *
 * @param root the folder of the project
 * @param target where results are put
 * @param version of Smalti
 * @param timestamp of all files in the archives
 * @param own the platform of this machine
 * @param ownOnly whether archives for the others are left out
 * @param jdk whose Java goes into the archive of this machine
 */
record ReleaseSettings(
    Path root,
    Path target,
    String version,
    Instant timestamp,
    ReleasePlatform own,
    boolean ownOnly,
    Path jdk) {
  private static final String PREFIX = "smalti.release.";

  static ReleaseSettings of(Properties properties) {
    return new ReleaseSettings(
        Path.of(value(properties, "root")).toAbsolutePath().normalize(),
        Path.of(value(properties, "target")).toAbsolutePath().normalize(),
        value(properties, "version"),
        Instant.parse(value(properties, "timestamp")),
        ReleasePlatform.ofClassifier(value(properties, "native-platform")),
        Boolean.parseBoolean(value(properties, "own-platform-only")),
        Path.of(value(properties, "jdk")).toAbsolutePath().normalize());
  }

  private static String value(Properties properties, String name) {
    String value = properties.getProperty(PREFIX + name);
    if (value == null || value.isBlank()) {
      throw SmaltiException.usage(
          PREFIX + name + " is not set; releases are made by ./mvnw -Prelease package");
    }
    return value;
  }

  /** The jars of the program, as the launcher of the source tree uses them. */
  Path library() {
    return root.resolve("app/target/library");
  }

  /** The jars with native libraries of all platforms. */
  Path natives() {
    return target.resolve("natives");
  }

  /** The name of the folder in each archive. */
  String folder() {
    return "smalti-" + version;
  }
}
