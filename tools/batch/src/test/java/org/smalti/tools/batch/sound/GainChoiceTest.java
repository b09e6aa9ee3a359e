package org.smalti.tools.batch.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaStream;
import org.smalti.media.SoundSelection;
import org.smalti.tools.batch.BatchCommand;
import org.smalti.tools.batch.Conversion;

final class GainChoiceTest extends SoundTesting {
  private static final int RATE = 16000;

  private Path media;
  private Path out;

  @BeforeEach
  void makeFolder() throws IOException {
    media = Files.createDirectory(folder.resolve("media"));
    out = folder.resolve("out");
  }

  private void speech(String name, double gain) throws IOException {
    Path file = media.resolve(name);
    Files.createDirectories(file.getParent());
    float[] sound = NoisySpeech.louder(NoisySpeech.speech(RATE, 4), gain);
    Files.move(tester.wav("made.wav", RATE, 1, sound), file);
  }

  private Outcome normalize(Object... words) {
    List<Object> all =
        new ArrayList<>(List.of("normalize", media, "-r", "--out", out, "--ffmpeg", "embedded"));
    all.addAll(Arrays.asList(words));
    return CommandTester.of(BatchCommand.class).run(all.toArray());
  }

  private double loudness(Path file) {
    return tester.loudness(file).integrated();
  }

  private double gain(String name) {
    return loudness(out.resolve(name)) - loudness(media.resolve(name));
  }

  @Test
  void anAlbumHasOneGainAndItsFilesDifferAsTheyDid() throws IOException {
    speech("one/loud.wav", -20);
    speech("one/soft.wav", -26);
    speech("two/alone.wav", -20);
    Outcome outcome = normalize("--gain", "album");
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isEqualTo(ExitCode.OK);
    assertThat(gain("one/loud.wav")).isCloseTo(gain("one/soft.wav"), within(0.2));
    assertThat(loudness(out.resolve("one/loud.wav"))).isGreaterThan(-22.9);
    assertThat(loudness(out.resolve("one/soft.wav"))).isLessThan(-24);
    assertThat(loudness(out.resolve("two/alone.wav"))).isCloseTo(-23, within(0.3));
    Path both = tester.made(
        "both.wav",
        "-i",
        out.resolve("one/loud.wav").toString(),
        "-i",
        out.resolve("one/soft.wav").toString(),
        "-filter_complex",
        "[0][1]concat=n=2:v=0:a=1");
    assertThat(loudness(both)).isCloseTo(-23, within(0.3));

    // Another file in the album is another album.
    speech("one/third.wav", -40);
    Outcome again = normalize("--gain", "album");
    assertThat(again.exit()).as(again.err() + again.out()).isEqualTo(ExitCode.OK);
    assertThat(again.out()).contains("loud.wav").contains("1 file done before");
  }

  @Test
  void anotherNameOfAFileAddsNothingToItsAlbum() throws IOException {
    speech("one/loud.wav", -14);
    speech("one/soft.wav", -30);
    for (String name : List.of("a.wav", "b.wav", "c.wav")) {
      Files.createLink(media.resolve("one/" + name), media.resolve("one/soft.wav"));
    }
    speech("two/alone.wav", -40);
    Files.createLink(media.resolve("two/soft.wav"), media.resolve("one/soft.wav"));
    normalize("--gain", "album");
    double together = gain("one/loud.wav");
    // Of a file in two albums each has its own result.
    assertThat(gain("one/a.wav")).isCloseTo(together, within(0.2));
    assertThat(Math.abs(gain("two/soft.wav") - together)).isGreaterThan(2);
    for (String name : List.of("a.wav", "b.wav", "c.wav")) {
      Files.delete(media.resolve("one/" + name));
    }
    normalize("--gain", "album", "--force");
    assertThat(gain("one/loud.wav")).isCloseTo(together, within(0.1));
  }

