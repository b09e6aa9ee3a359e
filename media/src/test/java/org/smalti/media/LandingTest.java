package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.media.cut.Span;
import org.smalti.media.cut.SpanReader;

/**
 * A clip is the sound of its place, whatever the container's time stamps say. {@code bench/landing} tries all pairs.
 */
class LandingTest {
  private static final double[] PLACES = {17.3, 3.1, 12.2, 19.1, 7.77};
  private static final int SECONDS = 20;
  /** s: of a clip. */
  private static final double LENGTH = 0.25;

  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "adpcm_ima_wav,wav,0,1",
    "adpcm_ms,wav,48000,1",
    "adpcm_yamaha,wav,0,1",
    "adpcm_ima_ws,aiff,0,1",
    "g722 -ar 16000,wav,0,1",
    "g722 -ar 16000,avi,0,1",
    "pcm_s16le,wav,0,0",
    "pcm_s24le,wav,48000,0",
    "pcm_s16le,mkv,0,0",
    "pcm_s16be,aiff,22050,0",
    "flac,ogg,0,0",
    "flac,flac,0,0",
    "flac,mkv,48000,0",
    "alac,m4a,0,0",
    "wavpack,wv,0,0",
    "libmp3lame,mp3,0,1",
    "libmp3lame,mkv,0,1",
    "aac,m4a,0,1",
    "aac,aac,48000,1",
    "aac,ts,0,1",
    "mp2,mpg,0,1",
    "pcm_dvd -ar 48000,vob,0,0",
    "eac3,eac3,0,1",
    "dca -strict -2,dts,0,1",
    "ac3,avi,0,1",
    "libopus,ogg,0,1",
    "vorbis -strict -2 -ac 2,ogg,0,1",
    "wmav2,asf,0,1"
  })
  void aClipIsTheSoundOfItsPlace(String codec, String ending, int rate, int milliseconds)
      throws IOException {
    Path file = noise("noise." + ending, codec);
    AudioSpec spec = new AudioSpec(rate, 1);
    float[] whole = TestMedia.all(file, spec);
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(spec)) {
      SpanReader reader = SpanReader.of(decoder);
      int length = (int) (LENGTH * decoder.sampleRate());
      for (double place : PLACES) {
        int start = (int) (place * decoder.sampleRate());
        assertThat(away(whole, start, clip(reader, start, length)))
            .as("%s in %s at %s s", codec, ending, place)
            .isLessThanOrEqualTo(milliseconds * decoder.sampleRate() / 1000);
      }
      assertThat(decoder.damage()).isEmpty();
      double heard = (double) whole.length / decoder.sampleRate();
      assertThat(heard).isCloseTo(SECONDS, within(0.25));
      assertThat(media.measured().duration()).isCloseTo(heard, within(0.001));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "g722 -ar 16000,avi",
    "dfpwm,avi",
    "libopencore_amrnb -ar 8000,avi",
    "pcm_s16le,avi",
    "pcm_s24le -ac 2,avi",
    "alac,caf"
  })
  void aClockThatRunsAtTheWrongSpeedIsPutRight(String codec, String ending) {
    assertThatItHasThreeSeconds(TestMedia.made(
        folder.resolve("noise." + ending),
        "-f lavfi -i anoisesrc=d=3:c=pink:a=0.4:r=44100:seed=1 -c:a " + codec));
  }

  /** Phones write it, ffmpeg from 7.0 on doesn't: opus.caf is pink noise of ffmpeg 6.1.1. */
  @Test
  void soIsThatOfOpusInCaf() throws IOException {
    Path file = folder.resolve("opus.caf");
    try (InputStream noise = LandingTest.class.getResourceAsStream("opus.caf")) {
      Files.copy(noise, file);
    }
    assertThatItHasThreeSeconds(file);
  }

  private static void assertThatItHasThreeSeconds(Path file) {
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      double heard =
          (double) TestMedia.rest(decoder, Integer.MAX_VALUE).length / decoder.sampleRate();
      assertThat(heard).isCloseTo(3, within(0.05));
      assertThat(media.measured().duration()).isCloseTo(heard, within(0.001));
      assertThat(media.info().duration()).isCloseTo(heard, within(0.1));
      assertThat(media.counted().streams().get(0).duration()).isCloseTo(heard, within(0.1));
      assertThat(decoder.damage()).isEmpty();
    }
  }

  @Test
  void aJumpIsNotAWholeDecode() throws IOException {
    Path file = noise("noise.mp3", "libmp3lame");
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      decoder.seek(19);
      assertThat(decoder.position()).isEqualTo(19 * 44_100);
      assertThat(decoder.framesDecoded()).isLessThan(150);
    }
  }

  private Path noise(String name, String codec) {
    return TestMedia.made(
        folder.resolve(name),
        "-f lavfi -i anoisesrc=d=" + SECONDS + ":c=pink:a=0.4:r=44100:seed=1 -c:a " + codec);
  }

  static float[] clip(SpanReader reader, long start, int length) throws IOException {
    float[] clip = new float[length];
    int[] at = {0};
    reader.read(new Span(start, length), (block, frames) -> {
      System.arraycopy(block, 0, clip, at[0], frames);
      at[0] += frames;
    });
    return Arrays.copyOf(clip, at[0]);
  }

  /** By how many frames a clip lies elsewhere, sought as far as 0.2 s. */
  private static int away(float[] whole, int place, float[] clip) {
    int best = 0;
    double most = likeness(whole, place, clip);
    if (most > 0.999) {
      return 0;
    }
    for (int lag = -8000; lag <= 8000; lag++) {
      double alike = likeness(whole, place + lag, clip);
      if (alike > most) {
        most = alike;
        best = lag;
      }
    }
    assertThat(most).as(String.format(Locale.ROOT, "likeness at %d", best)).isGreaterThan(0.9);
    return Math.abs(best);
  }

  private static double likeness(float[] whole, int place, float[] clip) {
    if (place < 0 || clip.length == 0 || place + clip.length > whole.length) {
      return -1;
    }
    double product = 0;
    double a = 1e-9;
    double b = 1e-9;
    for (int i = 0; i < clip.length; i++) {
      product += whole[place + i] * clip[i];
      a += whole[place + i] * whole[place + i];
      b += clip[i] * clip[i];
    }
    return product / Math.sqrt(a * b);
  }
}
