package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is API: the public types of the packages whose package-info says so, but for those that serve the command line.
 * See docs/library.md and ADR 36.
 */
class ApiTest {
  private static final String SENTENCE = "<p>API: docs/library.md says what is promised of it.";
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);$");
  private static final Pattern LISTED = Pattern.compile("(?m)^\\| `(org\\.smalti[\\w.]*)` \\|");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(org\\.smalti[\\w.]*);$");

  private static final String COMMAND_LINE = "org.smalti.core.cli";
  /** A composition is told which of its options were given: the one type of the command line that API names. */
  private static final String GIVEN_OPTIONS = COMMAND_LINE + ".GivenOptions";

  private static final JavaClasses SMALTI = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .withImportOption(
          location -> !location.contains("-tests.jar") && !location.contains("/test/"))
      .importPackages("org.smalti");

  private static final Set<String> PACKAGES = packages();

  @Test
  void thePageListsTheApiPackages() throws IOException {
    TreeSet<String> listed = new TreeSet<>();
    String page = Files.readString(Launcher.project().resolve("docs/library.md"));
    LISTED.matcher(page).results().forEach(found -> listed.add(found.group(1)));
    assertThat(listed).isEqualTo(PACKAGES).hasSizeGreaterThan(10);
    assertThat(api()).hasSizeGreaterThan(150);
  }

  @Test
  void publicSignaturesOfTheApiNameNothingElseOfSmalti() {
    TreeSet<String> leaks = new TreeSet<>();
    for (JavaClass type : api()) {
      for (JavaClass named : signature(type)) {
        if (named.getPackageName().startsWith("org.smalti")
            && !named.getName().equals(GIVEN_OPTIONS)
            && !isApi(named)) {
          leaks.add(type.getName() + " names " + named.getName());
        }
      }
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  void publicSignaturesOfTheApiNameNoLibraryThatIsHidden() {
    TreeSet<String> leaks = new TreeSet<>();
    for (JavaClass type : api()) {
      for (JavaClass named : signature(type)) {
        String where = named.getPackageName();
        if (!where.isEmpty() && !where.startsWith("java") && !where.startsWith("org.smalti")) {
          leaks.add(type.getName() + " names " + named.getName());
        }
      }
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  void examplesImportTheApiAlone() throws IOException {
    Set<String> types = api().stream().map(JavaClass::getName).collect(Collectors.toSet());
    TreeSet<String> others = new TreeSet<>();
    for (String example : LibraryPageTest.examples()) {
      String text = Files.readString(Launcher.project()
          .resolve("app/src/test/java/org/smalti/example")
          .resolve(example + ".java"));
      IMPORT
          .matcher(text)
          .results()
          .map(found -> found.group(1))
          .filter(name -> !types.contains(name))
          .forEach(name -> others.add(example + " imports " + name));
    }
    assertThat(others).isEmpty();
  }

  private static List<JavaClass> api() {
    return SMALTI.stream().filter(ApiTest::isApi).toList();
  }

  /** Whether a type can be used and is promised: public, with all that it lies in, and not for the command line. */
  private static boolean isApi(JavaClass type) {
    JavaClass base = type.getBaseComponentType();
    return PACKAGES.contains(base.getPackageName())
        && isPublic(base)
        && !servesTheCommandLine(base);
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ApiTest::isPublic).orElse(true);
  }

  /** Commands, their options, and what runs in their context: who uses these is a command. */
  private static boolean servesTheCommandLine(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
        .anyMatch(used -> (used.getPackageName().startsWith("picocli") && !isComposition(type))
            || (used.getPackageName().equals(COMMAND_LINE)
                && !used.getName().equals(GIVEN_OPTIONS)));
  }

  /** The registry looks at the description that compositions have for their commands. */
  private static boolean isComposition(JavaClass type) {
    return type.getName().equals("org.smalti.compositions.Compositions");
  }

  /** All types that a person who uses a type gets to see. */
  private static Set<JavaClass> signature(JavaClass type) {
    Set<JavaClass> named = new HashSet<>();
    type.getSuperclass().ifPresent(each -> named.addAll(each.getAllInvolvedRawTypes()));
    type.getInterfaces().forEach(each -> named.addAll(each.getAllInvolvedRawTypes()));
    for (JavaMember member : type.getMembers()) {
      if (isSeen(member)) {
        named.addAll(types(member));
      }
    }
    return named.stream().map(JavaClass::getBaseComponentType).collect(Collectors.toSet());
  }

  private static boolean isSeen(JavaMember member) {
    Set<JavaModifier> modifiers = member.getModifiers();
    boolean seen =
        modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    return seen && !modifiers.contains(JavaModifier.SYNTHETIC);
  }

  private static Set<JavaClass> types(JavaMember member) {
    Stream<JavaType> types = member instanceof JavaField field
        ? Stream.of(field.getType())
        : Stream.concat(
            Stream.of(((JavaCodeUnit) member).getReturnType()),
            ((JavaCodeUnit) member).getParameterTypes().stream());
    return types
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> packages() {
    try (Stream<Path> files = Files.walk(Launcher.project())) {
      TreeSet<String> found = new TreeSet<>();
      for (Path file : files.filter(each -> each.endsWith("package-info.java")).toList()) {
        String text = Files.readString(file);
        if (file.toString().contains("src/main") && text.contains(SENTENCE)) {
          found.add(PACKAGE.matcher(text).results().findFirst().orElseThrow().group(1));
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
