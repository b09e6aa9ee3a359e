package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.SmaltiException;

/** Which sound of a file is heard, and which of its channels. */
class SoundSelectionTest {
  private static final int RATE = 8000;

  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"mix, 0.25", "left, 0.4", "right, 0.1", "mid, 0.25", "side, 0.15"})
  void channelsAreHeardAsTheyWereChosen(String channel, double expected) {
    Path file = constant("stereo.wav", 0.4f, 0.1f);
    assertThat(heard(file, new AudioSpec(0, 1), channel, "")).isCloseTo(expected, within(1e-3));
    double first = channel.equals("mix") ? 0.4 : expected;
    assertThat(heard(file, AudioSpec.stereo(0), channel, "")).isCloseTo(first, within(1e-3));
    assertThat(heard(file, new AudioSpec(0, 0), channel, "")).isCloseTo(first, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"mix, 0.3", "left, 0.3", "right, 0.3", "mid, 0.3", "side, 0"})
  void aSingleChannelIsLeftAndRight(String channel, double expected) {
    Path file = constant("mono.wav", 0.3f);
    assertThat(heard(file, new AudioSpec(0, 1), channel, "")).isCloseTo(expected, within(1e-3));
  }

  @Test
  void leftAndRightAreThoseInFrontOfSurroundSound() {
    Path file = TestMedia.made(
        folder.resolve("six.wav"),
        "-f lavfi -i aevalsrc=0.5|0.25|0.1|0.05|0.3|0.2:s=8000:d=1:c=5.1 -c:a pcm_s16le");
    assertThat(heard(file, new AudioSpec(0, 1), "left", "")).isCloseTo(0.5, within(1e-3));
    assertThat(heard(file, new AudioSpec(0, 1), "right", "")).isCloseTo(0.25, within(1e-3));
    assertThat(heard(file, new AudioSpec(0, 1), "side", "")).isCloseTo(0.125, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"'', 0.1", "1, 0.1", "2, 0.2", "3, 0.3", "fre, 0.2", "fra, 0.2", "fr, 0.2", "DE, 0.3"
  })
  void aTrackIsChosenByNumberOrLanguage(String track, double expected) {
    assertThat(heard(tracks(), new AudioSpec(0, 1), "mix", track))
        .isCloseTo(expected, within(1e-3));
  }

  @Test
  void aTrackThatIsNotThereIsExplained() {
    for (String track : new String[] {"4", "spa", "99999999999"}) {
      assertThatThrownBy(() -> heard(tracks(), new AudioSpec(0, 1), "mix", track))
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("no sound " + track + " in it; there are 1 eng, 2 fre, 3 ger");
    }
    assertThatThrownBy(() -> new SoundSelection(ChannelChoice.MIX, "0"))
        .hasMessageContaining("from 1, not 0");
  }

  @Test
  void channelsThatCancelAreTold() {
    float[] sound = new float[2 * RATE];
    for (int i = 0; i < RATE; i++) {
      sound[2 * i] = (float) (0.3 * Math.sin(0.3 * i));
      sound[2 * i + 1] = -0.9f * sound[2 * i];
    }
    Path file = TestMedia.audio(folder.resolve("anti.wav"), "wav", sound, RATE, 2);
    assertThat(remarks(file, "mix"))
        .contains("cancel each other", "26 dB softer", "--channel left");
    assertThat(remarks(file, "left")).isEqualTo("[]");
    assertThat(remarks(constant("both.wav", 0.01f, 0.01f), "mix")).isEqualTo("[]");
  }

  @Test
  void aStrongOffsetIsTold() {
    assertThat(remarks(constant("offset.wav", -0.25f, 0.01f), "mix"))
        .contains("offset (DC) of -0.250");
  }

  @ParameterizedTest
  @CsvSource({"pcm_f32le, 32767, 1", "pcm_f64le, 32767, 60", "pcm_f32le, 8388607, 60"})
  void numbersOfTheWrongScaleAreHeardAtTheRightOne(String codec, int scale, int seconds) {
    Path file = TestMedia.made(
        folder.resolve("scaled.wav"),
        "-f lavfi -i aevalsrc=" + scale + "*0.5*sin(t*2000)*gt(mod(t\\,4)\\,0.3):s=8000:d="
            + seconds + " -c:a " + codec);
    assertThat(peak(file)).isCloseTo(0.5, within(1e-3));
    assertThat(remarks(file, "mix")).contains("±" + scale + " instead of ±1");
  }

  @Test
  void floatsAboveFullScaleStayAsTheyAre() {
    Path file = TestMedia.made(
        folder.resolve("loud.wav"), "-f lavfi -i aevalsrc=3*sin(t*2000):s=8000:d=1 -c:a pcm_f32le");
    assertThat(peak(file)).isCloseTo(3, within(1e-2));
    assertThat(remarks(file, "mix")).isEqualTo("[]");
  }

  private Path tracks() {
    return TestMedia.made(
        folder.resolve("tracks.mkv"),
        "-f lavfi -i aevalsrc=0.1:s=8000:d=1 -f lavfi -i aevalsrc=0.2:s=8000:d=1"
            + " -f lavfi -i aevalsrc=0.3:s=8000:d=1 -map 0 -map 1 -map 2 -c:a pcm_s16le"
            + " -metadata:s:0 language=eng -metadata:s:1 language=fre -metadata:s:2 language=ger");
  }

  private Path constant(String name, float... channels) {
    float[] sound = new float[2 * RATE * channels.length];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = channels[i % channels.length];
    }
    return TestMedia.audio(folder.resolve(name), "wav", sound, RATE, channels.length);
  }

  private static SoundSelection selection(String channel, String track) {
    return new SoundSelection(
        ChannelChoice.valueOf(channel.toUpperCase(Locale.ROOT)),
        Optional.ofNullable(track).orElse(""));
  }

  /** The value in the middle of the first channel. */
  private static double heard(Path file, AudioSpec spec, String channel, String track) {
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(spec, selection(channel, track))) {
      float[] all = TestMedia.rest(decoder, Integer.MAX_VALUE);
      return all[all.length / decoder.channels() / 2 * decoder.channels()];
    }
  }

  private static double peak(Path file) {
    double peak = 0;
    for (float value : TestMedia.all(file, AudioSpec.MONO)) {
      peak = Math.max(peak, Math.abs(value));
    }
    return peak;
  }

  private static String remarks(Path file, String channel) {
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(AudioSpec.MONO, selection(channel, ""))) {
      TestMedia.rest(decoder, Integer.MAX_VALUE);
      return decoder.remarks().toString();
    }
  }
}
