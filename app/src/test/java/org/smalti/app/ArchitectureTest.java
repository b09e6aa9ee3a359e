package org.smalti.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of the house point one way. */
class ArchitectureTest {
  private static final JavaClasses SMALTI = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .withImportOption(location -> !location.contains("-tests.jar"))
      .importPackages("org.smalti");

  /** The modules of tools and their packages. */
  private static final Map<String, List<String>> TOOLS = Map.of(
      "tables", List.of("collection", "stats", "parquet"),
      "sound", List.of("audio", "export", "card"),
      "layout", List.of("layout"),
      "batch", List.of("batch"),
      "video", List.of("video"),
      "page", List.of("page"),
      "columnar", List.of("columnar"));

  private static final Set<String> STAND_ON_TABLES = Set.of("sound", "layout", "video", "columnar");

  /** The page shows what these have made: see ADR 31. */
  private static final Set<String> SHOWN_BY_THE_PAGE = Set.of("sound", "layout");

  /** These measure the vectors that are exported: see ADR 37. */
  private static final Set<String> EXPORTED_AS_COLUMNS = Set.of("layout");

  /** How servers are asked and files are fetched, whatever the site. */
  private static final String[] NEUTRAL = {room("scrapers.web"), room("scrapers.fetch")};

  /** Words that only the classes of one site use. */
  private static final Pattern SITES =
      Pattern.compile("archive|smalti ia ", Pattern.CASE_INSENSITIVE);

  private static String room(String name) {
    return "org.smalti." + name + "..";
  }

  @Test
  void siblingsMeetInTablesOnly() {
    for (String room : new String[] {"scrapers", "tools", "compositions"}) {
      for (String other : new String[] {"scrapers", "tools", "compositions", "app"}) {
        if (!room.equals(other)) {
          noClasses()
              .that()
              .resideInAPackage(room(room))
              .and()
              .resideOutsideOfPackage(other.equals("compositions") ? room("tools.page") : "none")
              .should()
              .dependOnClassesThat()
              .resideInAPackage(room(other))
              .check(SMALTI);
        }
      }
    }
  }

  /**
   * sound, layout, video and columnar stand on tables, columnar on layout, the page on sound and layout; no other
   * module of tools knows another.
   */
  @Test
  void modulesOfToolsMeetInTablesOnly() {
    for (String room : TOOLS.keySet()) {
      for (String other : TOOLS.keySet()) {
        boolean known = (other.equals("tables") && STAND_ON_TABLES.contains(room))
            || (room.equals("page") && SHOWN_BY_THE_PAGE.contains(other))
            || (room.equals("columnar") && EXPORTED_AS_COLUMNS.contains(other));
        if (!room.equals(other) && !known) {
          noClasses()
              .that()
              .resideInAnyPackage(packages(room))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(packages(other))
              .check(SMALTI);
        }
      }
    }
  }

  private static String[] packages(String module) {
    return TOOLS.getOrDefault(module, List.of()).stream()
        .map(name -> room("tools." + name))
        .toArray(String[]::new);
  }

  @Test
  void everyPackageOfToolsBelongsToAModule() {
    classes()
        .that()
        .resideInAPackage(room("tools"))
        .should()
        .resideInAnyPackage(TOOLS.keySet().stream()
            .flatMap(module -> Stream.of(packages(module)))
            .toArray(String[]::new))
        .check(SMALTI);
  }

  /** The table of contents knows the commands; no command knows it. */
  @Test
  void classesOfTheProgramItselfFormNoCircle() {
    slices()
        .assignedFrom(new SliceAssignment() {
          @Override
          public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith("org.smalti.app")
                ? SliceIdentifier.of(topLevel(type))
                : SliceIdentifier.ignore();
          }

          @Override
          public String getDescription() {
            return "classes of the program";
          }
        })
        .should()
        .beFreeOfCycles()
        .check(SMALTI);
  }

  private static String topLevel(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::topLevel).orElse(type.getName());
  }

  @Test
  void coreAndMediaKnowNobodyAboveThem() {
    noClasses()
        .that()
        .resideInAPackage(room("core"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            room("media"), room("scrapers"), room("tools"), room("compositions"), room("app"))
        .check(SMALTI);
    noClasses()
        .that()
        .resideInAPackage(room("media"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(room("scrapers"), room("tools"), room("compositions"), room("app"))
        .check(SMALTI);
  }

  @Test
  void nobodyDependsOnTheBenchmarks() {
    noClasses()
        .that()
        .resideOutsideOfPackage(room("bench"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(room("bench"))
        .check(SMALTI);
  }

  @Test
  void onlyMediaNamesFfmpeg() {
    noClasses()
        .that()
        .resideOutsideOfPackage(room("media"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(SMALTI);
  }

  @Test
  void onlyTheClusterNamesSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackage(room("cluster"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..")
        .check(SMALTI);
    noClasses()
        .that()
        .resideOutsideOfPackage(room("cluster"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(room("cluster"))
        .check(SMALTI);
  }

  @Test
  void onlyMediaStartsPrograms() {
    noClasses()
        .that()
        .resideOutsideOfPackages(room("media.program"), room("bench"))
        .and()
        .haveSimpleNameNotStartingWith("TerminalScreen") // asks stty for the size
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .check(SMALTI);
  }

  @Test
  void onlyScrapersTheDemosArchiveAndThePageTalkToTheNetwork() {
    noClasses()
        .that()
        .resideOutsideOfPackages(room("scrapers"), "org.smalti.app.demo..", room("tools.page"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "java.net.http..", "com.sun.net.httpserver..")
        .check(SMALTI);
  }

  @Test
  void thereAreNoCyclesBetweenPackages() {
    slices().matching("org.smalti.(*).(*)..").should().beFreeOfCycles().check(SMALTI);
    slices().matching("org.smalti.scrapers.(**)").should().beFreeOfCycles().check(SMALTI);
  }

  /** Any site can be asked and downloaded from by the same classes. */
  @Test
  void theNeutralPartOfScrapersDependsOnNoSite() {
    noClasses()
        .that()
        .resideInAnyPackage(NEUTRAL)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(room("scrapers.archive"))
        .check(SMALTI);
    noClasses()
        .that()
        .resideInAPackage(room("scrapers.web"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(room("scrapers.fetch"))
        .check(SMALTI);
  }

  /** No message, option, address or name: class files hold all of them as constants. */
  @Test
  void theNeutralPartOfScrapersNamesNoSite() throws IOException {
    JavaClasses neutral = SMALTI.that(JavaClass.Predicates.resideInAnyPackage(NEUTRAL));
    List<String> telling = new ArrayList<>();
    for (JavaClass type : neutral) {
      if (SITES.matcher(constants(type)).find()) {
        telling.add(type.getName());
      }
    }
    assertThat(neutral).hasSizeGreaterThan(20);
    assertThat(telling).isEmpty();
  }

  private static String constants(JavaClass type) throws IOException {
    try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void searchAndDownloadMeetInTheItemsTableOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(
            room("scrapers.archive.site"),
            room("scrapers.archive.search"),
            room("scrapers.archive.items"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(room("scrapers.fetch"))
        .check(SMALTI);
  }

  @Test
  void onlyMainEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.smalti.app.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(SMALTI);
  }
}
