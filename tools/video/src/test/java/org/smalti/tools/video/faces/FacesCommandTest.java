package org.smalti.tools.video.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.media.TestMedia;
import org.smalti.tools.video.VideoCommand;
import org.smalti.tools.video.faces.detect.FacePictures;
import org.smalti.tools.video.faces.table.FaceParquet;
import org.smalti.tools.video.models.DetectorModel;

/** The real detectors and trackers on a real face, in films made of one that comes with the project. */
@Timeout(180)
class FacesCommandTest {
  /** 249 pictures of 25 a second. */
  private static final String FILM = "-r 25 -i " + FacePictures.ONE_FACE + " -an -vf scale=320:240";
  /** A key frame every second. */
  private static final String CODEC = " -c:v libx264 -preset ultrafast -bf 2 -g 25";

  private static final int PICTURES = 249;

  @TempDir
  private Path folder;

  /** Whether a film of the last table could not be looked at in parts. */
  private boolean whole;

  private Outcome faces(Object... words) {
    List<Object> all = new ArrayList<>(List.of("faces", "--size", 320, "--dir", folder));
    all.addAll(List.of(words));
    return CommandTester.of(VideoCommand.class).run(all.toArray());
  }

  private Path film(String name, String more) {
    return TestMedia.made(folder.resolve(name), FILM + more);
  }

  private Path table(String name, Object... words) {
    List<Object> all = new ArrayList<>(List.of(words));
    Path out = folder.resolve(name);
    all.addAll(List.of("--out", out));
    Outcome outcome = faces(all.toArray());
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    whole = outcome.err().contains("as a whole");
    return out;
  }

