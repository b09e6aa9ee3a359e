package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.SourceDSL;

class SafeNameTest {
  @ParameterizedTest
  @CsvSource({
    "film.mp4, film.mp4",
    "disc 1/film one.mp4, disc 1/film one.mp4",
    "../../etc/passwd, __/__/etc/passwd",
    "/etc/passwd, etc/passwd",
    "a//b/./c, a/b/_/c",
    "C:\\x\\y.mp4, C_/x/y.mp4",
    "con, _con",
    "Nul.tar.gz, _Nul.tar.gz",
    "com1.mp4, _com1.mp4",
    "console.mp4, console.mp4",
    "a?b*c|d.mp4, a_b_c_d.mp4",
    "ends. , ends._",
    ".hidden, _.hidden",
    "/, _",
    "100% #1 & ü.mp4, 100% #1 & ü.mp4"
  })
  void namesBecomeSafe(String name, String safe) {
    String written = name.equals("ends.") ? "ends. " : name;
    String expected = safe.equals("ends._") ? "ends__" : safe;
    assertThat(SafeName.path(written)).isEqualTo(expected);
  }

  @Test
  void noNameLeavesItsFolder() {
    Path root = Path.of("/media");
    qt().withExamples(500).forAll(nasty()).checkAssert(name -> {
      String safe = SafeName.path(name);
      assertThat(root.resolve(safe).normalize()).startsWithRaw(root).isNotEqualTo(root);
      for (String segment : safe.split("/")) {
        assertThat(segment).isNotEmpty().doesNotStartWith(".").doesNotEndWith(".");
        assertThat(segment.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(201);
      }
    });
  }

  @Test
  void aSafeNameIsSafeAlready() {
    qt().withExamples(500).forAll(nasty()).checkAssert(name -> {
      String safe = SafeName.path(name);
      assertThat(SafeName.path(safe)).isEqualTo(safe);
    });
  }

  @Test
  void longNamesStayDifferentAndKeepTheirExtension() {
    String one = SafeName.path("é".repeat(300) + "1.mp4");
    String two = SafeName.path("é".repeat(300) + "2.mp4");
    assertThat(one).isNotEqualTo(two).endsWith(".mp4");
    assertThat(one.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void assetsNeverShareAFile() {
    qt().withExamples(300).forAll(lists().of(nasty()).ofSizeBetween(0, 8)).checkAssert(names -> {
      List<String[]> assets = names.stream().map(name -> asset("item", name)).toList();
      List<String> given = named(assets);
      assertThat(given).hasSameSizeAs(names);
      List<String> folded = given.stream().map(SafeName::folded).toList();
      assertThat(folded).doesNotHaveDuplicates();
      for (String file : folded) {
        assertThat(folded).noneMatch(other -> other.startsWith(file + "/"));
      }
      assertThat(named(assets)).isEqualTo(given);
    });
  }

  @Test
  void onlyAssetsThatWouldShareANameGetAFolder() {
    assertThat(named(List.of(
            asset("one", "film.mp4"),
            asset("two", "FILM.mp4"),
            asset("three", "other.mp4"),
            asset("one", "Film.mp4"),
            asset("four", "x.mp4"),
            asset("four", "x.mp4/y.mp4"))))
        .containsExactly(
            "one/film.mp4",
            "two/FILM.mp4",
            "other.mp4",
            "one/Film~2.mp4",
            "four/x.mp4",
            "x.mp4/y.mp4");
  }

  private static String[] asset(String identifier, String name) {
    return new String[] {identifier, name};
  }

  private static List<String> named(List<String[]> assets) {
    AssetNames names = new AssetNames();
    assets.forEach(asset -> names.announce(asset[1]));
    return assets.stream().map(asset -> names.name(asset[0], asset[1])).toList();
  }

  /** Names of few letters, so that they collide and hit what is special. */
  private static Gen<String> nasty() {
    return lists()
        .of(SourceDSL.arbitrary()
            .pick(
                "..", ".", "/", "\\", "a", "A", " ", "con", "nul", ":", "\0", "é", "e\u0301",
                "\ud800"))
        .ofSizeBetween(0, 6)
        .map(parts -> String.join("", parts))
        .mix(strings().allPossible().ofLengthBetween(0, 300), 20);
  }
}