  @Test
  void nothingIsRaisedWhereSoundsAreOnlyLowered() throws IOException {
    speech("loud.wav", 0);
    speech("soft.wav", -30);
    Outcome outcome = normalize("--gain", "lower-only", "--loudness", "-30");
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isEqualTo(ExitCode.OK);
    assertThat(loudness(out.resolve("loud.wav"))).isCloseTo(-30, within(0.5));
    assertThat(out.resolve("soft.wav")).doesNotExist();
    assertThat(outcome.out()).contains("is no louder than -30.0 LUFS, and nothing is raised");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--tags-only --loudness -16",
        "--tags-only --dynamic",
        "--tags-only --true-peak -2",
        "--tags-only --gain lower-only",
        "--gain loud"
      })
  void whatMakesNoSenseTogetherIsRefused(String words) throws IOException {
    speech("a.wav", 0);
    Outcome outcome = normalize((Object[]) words.split(" "));
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).doesNotContain("\tat ");
  }

  @Test
  void aFileOfWavHasNoPlaceForTagsOfLoudness() throws IOException {
    speech("a.wav", -20);
    Outcome outcome = normalize("--tags-only");
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isEqualTo(ExitCode.INPUT);
    assertThat(outcome.err()).contains("ffmpeg writes no tags of loudness into wav");
  }

  /** By what players would turn the sound up that a file holds, from its tags alone. */
  private static double told(Path file, String of) {
    for (MediaStream stream : SoundTester.source(file).contents().streams()) {
      String opus = stream.tags().get("r128_" + of + "_gain");
      if (opus != null) {
        return Integer.parseInt(opus) / 256.0;
      }
      String gain = stream
          .tags()
          .getOrDefault(
              "replaygain_" + of + "_gain",
              SoundTester.source(file)
                  .contents()
                  .tags()
                  .getOrDefault("replaygain_" + of + "_gain", "NaN"));
      return Double.parseDouble(gain.replace(" dB", ""));
    }
    return Double.NaN;
  }

  @ParameterizedTest
  @ValueSource(strings = {"flac", "mp3", "ogg", "opus", "mka", "webm", "wv", "tta", "aiff"})
  void tagsTellTheLoudnessAndThePacketsStay(String extension) throws IOException {
    for (double gain : new double[] {-20, -26}) {
      speech("made.wav", gain);
      Path wav = media.resolve("made.wav");
      String codec = extension.equals("ogg") ? "flac" : "";
      tester.made(
          "media/a" + (int) -gain + "." + extension,
          codec.isEmpty()
              ? new String[] {"-i", wav.toString()}
              : new String[] {"-i", wav.toString(), "-c:a", codec});
      Files.delete(wav);
    }
    Outcome outcome = normalize("--tags-only", "--gain", "album");
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isEqualTo(ExitCode.OK);
    double target = extension.equals("opus") ? -23 : -18;
    List<Double> albums = new ArrayList<>();
    for (String name : List.of("a20." + extension, "a26." + extension)) {
      Path file = out.resolve(name);
      assertThat(told(file, "track")).isCloseTo(target - loudness(file), within(0.15));
      assertThat(packets(file)).isEqualTo(packets(media.resolve(name)));
      albums.add(told(file, "album"));
    }
    assertThat(albums.get(0)).isNotNaN().isEqualTo(albums.get(1));
  }

  private String packets(Path file) throws IOException {
    Path hash = tester.made(
        "packets.txt", "-i", file.toString(), "-map", "0:a", "-c", "copy", "-f", "streamhash");
    return Files.readString(hash);
  }

  @Test
  void anMp3KeepsItsFirstFrameAndEverythingBehindIt() throws IOException {
    speech("made.wav", -20);
    Path mp3 = tester.made(
        "a.mp3", "-i", media.resolve("made.wav").toString(), "-metadata", "title=A title");
    byte[] was = Files.readAllBytes(mp3);
    LoudnessTagging tagging = new LoudnessTagging(GainChoice.TRACK, SoundSelection.USUAL);
    byte[] is = Files.readAllBytes(tester.performed(tagging, mp3, "b.mp3"));
    int behind = was.length - new String(was, StandardCharsets.ISO_8859_1).indexOf("Info") + 13;
    int sound = was.length - behind;
    assertThat(Arrays.copyOfRange(is, is.length - behind, is.length))
        .isEqualTo(Arrays.copyOfRange(was, sound, was.length));
    assertThat(SoundTester.source(folder.resolve("b.mp3")).contents().tags())
        .containsEntry("title", "A title")
        .containsKey("replaygain_track_gain");
    // Once more there is nothing to do.
    assertThat(tagging.make(SoundTester.source(folder.resolve("b.mp3")), tester))
        .isEqualTo(new Conversion.NotNeeded("has these tags of loudness"));
  }

  /** A sound of four channels, with tags of loudness. */
  private Path quad(String name, double gain) throws IOException {
    speech("made.wav", gain);
    Path file = tester.made(
        "media/" + name,
        "-i",
        media.resolve("made.wav").toString(),
        "-ac",
        "4",
        "-metadata",
        "REPLAYGAIN_TRACK_GAIN=-3 dB");
    Files.delete(media.resolve("made.wav"));
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"track", "album"})
  void whatIsMixedIsMeasuredAsAMix(String gain) throws IOException {
    quad("loud.flac", -20);
    quad("soft.flac", -26);
    Outcome outcome = normalize("--downmix", "stereo", "--gain", gain);
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isEqualTo(ExitCode.OK);
    Path loud = out.resolve("loud.flac");
    double difference = loudness(loud) - loudness(out.resolve("soft.flac"));
    if (gain.equals("track")) {
      assertThat(loudness(loud)).isCloseTo(-23, within(0.5));
      assertThat(difference).isCloseTo(0, within(0.5));
    } else {
      assertThat(difference).isCloseTo(6, within(0.5));
    }
    MediaContents is = SoundTester.source(loud).contents();
    assertThat(is.streams().get(0).sound().channels()).isEqualTo(2);
    // By how much the mix is louder than what was mixed is no single number.
    assertThat(is.tags()).doesNotContainKey("replaygain_track_gain");
    assertThat(outcome.out()).contains("taken away: REPLAYGAIN_TRACK_GAIN");
  }

  @Test
  void tagsAloneMixNothing() throws IOException {
    quad("a.flac", -20);
    Outcome outcome = normalize("--downmix", "stereo", "--tags-only");
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isEqualTo(ExitCode.INPUT);
    assertThat(outcome.err()).contains("--downmix changes the sound, which --tags-only leaves");
  }
}
