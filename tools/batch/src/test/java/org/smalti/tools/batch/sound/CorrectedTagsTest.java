package org.smalti.tools.batch.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.media.MediaStream;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.Conversion.Needed;
import org.smalti.tools.batch.Recipe;

/** Tags that a change of the sound makes untrue are corrected or taken away, in every container. */
final class CorrectedTagsTest extends SoundTesting {
  private static final Normalize USUAL = new Normalize(-23, -1, false);
  private static final Denoise ADAPTIVE = new Denoise(DenoiseMethod.ADAPTIVE, 1);
  private static final List<String> TAGS = List.of(
      "title=A title",
      "REPLAYGAIN_TRACK_GAIN=-9.50 dB",
      "REPLAYGAIN_TRACK_PEAK=0.5",
      "REPLAYGAIN_ALBUM_GAIN=-8.00 dB",
      "R128_TRACK_GAIN=1280",
      "iTunNORM= 00000A12 00000A12");

  private Path tagged(String name, String... words) throws IOException {
    float[] speech = NoisySpeech.hiss(NoisySpeech.speech(48000, 3), -40);
    Path sound = tester.wav("speech.wav", 48000, 1, NoisySpeech.louder(speech, -12));
    List<String> all = new ArrayList<>(List.of("-i", FfmpegCommand.file(sound)));
    boolean ofStream = name.matches(".*\\.(mka|webm|ogg|opus)");
    for (String tag : TAGS) {
      all.addAll(List.of(ofStream ? "-metadata:s:0" : "-metadata", tag));
    }
    all.addAll(List.of(words));
    return tester.made(name, all.toArray(String[]::new));
  }

  /** All tags of a file and of its sound. */
  private static Map<String, String> tags(Path file) {
    Map<String, String> tags = new TreeMap<>(SoundTester.source(file).contents().tags());
    for (MediaStream stream : SoundTester.source(file).contents().streams()) {
      tags.putAll(stream.tags());
    }
    return tags;
  }

