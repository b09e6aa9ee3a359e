package org.smalti.compositions.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Table;

final class CreditListTest {
  private static final String BY_SA = "https://creativecommons.org/licenses/by-sa/4.0/";

  private final CreditList list = CreditList.of(
      Table.ofCells(
          new Columns(
              "items.csv",
              List.of("identifier", "title", "creator", "date", "licenseurl", "filename", "url")),
          List.of(
              new String[] {
                "b",
                "Zebra [1]",
                "Ada & Co",
                "1951-03-01",
                BY_SA,
                "b/1.mp4",
                "https://archive.org/download/b/1.mp4"
              },
              new String[] {"b", "Zebra [1]", "Ada & Co", "1951-03-01", BY_SA, "b/2.mp4", ""},
              new String[] {"a", "<Ant>", "", "", "", "a.ogg", "javascript:alert(1)"},
              new String[] {"c", "unused", "", "", "", "c.ogg", ""})),
      List.of("a.ogg", "b/1.mp4", "b/2.mp4", "z.wav"));

  @Test
  void everySourceIsCreditedOnceForEachWorkByItsTitle() {
    assertThat(list.credits())
        .extracting(Credit::title)
        .containsExactly("<Ant>", "z.wav", "Zebra [1]");
    assertThat(list.credits().get(2).filenames()).containsExactly("b/1.mp4", "b/2.mp4");
    assertThat(list.unknown()).containsExactly("z.wav");
  }

  @Test
  void aWorkOfAnItemThatHasItsOwnTitleOrLicenceIsNotCreditedAsTheFirst() {
    CreditList tones = CreditList.of(
        Table.ofCells(
            new Columns("items.csv", List.of("identifier", "title", "licenseurl", "filename")),
            List.of(
                new String[] {"tones", "Fifths", BY_SA, "fifths.flac"},
                new String[] {"tones", "Bell", BY_SA, "bell.flac"},
                new String[] {"tones", "Bell", "", "bell.wav"})),
        List.of("fifths.flac", "bell.flac", "bell.wav"));

    assertThat(tones.credits())
        .extracting(Credit::title, Credit::licence)
        .containsExactly(
            tuple("Bell", "CC BY-SA 4.0"), tuple("Bell", ""), tuple("Fifths", "CC BY-SA 4.0"));
  }

  @Test
  void aRollingTitleSaysTitleMakerLicenceAndPage() {
    assertThat(list.credits().get(2).lines())
        .containsExactly("Zebra [1]", "Ada & Co, 1951", "CC BY-SA 4.0", "archive.org/details/b");
    assertThat(list.credits().get(1).lines()).containsExactly("z.wav", "licence not known");
  }

  @Test
  void markdownTextAndPagesSayTheSameAndNothingOfATitleIsMarkup() {
    assertThat(CreditsFormat.MARKDOWN.write(list))
        .isEqualTo("# Sources\n\n- \\<Ant\\>. licence not known\n- z.wav. licence not known\n"
            + "- [Zebra \\[1\\]](<https://archive.org/details/b>), by Ada \\& Co, 1951-03-01."
            + " [CC BY-SA 4.0](<" + BY_SA + ">)\n");
    assertThat(CreditsFormat.TEXT.write(list))
        .contains("\nZebra [1], by Ada & Co, 1951-03-01\n  CC BY-SA 4.0: " + BY_SA
            + "\n  https://archive.org/details/b\n");
    assertThat(CreditsFormat.HTML.write(list))
        .contains("<li>&lt;Ant&gt;. licence not known</li>")
        .contains("<a href=\"https://archive.org/details/b\">Zebra [1]</a>, by Ada &amp; Co")
        .doesNotContain("javascript");
  }

  @ParameterizedTest
  @CsvSource({
    "http://creativecommons.org/licenses/by-nc-nd/3.0/us/, CC BY-NC-ND 3.0 US",
    "https://creativecommons.org/licenses/by/4.0/legalcode, CC BY 4.0",
    "http://creativecommons.org/publicdomain/zero/1.0/, CC0 1.0",
    "https://www.creativecommons.org/publicdomain/mark/1.0/, Public Domain Mark 1.0",
    "http://creativecommons.org/licenses/publicdomain/, Public Domain",
    "https://example.org/own, https://example.org/own"
  })
  void licencesHaveShortNames(String address, String name) {
    assertThat(Licence.name(address)).isEqualTo(name);
  }

  @Test
  void theNameOfTheFileSaysItsFormat() {
    assertThat(CreditsFormat.of(Path.of("c.MD"))).isEqualTo(CreditsFormat.MARKDOWN);
    assertThatThrownBy(() -> CreditsFormat.of(Path.of("c.pdf")))
        .hasMessage("c.pdf: credits are written as .md, .txt or .html");
  }
}
