package org.smalti.tools.batch.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.Conversion;

final class PreservedTagsTest extends SoundTesting {
  private static final Denoise ADAPTIVE = new Denoise(DenoiseMethod.ADAPTIVE, 1);
  private static final String MADE = "2020-01-02T03:04:05";

  private Path film(String name, String... words) throws IOException {
    float[] speech = NoisySpeech.hiss(NoisySpeech.speech(48000, 3), -40);
    Path sound = tester.wav("speech.wav", 48000, 1, speech);
    List<String> all = new ArrayList<>(List.of(
        "-f",
        "lavfi",
        "-i",
        "testsrc=size=160x90:rate=25:duration=3",
        "-i",
        FfmpegCommand.file(sound)));
    all.addAll(List.of(words));
    return tester.made(name, all.toArray(String[]::new));
  }

  private static Map<String, String> tags(Path file) {
    return SoundTester.source(file).contents().tags();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "mov", "mkv"})
  void theTimeWhenAFilmWasMadeStays(String extension) throws IOException {
    Path film = film(
        "film." + extension,
        "-metadata",
        "creation_time=" + MADE + "Z",
        "-metadata:s:v",
        "creation_time=2021-01-02T03:04:05Z");
    Path result = tester.performed(ADAPTIVE, film, "result." + extension);
    assertThat(tags(result).get("creation_time")).startsWith(MADE);
    List<MediaStream> was = SoundTester.source(film).contents().streams();
    List<MediaStream> is = SoundTester.source(result).contents().streams();
    for (int i = 0; i < was.size(); i++) {
      assertThat(is.get(i).tags().get("creation_time"))
          .isEqualTo(was.get(i).tags().get("creation_time"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "mov"})
  void whatACameraCallsByItsOwnNamesStays(String extension) throws IOException {
    Path film = film(
        "film." + extension,
        "-movflags",
        "use_metadata_tags",
        "-metadata",
        "com.apple.quicktime.make=Maker",
        "-metadata",
        "title=A title",
        "-metadata",
        "creation_time=" + MADE + "Z");
    Path result = tester.performed(ADAPTIVE, film, "result." + extension);
    assertThat(tags(result))
        .containsEntry("com.apple.quicktime.make", "Maker")
        .containsEntry("title", "A title")
        .containsEntry("major_brand", extension.equals("mov") ? "qt  " : "isom");
    assertThat(tags(result).get("creation_time")).startsWith(MADE);
    String begin = new String(Files.readAllBytes(result), StandardCharsets.ISO_8859_1);
    assertThat(begin.indexOf("moov")).isLessThan(begin.indexOf("mdat"));
  }

  @Test
  void aBroadcastWaveStaysOne() throws IOException {
    Path file = film(
        "b.wav",
        "-vn",
        "-write_bext",
        "1",
        "-metadata",
        "description=A scene",
        "-metadata",
        "originator=Recorder",
        "-metadata",
        "origination_date=2020-01-02",
        "-metadata",
        "origination_time=03:04:05",
        "-metadata",
        "time_reference=123456",
        "-metadata",
        "coding_history=A=PCM");
    Path result = tester.performed(ADAPTIVE, file, "result.wav");
    assertThat(chunk(result)).isEqualTo(chunk(file)).contains("A scene").contains("Recorder");
    assertThat(tags(result)).containsEntry("time_reference", "123456");
    Path plain = tester.performed(ADAPTIVE, film("p.wav", "-vn"), "plain.wav");
    assertThat(new String(Files.readAllBytes(plain), StandardCharsets.ISO_8859_1))
        .doesNotContain("bext");
  }

  /** The first 348 bytes of the chunk, which hold everything of the first version. */
  private static String chunk(Path file) throws IOException {
    String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    int begin = all.indexOf("bext");
    return all.substring(begin, begin + 356);
  }

  @Test
  void chaptersAndTimeCodesAreNotSaidToBeLeftOut() throws IOException {
    Path data = folder.resolve("chapters.txt");
    Files.writeString(
        data, ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\ntitle=One\n");
    Path film = film("film.mov", "-i", FfmpegCommand.file(data), "-timecode", "01:00:00:00");
    assertThat(SoundTester.streams(film, Kind.DATA)).hasSize(2);
    Conversion.Needed made = tester.decided(ADAPTIVE, film);
    assertThat(made.notes()).isEmpty();
    Path result = tester.performed(made, "result.mov");
    assertThat(SoundTester.streams(result, Kind.DATA)).hasSize(2);
    try (MediaFile is = MediaFile.open(result)) {
      assertThat(is.contents().chapters()).hasSize(1);
    }
  }

  @Test
  void packetsOfACameraKeepTheirTimeStamps() throws IOException {
    Path film = film("film.m2ts", "-c:v", "libx264", "-c:a", "ac3", "-mpegts_m2ts_mode", "1");
    byte[] begin = Files.readAllBytes(tester.performed(ADAPTIVE, film, "result.m2ts"));
    assertThat(begin[4]).isEqualTo((byte) 0x47);
    assertThat(begin[196]).isEqualTo((byte) 0x47);
    Path plain = film("film.ts", "-c:v", "libx264", "-c:a", "aac");
    byte[] other = Files.readAllBytes(tester.performed(ADAPTIVE, plain, "result.ts"));
    assertThat(other[188]).isEqualTo((byte) 0x47);
  }

  @Test
  void programsThatBecomeOneAreNamed() throws IOException {
    Path film = film("film.ts", "-c:v", "libx264", "-c:a", "aac");
    assertThat(tester.decided(ADAPTIVE, film).notes()).isEmpty();
    Path two = tester.made(
        "two.ts",
        "-i",
        FfmpegCommand.file(film),
        "-i",
        FfmpegCommand.file(film),
        "-map",
        "0",
        "-map",
        "1",
        "-c",
        "copy",
        "-program",
        "title=a:st=0:st=1",
        "-program",
        "title=b:st=2:st=3");
    assertThat(tester.decided(ADAPTIVE, two).notes()).contains("its 2 programs become one");
  }

  @Test
  void aCoverOfAnAiffStays() throws IOException {
    Path cover = film("cover.png", "-frames:v", "1");
    Path file = film(
        "r.aiff",
        "-i",
        FfmpegCommand.file(cover),
        "-map",
        "1",
        "-map",
        "2",
        "-c:v",
        "copy",
        "-write_id3v2",
        "1");
    assertThat(SoundTester.streams(file, Kind.COVER)).hasSize(1);
    Path result = tester.performed(ADAPTIVE, file, "result.aiff");
    assertThat(SoundTester.streams(result, Kind.COVER)).hasSize(1);
  }
}
