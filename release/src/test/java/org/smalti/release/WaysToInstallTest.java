package org.smalti.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the Dockerfile and the catalog for jbang name is what the build makes. */
class WaysToInstallTest {
  private static final Path ROOT = Path.of(System.getProperty("smalti.root"));

  private static String version() throws IOException {
    Matcher version = Pattern.compile("<artifactId>smalti</artifactId>\\s*<version>([^<]+)<")
        .matcher(Files.readString(ROOT.resolve("pom.xml")));
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  @Test
  void theCatalogNamesThisVersionAndItsMainClass() throws IOException {
    JsonNode smalti = new ObjectMapper()
        .readTree(ROOT.resolve("jbang-catalog.json").toFile())
        .at("/aliases/smalti");
    assertThat(smalti.path("script-ref").asText()).isEqualTo("org.smalti:smalti-app:" + version());
    String main = smalti.path("main").asText().replace('.', '/');
    assertThat(ROOT.resolve("app/src/main/java/" + main + ".java")).isRegularFile();
  }

  @Test
  void theImageIsMadeOfTheArchiveForLinux() throws IOException {
    String archive = "smalti-" + version() + "-" + ReleasePlatform.LINUX_X64.label() + ".tar.gz";
    Matcher named = Pattern.compile("release/target/(\\S+\\.tar\\.gz)")
        .matcher(Files.readString(ROOT.resolve("Dockerfile")));
    assertThat(named.find()).isTrue();
    assertThat(archive).matches(named.group(1).replace(".", "\\.").replace("*", ".*"));
  }

  @Test
  void theImageHasTheLibrariesThatThePackageAsksFor() throws IOException {
    assertThat(Files.readString(ROOT.resolve("Dockerfile"))).contains("libudev1", "libstdc++6");
  }
}
