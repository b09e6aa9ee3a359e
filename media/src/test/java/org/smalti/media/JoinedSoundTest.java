package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.media.cut.SpanReader;

/** Files joined byte by byte and chained ones have one clock: the time heard since the beginning. */
class JoinedSoundTest {
  private static final int SECONDS = 6;
  private static final double[] PLACES = {10.7, 1.2, 7.3, 11.2, 4.4};

  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "mp2,mpg",
    "mp2,ts",
    "libmp3lame,mp3",
    "aac -aac_pns 0,aac",
    "flac,flac",
    "flac,ogg",
    "libopus,opus",
    "vorbis -strict -2 -ac 2,ogg",
    "flac,mka"
  })
  void bothHalvesAreMeasuredAndFound(String codec, String ending) throws IOException {
    Path joined = joined(codec, ending);
    try (MediaFile media = MediaFile.open(joined)) {
      MediaInfo glanced = media.glanced();
      float[] whole = TestMedia.all(media, AudioSpec.MONO);
      try (AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
        int rate = decoder.sampleRate();
        double heard = (double) whole.length / rate;
        assertThat(heard).isCloseTo(2 * SECONDS, within(0.15));
        assertThat(media.measured().duration()).isCloseTo(heard, within(0.001));
        // Of some the headers claim nothing.
        assertThat(glanced.duration() < 0 ? heard : glanced.duration())
            .isCloseTo(heard, within(0.5));
        SpanReader reader = SpanReader.of(decoder);
        for (double place : PLACES) {
          int start = (int) (place * rate);
          float[] clip = LandingTest.clip(reader, start, 2000);
          assertThat(furthest(clip, Arrays.copyOfRange(whole, start, start + 2000)))
              .as("%s at %s s", ending, place)
              .isLessThan(0.01f);
        }
        assertThat(decoder.damage()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"mp2,ts", "flac,flac", "libopus,opus", "flac,mka"})
  void aLookAtAFewPlacesTellsJoinedFilesFromOthers(String codec, String ending) throws IOException {
    Path joined = joined(codec, ending);
    try (Demuxer demuxer = Demuxer.open(MediaSource.of(folder.resolve("1." + ending)))) {
      assertThat(ClockRestart.isSeen(demuxer)).isFalse();
    }
    try (Demuxer demuxer = Demuxer.open(MediaSource.of(joined))) {
      assertThat(ClockRestart.isSeen(demuxer)).isTrue();
    }
  }

  private Path joined(String codec, String ending) throws IOException {
    Path joined = folder.resolve("joined." + ending);
    for (int seed = 1; seed <= 2; seed++) {
      Path part = TestMedia.made(
          folder.resolve(seed + "." + ending),
          "-f lavfi -i anoisesrc=d=" + SECONDS + ":c=pink:a=0.4:r=48000:seed=" + seed + " -c:a "
              + codec);
      Files.write(
          joined, Files.readAllBytes(part), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    return joined;
  }

  private static float furthest(float[] a, float[] b) {
    float furthest = a.length == b.length ? 0 : Float.MAX_VALUE;
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      furthest = Math.max(furthest, Math.abs(a[i] - b[i]));
    }
    return furthest;
  }
}
