package org.smalti.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualPagesTest {
  @TempDir
  Path folder;

  @Test
  void everyCommandHasAPageOfItsOptionsExamplesAndExitCodes() {
    Map<String, String> pages = ManualPages.pages("2026-01-02");
    assertThat(pages)
        .containsKeys(
            "smalti.1", "smalti-video-relay.1", "smalti-compose-follow.1", "smalti-help.1")
        .hasSizeGreaterThan(60);
    pages.forEach((name, page) -> {
      assertThat(page)
          .as(name)
          .startsWith(".TH \"SMALTI")
          .contains("2026\\-01\\-02", ".SH \"EXIT STATUS\"");
      assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(page))
          .as(name)
          .isTrue();
    });
    assertThat(pages.get("smalti-video-relay.1"))
        .contains("\\fB\\-\\-timeout\\fR=\\fISECONDS\\fR", "smalti\\-video\\-serve\\fR(1)");
    assertThat(pages.get("smalti-config.1")).contains(".EX\n  threads = 2  ");
  }

  @Test
  void textThatRoffWouldReadIsEscaped() {
    String page = new Roff().line(".hidden 'a\\b' \"c\" ~x").line("'quoted'").toString();
    assertThat(page).isEqualTo("\\&.hidden \\(aqa\\eb\\(aq \"c\" \\(tix\n\\(aqquoted\\(aq\n");
    assertThat(new Roff().line("süß").toString()).isEqualTo("s\\[u00FC]\\[u00DF]\n");
  }

  @Test
  void groffRendersAllPagesWithoutAWarning() throws Exception {
    boolean groff = Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(each -> Files.isExecutable(Path.of(each, "groff")));
    assumeTrue(groff, "groff is not installed: the manual pages are not rendered");
    ManualPages.main(new String[] {folder.resolve("man1").toString()});
    Path errors = folder.resolve("errors");
    Path text = folder.resolve("text");
    Process rendering = new ProcessBuilder(
            "sh",
            "-c",
            "for page in man1/*.1; do groff -man -Tutf8 -ww -P-cbou \"$page\" || exit 1; done")
        .directory(folder.toFile())
        .redirectError(errors.toFile())
        .redirectOutput(text.toFile())
        .start();
    assertThat(rendering.waitFor()).isZero();
    assertThat(errors).isEmptyFile();
    String read = Files.readString(text);
    for (String part : List.of(
        "smalti video relay [options] [FROM] [TO]",
        "--reconnect-delay=SECONDS",
        "'embedded' chooses")) {
      assertThat(read.replaceAll("\\s+", " ").contains(part)).as(part).isTrue();
    }
  }
}
