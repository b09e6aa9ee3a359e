package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** Media that are odd, damaged or none at all are rows, not the end of a run. */
class BadMediaTest extends BadInputTester {
  private Path halfOf(String data, String name) throws IOException {
    byte[] bytes = Files.readAllBytes(DATA.resolve(data));
    Files.createDirectories(folder.resolve("media"));
    return Files.write(
        folder.resolve("media").resolve(name), Arrays.copyOf(bytes, bytes.length / 2));
  }

  /** Two seconds of digital silence. */
  private Path silence(String name) throws IOException {
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * 16000).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * 16000);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1);
    wav.putInt(8000).putInt(16000).putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * 16000);
    Files.createDirectories(folder.resolve("media"));
    return Files.write(folder.resolve("media").resolve(name), wav.array());
  }

  @Test
  void mediaThatAreNoneAreRowsOfTheFailuresTableAndTheRestIsDone() throws IOException {
    copy("bell.flac", "bell.flac");
    file("media/zero.wav", "");
    file("media/text.mp4", "This is no film.\n".repeat(100));
    Path items = file(
        "items.csv",
        "filename,mine\nbell.flac,1\nzero.wav,2\ntext.mp4,3\nmissing.wav,4\n../out.wav,5\n");
    explained(
        smalti("probe", "--in", items, "--dir", folder.resolve("media")),
        ExitCode.PARTIAL,
        "4 left out");
    Table probed = TableReader.read(items);
    assertThat(probed.row(0).text("hasAudio")).isEqualTo("1");
    assertThat(probed.row(1).text("duration")).isEmpty();
    assertThat(probed.row(4).text("mine")).isEqualTo("5");
    assertThat(failed("items.csv.failures.csv"))
        .containsExactly("../out.wav", "missing.wav", "text.mp4", "zero.wav");

    Path plain =
        file("plain.csv", "filename\nbell.flac\nzero.wav\ntext.mp4\nmissing.wav\n../out.wav\n");
    Path pattern = folder.resolve("s/%s.csv");
    explained(
        smalti("samples", "--in", plain, "--dir", folder.resolve("media"), "--out", pattern),
        ExitCode.PARTIAL,
        "4 left out");
    assertThat(folder.resolve("s/bell.flac.csv")).isNotEmptyFile();
    assertThat(folder.resolve("s/zero.wav.csv")).doesNotExist();
    assertThat(failed("s/failures.csv"))
        .containsExactly("../out.wav", "missing.wav", "text.mp4", "zero.wav");
  }

  private List<String> failed(String table) {
    return TableReader.read(folder.resolve(table)).stream()
        .map(row -> row.text("filename"))
        .toList();
  }

  @Test
  void aSingleBadFileIsBadInput() throws IOException {
    Path text = file("text.mp4", "This is no film.\n".repeat(100));
    explained(
        smalti("samples", text, "--out", folder.resolve("o.csv")), ExitCode.INPUT, "text.mp4");
    explained(smalti("probe", file("zero.wav", "")), ExitCode.INPUT, "zero.wav");
    explained(
        smalti(
            "sort", folder.resolve("none.wav"), "--by", "hz=asc", "--out", folder.resolve("o.wav")),
        3,
        "none.wav");
    assertThat(folder.resolve("o.wav")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"denoise", "normalize"})
  void theSoundOfAFolderIsChangedWhateverElseLiesInIt(String verb) throws IOException {
    copy("speech_russian.wav", "speech.wav");
    file("media/zero.wav", "");
    file("media/text.mp4", "This is no film.\n".repeat(100));
    silence("silence.wav");
    Path out = folder.resolve("out");
    Outcome outcome =
        smalti("batch", verb, folder.resolve("media"), "--out", out, "--ffmpeg", "embedded");
    assertThat(outcome.exit()).as(outcome.err()).isIn(ExitCode.OK, ExitCode.PARTIAL);
    assertThat(outcome.out() + outcome.err()).contains("zero.wav", "text.mp4", "is silent");
    assertThat(out.resolve("speech.wav")).isNotEmptyFile();
    assertThat(out).isDirectoryNotContaining("glob:**{zero,text,silence}*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tabla.flac", "movie_hello.mpeg", "speech_french.wav", "rocket_launch.webm"})
  void ofMediaCutInHalfWhatCanBeHeardIsKept(String whole) throws IOException {
    Path half = halfOf(whole, "half-" + whole);
    Path out = folder.resolve("half.csv");
    Outcome outcome = smalti("samples", half, "--out", out);
    assertThat(outcome.exit()).as(outcome.err()).isIn(ExitCode.OK, ExitCode.PARTIAL);
    assertThat(outcome.err()).doesNotContain("this is a bug");
    assertThat(TableReader.read(out).size()).isGreaterThan(2);
  }

  @Test
  void aFilmWithoutSoundAndASilentTrackHaveNoSamplesAndAreNoError() throws IOException {
    copy("message_board.ogv", "silent film.ogv");
    silence("silence.wav");
    Path items = file("items.csv", "filename\nsilent film.ogv\nsilence.wav\n");
    Path media = folder.resolve("media");
    explained(smalti("probe", "--in", items, "--dir", media), ExitCode.OK);
    assertThat(TableReader.read(items).row(0).text("hasAudio")).isEqualTo("0");
    explained(
        smalti(
            "samples",
            "--in",
            items,
            "--dir",
            media,
            "--out",
            folder.resolve("s/%s.csv"),
            "--features"),
        0);
    assertThat(TableReader.read(folder.resolve("s/silence.wav.csv")).size()).isZero();
    explained(smalti("summarize", "--in", items, "--dir", folder.resolve("s")), ExitCode.OK);
    assertThat(TableReader.read(items).row(1).text("samples")).isEqualTo("0");
  }

  @Test
  void oddNamesAreNamesLikeAnyOther() throws IOException {
    List<String> names = List.of(
        "a b.flac",
        "it's \"x\".flac",
        "100%s.flac",
        "-dash.flac",
        "Genève 日本.flac",
        "a:b.flac",
        "x#?&.flac",
        "%03d.flac");
    StringBuilder table = new StringBuilder("filename\n");
    for (String name : names) {
      copy("guitar_harmonics.flac", name);
      table.append('"').append(name.replace("\"", "\"\"")).append("\"\n");
    }
    Path items = file("items.csv", table.toString());
    Path media = folder.resolve("media");
    explained(smalti("probe", "--in", items, "--dir", media), ExitCode.OK);
    explained(
        smalti(
            "samples",
            "--in",
            items,
            "--dir",
            media,
            "--out",
            folder.resolve("s") + "/%s.csv",
            "--features"),
        0);
    explained(smalti("summarize", "--in", items, "--dir", folder.resolve("s")), ExitCode.OK);
    assertThat(TableReader.read(items).stream().map(row -> row.text("samples")).distinct())
        .hasSize(1)
        .doesNotContain("0", "-1");
    Path subset = folder.resolve("subset.csv");
    explained(
        smalti("subset", "--in", items, "--dir", folder.resolve("s"), "--out", subset),
        ExitCode.OK);
    Path sorted = folder.resolve("sorted.flac");
    explained(
        smalti("sort", "--in", subset, "--dir", media, "--by", "hz=asc", "--out", sorted),
        ExitCode.OK);
    assertThat(sorted).isNotEmptyFile();
  }
}
