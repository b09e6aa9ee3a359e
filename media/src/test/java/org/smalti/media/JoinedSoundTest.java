package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
    MediaInfo glanced = assertBothAreFound(joined);
    // Of some the headers claim nothing.
    assertThat(glanced.duration() < 0 ? 2 * SECONDS : glanced.duration())
        .isCloseTo(2 * SECONDS, within(0.6));
  }

  @ParameterizedTest
  @CsvSource({
    "pcm_s16le,wav",
    "pcm_s16le,w64",
    "pcm_s16be,aiff",
    "pcm_s16be,caf",
    "alac,m4a",
    "aac -aac_pns 0,mp4",
    "libmp3lame,avi",
    "libmp3lame -ar 44100,flv",
    "tta,tta",
    "pcm_s16le,voc",
    "pcm_s16be,au",
    "wmav2,wma",
    "flac -f asf,wma",
    "libmp3lame,wtv",
    "flac,wtv"
  })
  void theSecondHalfIsReadWhereLibavEndsWithTheFirst(String codec, String ending)
      throws IOException {
    MediaInfo glanced = assertBothAreFound(joined(codec, ending));
    // Nothing leads to the end of the first FLV.
    int seen = ending.equals("flv") ? 1 : 2;
    assertThat(glanced.duration()).isCloseTo(seen * SECONDS, within(0.15));
  }

  @ParameterizedTest
  @CsvSource({
    "pcm_s16le,wav",
    "alac,m4a",
    "libmp3lame,avi",
    "libmp3lame -ar 44100,flv",
    "tta,tta",
    "pcm_s16be,au",
    "wmav2,wma",
    "libmp3lame,wtv"
  })
  void aLookBehindTheEndOfOneFileFindsNoOther(String codec, String ending) {
    try (Demuxer demuxer = Demuxer.open(MediaSource.of(noise("1." + ending, 1, codec)))) {
      assertThat(JoinedParts.isSeen(demuxer)).isFalse();
    }
  }

  @Test
  void anotherSoundBehindTheEndIsTold() throws IOException {
    Path joined = folder.resolve("joined.wav");
    Path first = noise("1.wav", 1, "pcm_s16le");
    Path other = noise("2.wav", 2, "pcm_s16le -ar 32000");
    join(joined, first);
    join(joined, other);
    assertThat(damage(joined))
        .isEqualTo(String.format(
            Locale.ROOT,
            "%,d bytes behind its end are another file, which is not read; split it at byte %d",
            Files.size(other),
            Files.size(first)));
  }

  @ParameterizedTest
  @CsvSource({
    "wav,RIFF....WEBP",
    "wav,RIFF....WAVEjunk",
    "aiff,FORM....AIFFjunk",
    "m4a,....ftypjunk"
  })
  void tagsThatLookLikeABeginningAreNone(String ending, String letters) throws IOException {
    Map<String, String> codecs = Map.of("wav", "pcm_s16le", "aiff", "pcm_s16be", "m4a", "aac");
    Path file = noise("1." + ending, 1, codecs.getOrDefault(ending, ""));
    Path tagged = folder.resolve("tagged." + ending);
    join(tagged, file);
    Files.writeString(tagged, "id3 >\0\0\0" + letters + "x".repeat(50), StandardOpenOption.APPEND);
    assertThat(damage(tagged)).isEmpty();
  }

  private static MediaInfo assertBothAreFound(Path joined) throws IOException {
    try (MediaFile media = MediaFile.open(joined)) {
      MediaInfo glanced = media.glanced();
      float[] whole = TestMedia.all(media, AudioSpec.MONO);
      try (AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
        int rate = decoder.sampleRate();
        double heard = (double) whole.length / rate;
        assertThat(heard).isCloseTo(2 * SECONDS, within(0.15));
        assertThat(media.measured().duration()).isCloseTo(heard, within(0.001));
        SpanReader reader = SpanReader.of(decoder);
        for (double place : PLACES) {
          int start = (int) (place * rate);
          float[] clip = LandingTest.clip(reader, start, 2000);
          assertThat(furthest(clip, Arrays.copyOfRange(whole, start, start + 2000)))
              .as("%s at %s s", joined.getFileName(), place)
              .isLessThan(0.01f);
        }
        assertThat(decoder.damage()).isEmpty();
      }
      return glanced;
    }
  }

  @ParameterizedTest
  @CsvSource({"mp2,ts", "flac,flac", "libopus,opus", "flac,mka", "libmp3lame,nut"})
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
      join(joined, noise(seed + "." + ending, seed, codec));
    }
    return joined;
  }

  private Path noise(String name, int seed, String codec) {
    return TestMedia.made(
        folder.resolve(name),
        "-f lavfi -i anoisesrc=d=" + SECONDS + ":c=pink:a=0.4:r=48000:seed=" + seed + " -c:a "
            + codec);
  }

  private static void join(Path joined, Path part) throws IOException {
    Files.write(
        joined, Files.readAllBytes(part), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String damage(Path file) {
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      TestMedia.rest(decoder, Integer.MAX_VALUE);
      return decoder.damage().orElse("");
    }
  }

  private static float furthest(float[] a, float[] b) {
    float furthest = a.length == b.length ? 0 : Float.MAX_VALUE;
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      furthest = Math.max(furthest, Math.abs(a[i] - b[i]));
    }
    return furthest;
  }
}
