package org.smalti.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Looks into all archives that were built, also those that can't be run here. */
class ReleaseContentIT {
  private static final BuiltRelease RELEASE = BuiltRelease.here();
  private static final Pattern LICENCE =
      Pattern.compile("(?m)^\\|[^|]*\\| ([A-Za-z]+-[0-9.]+[A-Za-z0-9-]*|MIT|0BSD)\\b");

  @Test
  void everyArchiveHasTheLayoutThatIsDocumented() throws IOException {
    for (Path archive : RELEASE.archives()) {
      List<String> names = RELEASE.names(archive);
      assertThat(names)
          .as(archive.toString())
          .contains(
              "smalti",
              "lib/smalti.jar",
              "lib/memory",
              "data/items.csv",
              "docs/install.md",
              "bom.cdx.json")
          .contains("README.md", "CHANGELOG.md", "LICENSE", "NOTICE.md", "licences/Apache-2.0.txt");
      ReleasePlatform platform = RELEASE.platform(archive);
      assertThat(names.contains("smalti.cmd")).isEqualTo(platform.isWindows());
      assertThat(names.stream().anyMatch(name -> name.startsWith("runtime/")))
          .as("Java in " + archive)
          .isEqualTo(platform == RELEASE.own());
      assertThat(names).noneMatch(name -> name.contains("spark") && name.endsWith(".jar"));
    }
  }

  @Test
  void theClassPathNamesTheJarsThatAreThere() throws IOException {
    for (Path archive : RELEASE.archives()) {
      Set<String> jars = new HashSet<>();
      Set<String> named = new HashSet<>(Set.of("smalti.jar"));
      RELEASE.visit(archive, (name, content) -> {
        if (name.matches("lib/.*\\.jar")) {
          jars.add(name.substring("lib/".length()));
        }
        if (name.equals("lib/smalti.jar")) {
          String path = new JarInputStream(content)
              .getManifest()
              .getMainAttributes()
              .getValue(Attributes.Name.CLASS_PATH);
          named.addAll(Arrays.asList(path.split(" ")));
        }
      });
      assertThat(named).as(archive.toString()).isEqualTo(jars);
    }
  }

  @Test
  void nativeLibrariesAreThoseOfThePlatformAlone() throws IOException {
    for (Path archive : RELEASE.archives()) {
      ReleasePlatform platform = RELEASE.platform(archive);
      Set<String> platforms = new HashSet<>();
      RELEASE.visit(archive, (name, content) -> {
        if (name.matches("lib/(ffmpeg|opencv|openblas|javacpp|onnxruntime)-.*\\.jar")) {
          platforms.addAll(platforms(content));
        }
      });
      Set<String> wanted =
          new HashSet<>(Set.of(platform.classifier(), platform.classifier() + "-gpl"));
      if (platform != ReleasePlatform.MAC_X64) {
        wanted.add(platform.onnx());
      }
      assertThat(platforms).as(archive.toString()).isEqualTo(wanted);
    }
  }

  /** The folders in which native libraries lie. */
  private static Set<String> platforms(InputStream content) throws IOException {
    Set<String> platforms = new HashSet<>();
    ZipInputStream jar = new ZipInputStream(content);
    for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
      String name = entry.getName();
      if (name.matches(".*\\.(so|dylib|dll)(\\..*)?")) {
        String folder = name.substring(0, name.lastIndexOf('/'));
        platforms.add(folder.substring(folder.lastIndexOf('/') + 1));
      }
    }
    return platforms;
  }

  @Test
  void nothingTellsWhereItWasBuilt() throws IOException {
    List<String> places =
        List.of(RELEASE.root().toString(), System.getProperty("user.home") + "/.m2");
    List<String> found = new ArrayList<>();
    RELEASE.visit(
        RELEASE.archive(), (name, content) -> search(name, content.readAllBytes(), places, found));
    assertThat(found).as("files that name a folder of this machine").isEmpty();
  }

  private static void search(String name, byte[] content, List<String> places, List<String> found)
      throws IOException {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    places.stream().filter(text::contains).forEach(place -> found.add(name + ": " + place));
    if (name.endsWith(".jar")) {
      ZipInputStream jar = new ZipInputStream(new ByteArrayInputStream(content));
      for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
        search(name + "!" + entry.getName(), jar.readAllBytes(), places, found);
      }
    }
  }

  @Test
  void theBillNamesEveryJarAndJava() throws IOException {
    for (Path archive : RELEASE.archives()) {
      Set<String> jars = new HashSet<>();
      Set<String> billed = new HashSet<>(Set.of("smalti.jar"));
      RELEASE.visit(archive, (name, content) -> {
        if (name.matches("lib/.*\\.jar")) {
          jars.add(name.substring("lib/".length()));
        } else if (name.equals("bom.cdx.json")) {
          for (JsonNode part :
              new ObjectMapper().readTree(content.readAllBytes()).path("components")) {
            Matcher classifier =
                Pattern.compile("classifier=([^&]+)").matcher(part.path("purl").asText());
            billed.add(part.path("name").asText() + "-" + part.path("version").asText()
                + (classifier.find() ? "-" + classifier.group(1) : "") + ".jar");
          }
        }
      });
      assertThat(billed).as(archive.toString()).containsAll(jars);
      if (RELEASE.platform(archive) == RELEASE.own()) {
        assertThat(billed).anyMatch(name -> name.startsWith("OpenJDK-"));
      }
    }
  }

  @Test
  void everyLicenceOfTheNoticeHasItsText() throws IOException {
    Set<String> names = new HashSet<>(RELEASE.names(RELEASE.archive()));
    Matcher licences = LICENCE.matcher(Files.readString(RELEASE.root().resolve("NOTICE.md")));
    List<String> missing = new ArrayList<>();
    int count = 0;
    while (licences.find()) {
      count++;
      String licence = licences.group(1);
      boolean ours = licence.startsWith("GPL-3.0");
      if (!ours && !names.contains("licences/" + licence + ".txt")) {
        missing.add(licence);
      }
    }
    assertThat(count).isGreaterThan(10);
    assertThat(missing).isEmpty();
  }

  @Test
  void checksumsAreThoseOfAllThatWasMade() throws IOException {
    try (Stream<Path> files = Files.list(RELEASE.target())) {
      List<Path> made = files
          .filter(file ->
              file.getFileName().toString().matches("smalti[-_].*\\.(tar\\.gz|zip|deb|cdx\\.json)"))
          .toList();
      assertThat(Files.readString(RELEASE.target().resolve("SHA256SUMS")))
          .isEqualTo(Checksums.of(made));
    }
  }
}
