package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a program that uses Smalti as a library gets from the poms: see docs/library.md and ADR 36. */
class PublishedPomsTest {
  /** What is no library: the program, its benchmarks, the engine that the program finds by itself, and parents. */
  private static final List<String> NO_LIBRARY = List.of("app", "bench", "cluster", "release");

  private static final String PUBLISHED = "target/published-pom.xml";
  private static final String NATIVES = "natives-";

  private record Library(String folder, Element pom) {
    String artifact() {
      return text(pom, "artifactId");
    }

    Optional<Element> published() throws IOException {
      Path file = Launcher.project().resolve(folder).resolve(PUBLISHED);
      return Files.exists(file) ? Optional.of(parsed(file)) : Optional.empty();
    }
  }

  @Test
  void everyLibraryHasANameAndADescription() throws IOException {
    for (Library library : libraries()) {
      assertThat(text(library.pom(), "name")).as(library.folder()).startsWith("Smalti ");
      assertThat(text(library.pom(), "description")).as(library.folder()).endsWith(".");
      assertThat(library.artifact()).startsWith("smalti-");
    }
  }

  @Test
  void theLibrariesAreThosePromised() throws IOException {
    assertThat(libraries().stream().map(Library::artifact))
        .contains(
            "smalti-core",
            "smalti-media",
            "smalti-scrapers",
            "smalti-tables",
            "smalti-sound",
            "smalti-layout",
            "smalti-batch",
            "smalti-video",
            "smalti-page",
            "smalti-compositions");
  }

  @Test
  void theVersionsInTheDocumentationAreThoseOfThePom() throws IOException {
    Element parent = parsed(Launcher.project().resolve("pom.xml"));
    String page = Files.readString(Launcher.project().resolve("docs/library.md"));
    String version = text(parent, "version").replace("-SNAPSHOT", "");
    assertThat(page)
        .contains("<version>" + version + "</version>", "smalti-media:" + version + "\"")
        .contains("javacpp:" + text(parent, "properties/javacpp.version") + ":")
        .contains("ffmpeg:" + text(parent, "properties/ffmpeg.version") + ":");
  }

  @Test
  void theParentSaysWhatAllHaveInCommon() throws IOException {
    Element parent = parsed(Launcher.project().resolve("pom.xml"));
    assertThat(text(parent, "licenses/license/name")).isEqualTo("GPL-3.0-or-later");
    assertThat(text(parent, "licenses/license/url")).startsWith("https://");
    assertThat(text(parent, "developers/developer/name")).isEqualTo("Smalti maintainers");
    assertThat(text(parent, "url")).isNotEmpty();
    assertThat(text(parent, "scm/url")).isNotEmpty();
    assertThat(text(parent, "scm/connection")).startsWith("scm:git:");
    assertThat(parent.getAttribute("child.project.url.inherit.append.path")).isEqualTo("false");
  }

  /** Whoever is on another system would get natives that it can't load. */
  @Test
  void noLibraryDependsOnTheNativesOfTheMachineThatBuildsIt() throws IOException {
    for (Library library : libraries()) {
      for (Element dependency : all(library.pom(), "dependencies/dependency")) {
        assertThat(text(dependency, "classifier"))
            .as("%s: %s", library.folder(), text(dependency, "artifactId"))
            .isEmpty();
      }
    }
  }

  @Test
  void everySystemThatIsBuiltForHasItsNatives() throws IOException {
    List<String> systems =
        all(parsed(Launcher.project().resolve("pom.xml")), "profiles/profile").stream()
            .map(profile -> text(profile, "properties/native.platform"))
            .filter(system -> !system.isEmpty())
            .toList();
    assertThat(systems).hasSize(5);
    for (Library library : libraries()) {
      List<Element> profiles = natives(library.pom());
      if (!profiles.isEmpty()) {
        assertThat(profiles.stream().map(profile -> text(profile, "id")))
            .as(library.folder())
            .containsExactlyElementsOf(systems.stream().map(NATIVES::concat).toList());
      }
      for (Element profile : profiles) {
        String system = text(profile, "id").substring(NATIVES.length());
        assertThat(text(profile, "activation/os/arch")).isNotEmpty();
        assertThat(all(profile, "dependencies/dependency")).hasSize(2).allSatisfy(dependency -> {
          assertThat(text(dependency, "classifier")).startsWith(system);
          assertThat(text(dependency, "version")).isNotEmpty();
        });
      }
    }
    assertThat(libraries().stream().filter(library -> !natives(library.pom()).isEmpty()))
        .extracting(Library::artifact)
        .containsExactlyInAnyOrder("smalti-media", "smalti-video");
  }

