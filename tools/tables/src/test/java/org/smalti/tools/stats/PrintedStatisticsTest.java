package org.smalti.tools.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Feature;
import org.smalti.core.table.NoValue;

/** {@code stats totals} and {@code stats tags}, and what of a column counts. */
class PrintedStatisticsTest extends StatsTester {
  @Test
  void totalsAndTagsArePrintedForProgramsToo() throws IOException {
    CommandTester stats = CommandTester.of(StatsCommand.class);
    String props = "duration,samples";
    assertThat(stats
            .run("totals", "--in", items, "--props", props, "--format", "csv")
            .out())
        .isEqualTo("""
            column,n,sum,median,leftOut
            duration,3,3663.75,61.25,1 unknown (−1)
            samples,2,40,20,"1 empty, 1 not analysed (−1)"
            """);
    assertThat(stats
            .run("totals", "--in", items, "--props", props, "--format", "json")
            .out())
        .startsWith(
            "[\n{\"column\":\"duration\",\"n\":3,\"sum\":3663.75,\"median\":61.25,\"leftOut\":")
        .endsWith("}\n]\n");
    Path tags = Files.writeString(folder.resolve("t.csv"), """
        filename,subject
        a.mp4,007;film
        b.mp4,film
        """);
    assertThat(stats.run("tags", "--in", tags, "--format", "csv").out())
        .isEqualTo("tag,count,share\nfilm,2,1\n007,1,0.5\n");
    assertThat(stats.run("tags", "--in", tags, "--format", "json", "--count", 1).out())
        .isEqualTo("[\n{\"tag\":\"film\",\"count\":2,\"share\":1}\n]\n");
    assertThat(stats.run("tags", "--in", tags, "--out", "-").out())
        .isEqualTo("tag,count,share\nfilm,2,1\n007,1,0.5\n");
  }

  @Test
  void totalsLeaveOutWhatWasNotAnalysed() {
    Outcome outcome = stats("totals", "--in", items);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "4 rows",
            "column n sum median left out",
            "duration 3 1:01:04 0:01:01 1 unknown (−1)",
            "samples 2 40 20 1 empty, 1 not analysed (−1)");
  }

  @Test
  void totalsCountOnlyTheRowsOfTheFilter() {
    Outcome outcome =
        stats("totals", "--in", items, "--props", "duration,medianPower", "--filter", "samples>20");
    assertThat(outcome.out()).contains("1 row\n").containsPattern("medianPower +1 +1.5 +1.5");
  }

  @Test
  void tagsAreCountedOncePerRow() throws IOException {
    Path table = folder.resolve("tags.csv");
    Files.writeString(
        table, "subject,size\nJazz; Film ;Jazz,1\nfilm | jazz,2\n,3\nFilm;Straße,4\n");
    Path out = folder.resolve("counts.csv");
    Outcome outcome = stats("tags", "--in", table, "--out", out, "--count", 1);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly("3 of 4 rows have tags, 4 different ones", "2 50.0 % Film");
    assertThat(Files.readString(out))
        .isEqualTo("tag,count,share\nFilm,2,0.5\nJazz,1,0.25\nStraße,1,0.25\nfilm | jazz,1,0.25\n");
    assertThat(stats("tags", "--in", table, "--sep", "|", "--filter", "size=2").out())
        .contains("jazz")
        .contains("100.0 %");
    assertFails(2, "is what is read", "tags", "--in", table, "--out", table);
    assertFails(3, "nothing stands in subject", "tags", "--in", table, "--filter", "size=3");
    assertFails(3, "no column tags", "tags", "--in", table, "--props", "tags");
  }

  @Test
  void whatIsKnownOfAFeatureComesFromTheRegistry() {
    for (Feature feature : Feature.values()) {
      ColumnInfo column = ColumnInfo.of(feature.column());
      assertThat(column.unit()).isEqualTo(feature.unit());
      assertThat(column.noValue()).isEqualTo(feature.noValue());
      assertThat(column.range()).isEqualTo(feature.range());
      assertThat(ColumnInfo.of(feature.medianColumn()).unit()).isEqualTo(feature.unit());
    }
    assertThat(ColumnInfo.of("medianLoudness").noValue())
        .isEqualTo(new NoValue(-120, "not analysed (−120)"));
    assertThat(ColumnInfo.of("medianHz").noValue()).isEqualTo(new NoValue(-1, "not analysed (−1)"));
  }

  @Test
  void whatWasNotAnalysedAndWhatHasNoPitchAreTwoThings() throws IOException {
    Path table = Files.writeString(
        folder.resolve("m.csv"),
        "samples,medianHz,medianPower,medianDur\n10,440,1,5\n7,-1,1,5\n0,-1,-1,-1\n-1,-1,-1,-1\n,-1,-1,-1\n");
    assertThat(stats("totals", "--in", table, "--props", "medianHz,medianPower,medianDur")
            .out()
            .lines()
            .skip(2)
            .map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "medianHz 1 440 440 2 not analysed (−1), 1 without pitch, 1 without samples",
            "medianPower 2 2 1 2 not analysed (−1), 1 without samples",
            "medianDur 2 0:00:00.010 0:00:00.005 2 not analysed (−1), 1 without samples");
    Path sounds = Files.writeString(
        folder.resolve("s.csv"), "power,hz,note\n1,440,A\n1,-1,-\n-1,-1,-\nnan,NA,None\n");
    for (String column : List.of("hz", "note")) {
      assertThat(ColumnValues.read(sounds, List.of(column), columns -> row -> true)
              .columns()
              .get(0)
              .leftOutSentence())
          .isEqualTo("1 empty, 1 not measured (−1), 1 without pitch");
    }
  }

  @Test
  void silenceHasNoLoudnessButMinusOneIsOne() throws IOException {
    Path table = Files.writeString(folder.resolve("loud.csv"), "loudness\n-1\n-20\n-120\n");
    ColumnValues loudness = ColumnValues.read(table, List.of("loudness"), columns -> row -> true)
        .columns()
        .get(0);
    assertThat(loudness.numbers()).containsExactly(-20, -1);
    assertThat(loudness.leftOutSentence()).isEqualTo("1 silent (−120)");
  }
}