  private static List<Row> rows(Path table) {
    return TableReader.read(table).rows();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void theTableDoesNotDependOnThreadsOrOnWhereFilmsAreCut(int every) throws IOException {
    Path film = film("film.mp4", CODEC + " -x264-params open-gop=1");
    Path other = film("other.mkv", ",hflip" + CODEC);
    Path one = table("a.csv", film, other, "--every", every, "--threads", 1);
    assertThat(rows(one)).hasSize(2 * ((PICTURES + every - 1) / every));
    for (int threads = 1; threads <= 3; threads++) {
      Path cut = table(
          threads + ".csv",
          film,
          other,
          "--every",
          every,
          "--threads",
          threads,
          "--segment",
          30 * threads);
      assertThat(cut).hasSameBinaryContentAs(one);
      assertThat(whole).isFalse();
    }
  }

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
  void everyFifthPictureAndAPartOfTheFilmHaveTheNumbersOfTheWholeFilm() {
    Path film = film("film.mp4", CODEC);
    List<String> all = faceRows(table("a.csv", film));
    List<String> fifth = faceRows(table("b.csv", film, "--every", 5, "--segment", 60));
    assertThat(fifth)
        .hasSize(50)
        .isEqualTo(all.stream().filter(row -> number(row) % 5 == 0).toList());
    Path part =
        table("c.csv", film, "--start", "2s", "--end", "0:04", "--segment", 50, "--threads", 2);
    assertThat(faceRows(part))
        .isEqualTo(
            all.stream().filter(row -> number(row) >= 50 && number(row) < 100).toList());
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

  @Test
  void whatIsLongBeforeTheStartIsNotDecodedAndTheTableIsTheSame() throws IOException {
    Path film = film("film.mp4", CODEC);
    Path decoded = table("a.csv", film, "--start", "8s");
    assertThat(rows(decoded))
        .hasSize(PICTURES - 200)
        .first()
        .satisfies(row -> assertThat(row.number("frame")).isEqualTo(200));
    byte[] bytes = Files.readAllBytes(film);
    int begin = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat") + 8;
    Arrays.fill(bytes, begin + 2000, begin + 8000, (byte) 0);
    Files.write(film, bytes);
    Path skipped = table("b.csv", film, "--start", "8s", "--segment", 50);
    assertThat(skipped).hasSameBinaryContentAs(decoded);
    assertThat(faces(film, "--out", folder.resolve("c.csv"), "--start", "8s").exit())
        .isEqualTo(6);
  }

  @Test
  void whereFramesAreNoPacketsWhatIsBeforeTheStartIsDecoded() {
    Path film = FacePictures.ONE_FACE;
    Path decoded = table("a.csv", film, "--start", "6s");
    Path cut = table("b.csv", film, "--start", "6s", "--segment", 30);
    assertThat(rows(cut)).isNotEmpty();
    assertThat(cut).hasSameBinaryContentAs(decoded);
  }

  private static int number(String row) {
    return Integer.parseInt(row.substring(0, row.indexOf(',')));
  }

  /** All cells but the track. */
  private static List<String> faceRows(Path table) {
    return rows(table).stream()
        .map(row -> String.join(
            ",", row.text("frame"), row.text("time"), row.text("xmin"), row.text("ymax")))
        .toList();
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
  void boxesAreThoseOfTheFilmAsItIsShown() {
    Path upright = film("upright.mp4", " -t 1" + CODEC);
    Path lying = film("lying.mp4", ",transpose=clock -t 1" + CODEC);
    Path turned = TestMedia.made(
        folder.resolve("turned.mp4"), "-display_rotation:v:0 90 -i " + lying + " -c copy");
    List<Row> expected = rows(table("a.csv", upright));
    List<Row> shown = rows(table("b.csv", turned));
    assertThat(shown).hasSameSizeAs(expected);
    for (int i = 0; i < shown.size(); i++) {
      for (String edge : List.of("xmin", "ymin", "xmax", "ymax")) {
        assertThat(shown.get(i).number(edge)).isCloseTo(expected.get(i).number(edge), within(5.0));
      }
    }
  }

  @Test
  void timesOfAVariableRateAreThoseOfTheFilm() {
    Path film = film("film.mkv", ",select=not(mod(n\\,3))+gte(n\\,50) -fps_mode vfr" + CODEC);
    List<Row> rows = rows(table("a.csv", film, "--segment", 50));
    assertThat(rows.get(1).number("time")).isCloseTo(0.12, within(0.001));
    Row last = rows.get(rows.size() - 1);
    assertThat(last.number("time") * 25).isCloseTo(last.number("frame") + 33, within(0.1));
  }

  @Test
  void aFilmThatCannotBeCutIsLookedAtAsAWhole() {
    Path film = FacePictures.ONE_FACE;
    Path raw = TestMedia.made(folder.resolve("raw.h264"), FILM + CODEC);
    Path one = table("a.csv", film, raw);
    Path cut = table("b.csv", film, raw, "--segment", 30);
    assertThat(cut).hasSameBinaryContentAs(one);
    assertThat(rows(one)).hasSizeGreaterThan(200);
    assertThat(faces(film, "--out", folder.resolve("c.csv"), "--segment", 30, "--every", 5)
            .err())
        .contains(
            "movie_hello.mpeg: its parts are not as in a decode of all of it; it is read again as a whole");
  }

  @Test
  void aDamagedFilmHasTheRowsThatThereAreAndIsSaidToBeDamaged() throws IOException {
    Path film = film("film.ts", CODEC);
    byte[] bytes = Files.readAllBytes(film);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 5000, (byte) 0);
    Files.write(film, bytes);
    Outcome outcome = faces(film, "--out", folder.resolve("a.csv"), "--segment", 50);
    Outcome whole = faces(film, "--out", folder.resolve("b.csv"));
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(whole.exit()).isEqualTo(6);
    assertThat(folder.resolve("a.csv")).hasSameBinaryContentAs(folder.resolve("b.csv"));
    assertThat(rows(folder.resolve("a.csv.failures.csv"))).hasSize(1).first().satisfies(row -> {
      assertThat(row.text("filename")).isEqualTo("film.ts");
      assertThat(row.text("stage")).isEqualTo("faces");
    });
  }

  @Test
  void aFilmWithoutFacesIsDoneAndOneWithoutPictureHasFailed() throws IOException {
    Path empty = TestMedia.made(
        folder.resolve("nobody.mp4"), "-f lavfi -i testsrc2=s=160x96:r=25:d=2" + CODEC);
    Path sound = TestMedia.made(folder.resolve("sound.wav"), "-f lavfi -i sine=d=1 -c:a pcm_s16le");
    Path none = Files.writeString(folder.resolve("none.mp4"), "no film");
    Path out = folder.resolve("faces.csv");
    Outcome outcome = faces(empty, sound, none, "--out", out);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(6);
    assertThat(Files.readString(out))
        .isEqualTo("filename,frame,time,xmin,ymin,xmax,ymax,score,track\n");
    assertThat(rows(folder.resolve("faces.csv.failures.csv")))
        .extracting(row -> row.text("filename"))
        .containsExactlyInAnyOrder("sound.wav", "none.mp4");
    Outcome again = faces(empty, "--out", out);
    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("already has the faces of the film");
  }

  @Test
  void whatTheTableSaysOfOtherFilmsAndInOtherColumnsStays() throws IOException {
    Path name = folder.resolve("Mein Film, 電影 «ж».mp4");
    Path film = Files.move(film("film.mp4", " -t 1" + CODEC), name);
    Path out = Files.writeString(folder.resolve("faces.csv"), """
        filename,frame,time,xmin,ymin,xmax,ymax,score,track,name
        other.mp4,3,0.12,1,2,3,4,0.9,abc,Ann
        """);
    table("faces.csv", film);
    List<Row> rows = rows(out);
    assertThat(rows.get(0).text("filename")).isEqualTo("Mein Film, 電影 «ж».mp4");
    Row last = rows.get(rows.size() - 1);
    assertThat(last.text("filename")).isEqualTo("other.mp4");
    assertThat(last.text("name")).isEqualTo("Ann");
    byte[] first = Files.readAllBytes(out);
    assertThat(faces(film, "--out", out).err()).contains("already has");
    table("faces.csv", film, "--force");
    assertThat(Files.readAllBytes(out)).isEqualTo(first);
    Files.writeString(out, String.join("\n", Files.readAllLines(out).subList(0, 5)) + "\n");
    table("faces.csv", film);
    assertThat(rows(out)).hasSize(rows.size() - 1);
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

  @Test
  void aParquetFileSaysTheSameAndIsAddedTo() throws IOException {
    Path one = film("one.mp4", " -t 2" + CODEC);
    Path two = film("two.mp4", ",hflip -t 1" + CODEC);
    Path csv = table("faces.csv", one, two);
    Path parquet = table("faces.parquet", one, two);
    List<String> read = new ArrayList<>();
    FaceParquet.read(parquet, cells -> read.add(String.join(",", cells)));
    List<String> lines = Files.readAllLines(csv);
    assertThat(read).isEqualTo(lines.subList(1, lines.size()));
    assertThat(faces(one, two, "--out", parquet).err()).contains("already has");
    Path later = table("later.parquet", one);
    table("later.parquet", one, two);
    assertThat(later).hasSameBinaryContentAs(parquet);
    Path none = Files.writeString(folder.resolve("none.parquet"), "no table");
    Outcome outcome = faces(one, "--out", none);
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("none.parquet: it is no table of faces");
  }
}