  @Test
  void aReleaseFlattensPomsAndAddsSourcesAndJavadocByPluginsOfFixedVersions() throws IOException {
    Element release =
        all(parsed(Launcher.project().resolve("pom.xml")), "profiles/profile").stream()
            .filter(profile -> text(profile, "id").equals("release"))
            .findFirst()
            .orElseThrow();
    List<Element> plugins = all(release, "build/plugins/plugin");
    assertThat(plugins.stream().map(plugin -> text(plugin, "artifactId")))
        .contains("flatten-maven-plugin", "maven-source-plugin", "maven-javadoc-plugin");
    assertThat(plugins)
        .allSatisfy(plugin -> assertThat(text(plugin, "version")).matches("[0-9.]+"));
  }

  /** Of a release build; other builds make none. */
  @Test
  void publishedPomsStandAlone() throws IOException {
    List<String> tried = new ArrayList<>();
    for (Library library : libraries()) {
      Optional<Element> published = library.published();
      if (published.isPresent()) {
        tried.add(library.artifact());
        standsAlone(library, published.get());
      }
    }
    assumeThat(tried).as("libraries of a release build (-Prelease)").isNotEmpty();
  }

  private static void standsAlone(Library library, Element pom) throws IOException {
    Path file = Launcher.project().resolve(library.folder()).resolve(PUBLISHED);
    assertThat(Files.readString(file)).as(library.folder()).doesNotContain("${", "<parent>");
    assertThat(text(pom, "groupId")).isEqualTo("org.smalti");
    assertThat(text(pom, "artifactId")).isEqualTo(library.artifact());
    assertThat(text(pom, "version")).isNotEmpty();
    for (String needed : List.of(
        "name",
        "description",
        "url",
        "licenses/license/name",
        "developers/developer/name",
        "scm/url",
        "scm/connection")) {
      assertThat(text(pom, needed)).as("%s: %s", library.folder(), needed).isNotEmpty();
    }
    assertThat(text(pom, "url")).doesNotEndWith(library.artifact());
    TreeSet<String> named = new TreeSet<>();
    for (Element dependency : all(pom, "dependencies/dependency")) {
      named.add(text(dependency, "artifactId"));
      assertThat(text(dependency, "version")).as(text(dependency, "artifactId")).isNotEmpty();
      assertThat(text(dependency, "scope")).isNotEqualTo("test");
      assertThat(text(dependency, "classifier")).isEmpty();
    }
    for (Element dependency : all(library.pom(), "dependencies/dependency")) {
      if (!text(dependency, "scope").equals("test")) {
        assertThat(named).as(library.folder()).contains(text(dependency, "artifactId"));
      }
    }
    assertThat(natives(pom))
        .as("natives of " + library.folder())
        .hasSameSizeAs(natives(library.pom()));
    for (Element profile : natives(pom)) {
      assertThat(all(profile, "dependencies/dependency"))
          .hasSize(2)
          .allSatisfy(dependency -> assertThat(text(dependency, "version")).isNotEmpty());
    }
  }

  private static List<Element> natives(Element pom) {
    return all(pom, "profiles/profile").stream()
        .filter(profile -> text(profile, "id").startsWith(NATIVES))
        .toList();
  }

  private static List<Library> libraries() throws IOException {
    List<Library> found = new ArrayList<>();
    add("", found);
    return found;
  }

  private static void add(String folder, List<Library> found) throws IOException {
    Element pom = parsed(Launcher.project().resolve(folder).resolve("pom.xml"));
    List<Element> modules = all(pom, "modules/module");
    if (modules.isEmpty()) {
      found.add(new Library(folder, pom));
    }
    for (Element module : modules) {
      String name = module.getTextContent().trim();
      if (!NO_LIBRARY.contains(name)) {
        add(folder.isEmpty() ? name : folder + "/" + name, found);
      }
    }
  }

  private static Element parsed(Path file) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(file.toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file.toString(), e);
    }
  }

  /** The text at a path of elements; empty where there is none. */
  private static String text(Element from, String path) {
    return all(from, path).stream()
        .findFirst()
        .map(element -> element.getTextContent().trim())
        .orElse("");
  }

  private static List<Element> all(Element from, String path) {
    Stream<Element> found = Stream.of(from);
    for (String name : path.split("/", -1)) {
      found = found.flatMap(element -> children(element, name));
    }
    return found.toList();
  }

  private static Stream<Element> children(Element from, String name) {
    NodeList children = from.getChildNodes();
    return IntStream.range(0, children.getLength())
        .<Node>mapToObj(children::item)
        .filter(child -> child.getNodeName().equals(name))
        .map(Element.class::cast);
  }
}
