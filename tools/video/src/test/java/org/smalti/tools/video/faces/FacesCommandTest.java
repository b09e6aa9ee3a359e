package org.smalti.tools.video.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.tools.video.models.DetectorModel;

/** What the command says, and what its options do: the real detector and tracker on a real face. */
@Timeout(180)
class FacesCommandTest extends FilmsFolder {
  @Test
  void aFaceIsOneTrackAndWhatIsSaidOfItIsTrue() {
    Path film = film("film.mp4", CODEC);
    Path out = folder.resolve("faces.csv");
    Outcome outcome = faces(film, "--out", out);
    assertThat(outcome.err())
        .contains("faces by yunet 25a606a1 (")
        .containsPattern(
            "faces.csv: 1 film, 249 frames looked at \\([0-9.]+ a second\\), 249 faces in [12] tracks?");
    List<Row> rows = rows(out);
    assertThat(rows.get(0).columns().names())
        .containsExactly(
            "filename", "frame", "time", "xmin", "ymin", "xmax", "ymax", "score", "track");
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      assertThat(row.text("filename")).isEqualTo("film.mp4");
      assertThat(row.number("frame")).isEqualTo(i);
      assertThat(row.number("time")).isEqualTo(i / 25.0, within(1e-6));
      assertThat(row.number("xmin")).isBetween(40.0, 180.0);
      assertThat(row.number("ymax")).isBetween(60.0, 200.0);
      assertThat(row.number("score")).isBetween(0.6, 1.0);
      assertThat(row.text("track")).hasSize(16);
    }
  }

  @Test
  void tracksOfFewPicturesCanBeLeftOut() {
    // The face is seen in the first picture, and again when it is somebody new.
    String hidden = ",drawbox=t=fill:c=black:enable=between(n\\,1\\,99)";
    Path film = film("film.mp4", hidden + CODEC);
    List<Row> all = rows(table("all.csv", film));
    assertThat(all).hasSize(PICTURES - 99);
    Path whole = table("whole.csv", film, "--min-pictures", 2);
    assertThat(rows(whole))
        .extracting(row -> row.text("frame") + row.text("track"))
        .isEqualTo(all.subList(1, all.size()).stream()
            .map(row -> row.text("frame") + row.text("track"))
            .toList());
    Path cut = table("cut.csv", film, "--min-pictures", 2, "--segment", 30, "--threads", 2);
    assertThat(cut).hasSameBinaryContentAs(whole);
    Outcome nobody = faces(film, "--out", folder.resolve("none.csv"), "--min-pictures", PICTURES);
    assertThat(nobody.err()).contains("0 faces in 0 tracks");
    assertThat(faces(film, "--min-pictures", 0).exit()).isEqualTo(2);
  }

  @Test
  void aStartAfterTheEndIsSaid() {
    Path film = film("film.mp4", " -t 2" + CODEC);
    for (int segment : new int[] {25, 1000}) {
      Path out = folder.resolve(segment + ".csv");
      Outcome outcome = faces(film, "--start", "1:30", "--out", out, "--segment", segment);
      assertThat(outcome.exit()).isEqualTo(6);
      assertThat(outcome.err()).contains("film.mp4: no picture from 90 s on; the film ends at 2 s");
    }
    assertThat(faces(film, "--start", "1.5", "--every", 1000, "--end", "1.6").exit())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yunet", "haar"})
  void aModelThatIsNoneIsToldWithoutTheNamesOfExceptions(String detector) throws IOException {
    Path film = film("film.mp4", " -t 1" + CODEC);
    Path text = Files.writeString(folder.resolve("text.onnx"), "no model");
    byte[] damaged = DetectorModel.YUNET.bytes();
    Arrays.fill(damaged, 2_000, damaged.length, (byte) 7);
    Path broken = Files.write(folder.resolve("broken.onnx"), damaged);
    for (Path model : List.of(folder.resolve("absent.onnx"), folder, text, broken)) {
      Outcome outcome = faces(film, "--model", model, "--detector", detector);
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(3);
      assertThat(outcome.err())
          .contains(String.valueOf(model.getFileName()))
          .contains("ithout --model ")
          .doesNotContain("Exception")
          .hasLineCount(1);
    }
  }

  @Test
  void aNameThatLeadsOutIsToldWithoutFoldersThatNobodyHasNamed() throws IOException {
    Path items = Files.writeString(folder.resolve("items.csv"), "filename\n../film.mp4\n");
    Path out = folder.resolve("it.csv");
    Outcome outcome = faces("--in", items, "--out", out);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(3);
    assertThat(outcome.err()).contains("../film.mp4: leads out of ").doesNotContain(".parts");
  }

  @Test
  void aDryRunOnlySaysWhatItWouldDo() {
    Path film = film("film.mp4", " -t 1" + CODEC);
    Path out = folder.resolve("faces.csv");
    Outcome outcome = faces(film, "--out", out, "--dry-run");
    assertThat(outcome.out()).contains("would look for faces in 1 file");
    assertThat(out).doesNotExist();
  }
}