  private static double number(Map<String, String> tags, String name) {
    return Double.parseDouble(tags.getOrDefault(name, "NaN").replace(" dB", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "a.mka,-c:a flac",
    "a.webm,-c:a libopus",
    "a.ogg,-c:a flac",
    "a.opus,-c:a libopus",
    "a.flac,-c:a flac",
    "a.mp3,-c:a libmp3lame",
    "a.aiff,-write_id3v2 1",
    "a.wv,-c:a wavpack",
    "a.tta,-c:a tta"
  })
  void aGainIsTakenOffTheTagsOfLoudness(String name, String words) throws IOException {
    Path file = tagged(name, words.split(" "));
    assertThat(tags(file)).containsKeys("replaygain_track_gain", "r128_track_gain");
    Needed made = tester.decided(USUAL, file);
    Path result = tester.performed(made, "result." + name);
    double gain = tester.loudness(result).integrated() - tester.loudness(file).integrated();
    assertThat(Math.abs(gain)).isGreaterThan(3);
    Map<String, String> is = tags(result);
    assertThat(number(is, "replaygain_track_gain")).isCloseTo(-9.5 - gain, within(0.5));
    assertThat(number(is, "replaygain_track_peak"))
        .isCloseTo(0.5 * Math.pow(10, gain / 20), within(0.1));
    assertThat(number(is, "r128_track_gain") / 256).isCloseTo(5 - gain, within(0.5));
    assertThat(is)
        .doesNotContainKeys("replaygain_album_gain", "itunnorm")
        .containsEntry("title", "A title");
    assertThat(made.notes())
        .contains("tags of loudness are corrected: R128_TRACK_GAIN, REPLAYGAIN_TRACK_GAIN,"
            + " REPLAYGAIN_TRACK_PEAK")
        .contains("tags that are no longer true are taken away: ITUNNORM, REPLAYGAIN_ALBUM_GAIN");
  }

  @ParameterizedTest
  @CsvSource({
    "a.mka,-c:a flac",
    "a.ogg,-c:a flac",
    "a.flac,-c:a flac",
    "a.mp3,-c:a libmp3lame",
    "a.m4a,-c:a aac -movflags use_metadata_tags -metadata com.apple.quicktime.make=Maker",
    "a.mov,-c:a aac -movflags use_metadata_tags -metadata com.apple.quicktime.make=Maker"
  })
  void whatNoNumberTellsIsTakenAway(String name, String words) throws IOException {
    Path file = tagged(name, words.split(" "));
    assertThat(tags(file)).containsKeys("replaygain_track_gain");
    for (Recipe recipe : List.of(ADAPTIVE, new Normalize(-14, -9, true))) {
      Needed made = tester.decided(recipe, file);
      Path result = tester.performed(made, "result." + name);
      assertThat(tags(result).keySet())
          .noneMatch(tag -> tag.startsWith("replaygain") || tag.startsWith("r128"))
          .doesNotContain("itunnorm");
      assertThat(made.notes()).anyMatch(note -> note.contains("REPLAYGAIN_TRACK_GAIN"));
      assertThat(Files.readString(result, StandardCharsets.ISO_8859_1)).doesNotContain("iTunNORM");
    }
  }

  @Test
  void theFirstFrameOfAnMp3SaysNothingOfTheLoudnessThatWas() throws IOException {
    Path file = tagged("a.mp3", "-c:a", "libmp3lame");
    // ffmpeg takes it from the tags.
    Path twice = tester.made("twice.mp3", "-i", FfmpegCommand.file(file));
    assertThat(loudnessInFirstFrame(twice)).isNotZero();
    for (Recipe recipe : List.of(USUAL, ADAPTIVE)) {
      Path result = tester.performed(recipe, twice, "result.mp3");
      assertThat(loudnessInFirstFrame(result)).isZero();
      assertThat(SoundTester.heard(result, 0)).hasSize(SoundTester.heard(twice, 0).length);
    }
  }

  /** The four bytes of the peak and the four of both gains. */
  private static long loudnessInFirstFrame(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = Math.max(text.indexOf("Info"), text.indexOf("Xing"));
    long value = 0;
    for (int i = at + 131; i < at + 139; i++) {
      value = (value << 8) | (bytes[i] & 0xff);
    }
    return value;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"BPS", "NUMBER_OF_BYTES-eng", "_STATISTICS_WRITING_APP", "ENCODER_SETTINGS"})
  void whatIsSaidOfTheOldEncodingGoes(String name) throws IOException {
    Path file = tagged("a.mka", "-c:a", "flac", "-metadata:s:0", name + "=123");
    String known = name.toLowerCase(Locale.ROOT);
    assertThat(tags(file)).containsKey(known);
    Needed made = tester.decided(USUAL, file);
    assertThat(tags(tester.performed(made, "result.mka"))).doesNotContainKey(known);
    assertThat(made.notes()).anyMatch(note -> note.contains(name.toUpperCase(Locale.ROOT)));
  }

  @Test
  void aGainInTheHeaderOfOpusIsPartOfTheSound() throws IOException {
    Path file = tagged("a.opus", "-c:a", "libopus");
    double was = tester.loudness(file).integrated();
    byte[] bytes = Files.readAllBytes(file);
    int head = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("OpusHead");
    bytes[head + 17] = 6;
    OggPages.sign(bytes);
    Path louder = Files.write(folder.resolve("louder.opus"), bytes);
    assertThat(tester.loudness(louder).integrated()).isCloseTo(was + 6, within(0.2));
    Path result = tester.performed(new Normalize(-14, -1, false), louder, "result.opus");
    assertThat(tester.loudness(result).integrated()).isCloseTo(-14, within(0.5));
    byte[] made = Files.readAllBytes(result);
    head = new String(made, StandardCharsets.ISO_8859_1).indexOf("OpusHead");
    assertThat(made[head + 16] | made[head + 17]).isZero();
  }
}
