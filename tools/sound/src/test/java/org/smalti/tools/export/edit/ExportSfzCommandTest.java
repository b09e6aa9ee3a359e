package org.smalti.tools.export.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester.Outcome;

class ExportSfzCommandTest {
  private static final String HEADER = "filename,start,dur,hz,power,clarity\n";

  private final ListTester tester;

  ExportSfzCommandTest(@TempDir Path folder) {
    tester = new ListTester(folder);
  }

  @BeforeEach
  void makeMedia() throws IOException {
    ExportOtioCommandTest.silence(tester.path("a.wav"), 44_100);
  }

  private List<Map<String, String>> regions(String name) throws IOException {
    return SfzReader.regions(tester.read(name));
  }

  @Test
  void aRegionPlaysTheVeryFramesOfItsSampleInTune() throws IOException {
    tester.table(HEADER + "a.wav,100,250,446.4,3,0.9\na.wav,500,100,-1,3,0.9\n");
    Outcome outcome = tester.export("sfz", "x.sfz");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("1 sample left out: no pitch that a key has");
    assertThat(regions("x.sfz")).hasSize(1);
    Map<String, String> region = regions("x.sfz").get(0);
    assertThat(region)
        .containsEntry("sample", "a.wav")
        .containsEntry("offset", "4410")
        .containsEntry("end", Integer.toString(4410 + 11_025 - 1))
        .containsEntry("pitch_keycenter", "69")
        .containsEntry("tune", "-25")
        .containsEntry("lokey", "57")
        .containsEntry("hikey", "81");
  }

  @Test
  void everyKeyBetweenTheNotesPlaysTheNearestAndNoKeyTwo() throws IOException {
    tester.table(
        HEADER + "a.wav,0,100,261.63,1,1\na.wav,100,100,440,1,1\na.wav,200,100,466.16,1,1\n"
            + "a.wav,300,100,1760,1,1\n");
    assertThat(tester.export("sfz", "x.sfz", "--reach", 3).exit()).isZero();
    List<Map<String, String>> regions = regions("x.sfz");
    int[] notes = {60, 69, 70, 93};
    for (int key = 0; key < 128; key++) {
      List<Map<String, String>> played = SfzReader.of(regions, key);
      if (key < 57 || key > 96) {
        assertThat(played).as("key " + key).isEmpty();
        continue;
      }
      assertThat(played).as("key " + key).hasSize(1);
      int distance = Math.abs(SfzReader.number(played.get(0), "pitch_keycenter") - key);
      for (int note : notes) {
        assertThat(distance).isLessThanOrEqualTo(Math.abs(note - key));
      }
    }
  }

  @Test
  void theClearestOfANoteAreLayersFromSoftToLoud() throws IOException {
    tester.table(
        HEADER + "a.wav,0,100,440,5,0.95\na.wav,100,100,440,1,0.9\na.wav,200,100,440,9,0.2\n"
            + "a.wav,300,100,441,3,0.99\n");
    Outcome outcome = tester.export("sfz", "x.sfz", "--layers", 3);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.err()).contains("1 sample left out: of each note the clearest");
    List<Map<String, String>> regions = regions("x.sfz");
    assertThat(regions)
        .extracting(region -> region.get("offset"))
        .containsExactly("4410", "13230", "0");
    for (int velocity = 0; velocity < 128; velocity++) {
      int struck = velocity;
      assertThat(regions.stream()
              .filter(region -> SfzReader.number(region, "lovel") <= struck
                  && struck <= SfzReader.number(region, "hivel")))
          .as("velocity " + velocity)
          .hasSize(1);
    }
  }

  @Test
  void withoutPowerOnlyTheClearestIsKept() throws IOException {
    tester.table("filename,start,dur,hz,clarity\na.wav,0,100,440,0.5\na.wav,100,100,440,0.9\n");
    assertThat(tester.export("sfz", "x.sfz").exit()).isZero();
    assertThat(regions("x.sfz")).extracting(region -> region.get("offset")).containsExactly("4410");
  }

  @Test
  void namesWithSpacesAndUmlautsAreReadAsTheyAre() throws IOException {
    String odd = "ein schönes \"Lied\" (2)/it's.wav";
    ExportOtioCommandTest.silence(tester.path(odd), 8000);
    tester.table(HEADER + "\"" + odd.replace("\"", "\"\"") + "\",0,100,440,1,1\n");
    Outcome outcome = tester.export("sfz", "in/x.sfz");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(regions("in/x.sfz").get(0)).containsEntry("sample", "../" + odd);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b=c.wav", "a<b.wav", "$a.wav", "a#b.wav", "two\nlines.wav", " a.wav", "a\\b.wav"
      })
  void whatMeansSomethingElseInSfzIsRefused(String name) throws IOException {
    ExportOtioCommandTest.silence(tester.path(name), 8000);
    tester.table(HEADER + "\"" + name + "\",0,100,440,1,1\n");
    Outcome outcome = tester.export("sfz", "x.sfz");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("can't be named in an SFZ file", "rename it")
        .hasLineCount(1);
    assertThat(tester.path("x.sfz")).doesNotExist();
  }

  @Test
  void filmsAreLedToExportFilesAndTablesWithoutPitchToFeatures() throws IOException {
    ExportOtioCommandTest.silence(tester.path("film.mp4"), 8000);
    tester.table(HEADER + "film.mp4,0,100,440,1,1\n");
    Outcome film = tester.export("sfz", "x.sfz");
    assertThat(film.exit()).isEqualTo(3);
    assertThat(film.err()).contains("'smalti export files --format flac'");
    tester.table(HEADER + "a.wav,0,100,-1,1,1\n");
    Outcome unpitched = tester.export("sfz", "x.sfz");
    assertThat(unpitched.exit()).isEqualTo(3);
    assertThat(unpitched.err()).contains("no sample of it has a pitch");
  }

  @Test
  void aFileThatCantBeReadLeavesOnlyItsOwnSamplesOut() throws IOException {
    tester.media("broken.wav");
    tester.table(HEADER + "broken.wav,0,100,880,1,1\na.wav,0,100,440,1,1\n");
    assertThat(tester.export("sfz", "x.sfz").exit()).isEqualTo(6);
    assertThat(regions("x.sfz")).hasSize(1);
    tester.table(HEADER + "broken.wav,0,100,880,1,1\n");
    assertThat(tester.export("sfz", "y.sfz").exit()).isEqualTo(3);
  }
}
