package org.smalti.tools.export.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester.Outcome;

/** Label tracks of Audacity, and annotations of Sonic Visualiser. */
class ExportLabelsCommandTest {
  private final ListTester tester;

  ExportLabelsCommandTest(@TempDir Path folder) {
    tester = new ListTester(folder);
  }

  @BeforeEach
  void makeTable() throws IOException {
    tester.table("""
        filename,start,dur,hz,note,octave,word
        a.wav,2000,0.5,440,A,4,"tab\there, ""so""
        and on"
        a.wav,0.001,1234567.891,-1,-,-1,ü
        sub/b.mp3,83.333,100,220,A,3,x
        """);
  }

  private List<String[]> fields(String name, String separator) throws IOException {
    return Arrays.stream(tester.read(name).split("\n"))
        .map(line -> line.split(separator, -1))
        .toList();
  }

  @Test
  void labelsAreInTheOrderOfTimeToAMicrosecond() throws IOException {
    Outcome outcome = tester.export("audacity", "l/%s.txt");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(fields("l/a.wav.txt", "\t"))
        .containsExactly(
            new String[] {"0.000001", "1234.567892", "2"},
            new String[] {"2.000000", "2.000500", "A4"});
    assertThat(fields("l/sub/b.mp3.txt", "\t"))
        .containsExactly(new String[] {"0.083333", "0.183333", "A3"});
    assertThat(tester.export("audacity", "l/%s.txt").err()).contains("is there already");
  }

  @Test
  void severalMediaFilesAreNotMixedUpInOneTrack() throws IOException {
    Outcome outcome = tester.export("audacity", "one.txt");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("2 media files", "--out 'labels/%s.txt'");
    assertThat(
            tester.export("audacity", "one.txt", "--filter", "filename=a.wav").exit())
        .isZero();
  }

  @Test
  void labelsAreOnOneLineAndMadeOfColumns() throws IOException {
    assertThat(tester
            .export("audacity", "o.txt", "--limit", 1, "--label", "{note}{octave}: {word}")
            .exit())
        .isZero();
    assertThat(fields("o.txt", "\t").get(0)[2]).isEqualTo("A4: tab here, \"so\" and on");
    Outcome wrong = tester.export("audacity", "p.txt", "--label", "{wrod}");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("{wrod} is no column of");
  }

  @Test
  void aSequenceIsLabelledInItsOwnTime() throws IOException {
    tester.table("filename,start,dur,at,label\nb.wav,100,50,2000,two\na.wav,500,100,0,one\n");
    assertThat(tester.export("audacity", "o.txt").exit()).isZero();
    assertThat(fields("o.txt", "\t"))
        .containsExactly(
            new String[] {"0.000000", "0.100000", "one"},
            new String[] {"2.000000", "2.050000", "two"});
    assertThat(tester.export("audacity", "l/%s.txt").exit()).isEqualTo(2);
  }

  /** Sonic Visualiser takes a first column with decimals, rising and without a header, for seconds. */
  @Test
  void regionsHaveTimePitchDurationAndLabel() throws IOException {
    assertThat(tester.export("labels", "l/%s.csv").exit()).isZero();
    assertThat(fields("l/a.wav.csv", ","))
        .containsExactly(
            new String[] {"0.000001000", "0", "1234.567891000", "2"},
            new String[] {"2.000000000", "440", "0.000500000", "A4"});
    assertThat(tester.export("labels", "i/%s.csv", "--form", "instants").exit()).isZero();
    assertThat(fields("i/sub/b.mp3.csv", ",")).containsExactly(new String[] {"0.083333000", "A3"});
    assertThat(
            tester.export("labels", "q.csv", "--limit", 1, "--label", "{word}").exit())
        .isZero();
    assertThat(tester.read("q.csv")).endsWith(",\"tab here, \"\"so\"\" and on\"\n");
  }
}
