package org.smalti.tools.batch.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.SourceFile;

/**
 * Which encoders and bit rates sound gets, and where their delay goes.
 *
 * <p>Takes half a minute: each codec and container is encoded and decoded for real.
 */
final class SoundEncodingTest extends SoundTesting {
  private static final Denoise ADAPTIVE = new Denoise(DenoiseMethod.ADAPTIVE, 1);
  private static final String SPEECH =
      "aevalsrc=0.3*sin(4400*t+9000*pow(mod(t\\,1)\\,2))*lt(mod(t\\,1)\\,0.15)+0.008*(random(0)-0.5):s=";

  private Path sound(String name, int rate, String layout, String... words) {
    List<String> all = new ArrayList<>(
        List.of("-f", "lavfi", "-i", SPEECH + rate + ":d=4", "-af", filter(layout)));
    all.addAll(List.of(words));
    return tester.made(name, all.toArray(String[]::new));
  }

  private static String filter(String layout) {
    return layout.startsWith("5.1")
        ? "pan=" + layout + "|FL=c0|FC=c0|SL=0.3*c0"
        : "aformat=channel_layouts=" + layout;
  }

  @ParameterizedTest
  @CsvSource({
    "a.mkv, ac3, 5.1(side), 448, 448",
    "a.mkv, ac3, 5.1(side), 640, 640",
    "a.mkv, ac3, 5.1(side), 192, 448",
    "a.vob, ac3, 5.1(side), 192, 448",
    "a.vob, ac3, 5.1(side), 448, 448",
    "a.mkv, ac3, stereo, 160, 192",
    "a.mp2, mp2, mono, 384, 384",
    "a.mpg, mp2, stereo, 384, 384",
    "a.mp3, libmp3lame, stereo, 320, 320",
    "a.mp3, libmp3lame, stereo, 64, 192",
    "a.m4a, aac, mono, 32, 96"
  })
  void aRateThatIsAmpleStays(String name, String codec, String layout, int was, int is) {
    Path file = sound(name, 48000, layout, "-c:a", codec, "-b:a", was + "k");
    if (SourceContainer.of(SoundTester.source(file)).isEmpty()) {
      file = tester.made("a.mpg", "-i", FfmpegCommand.file(file), "-c", "copy");
    }
    SourceFile source = SoundTester.source(file);
    SoundEncoding encoding = SoundEncoding.of(
        source.streams(Kind.AUDIO).get(0), SourceContainer.of(source).orElseThrow(), tester);
    assertThat(encoding.options()).containsExactly("-b:a", is + "000");
  }

  @ParameterizedTest
  @CsvSource({"a.vob, ac3", "a.avi, ac3", "a.ts, aac", "a.mkv, flac"})
  void surroundOfACodecThatCanNotBeWrittenStaysSurround(String name, String encoder) {
    Path film = sound(name, 48000, "5.1(side)", "-c:a", "dca", "-strict", "-2");
    SourceFile source = SoundTester.source(film);
    SoundEncoding encoding = SoundEncoding.of(
        source.streams(Kind.AUDIO).get(0), SourceContainer.of(source).orElseThrow(), tester);
    assertThat(encoding.encoder()).isEqualTo(encoder);
    Path result = tester.performed(ADAPTIVE, film, "result" + name.substring(1));
    assertThat(SoundTester.sound(result).channels()).isEqualTo(6);
  }

  @Test
  void surroundThatWouldBeMixedIsRefused() {
    SourceFile source = SoundTester.source(sound("a.wma", 48000, "stereo"));
    MediaStream stereo = source.streams(Kind.AUDIO).get(0);
    SoundEncoding encoding = SoundEncoding.of(stereo, SourceContainer.ASF, tester);
    assertThat(encoding.mixes(stereo)).isFalse();
    Path six = sound("a.mkv", 48000, "5.1(side)", "-c:a", "dca", "-strict", "-2");
    MediaStream surround = SoundTester.source(six).streams(Kind.AUDIO).get(0);
    assertThat(SoundEncoding.of(surround, SourceContainer.ASF, tester).mixes(surround))
        .isTrue();
  }

  @Test
  void surroundOfADvdIsWrittenWithoutErrors() {
    Path film = tester.made(
        "film.vob",
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=720x576:r=25:d=4",
        "-f",
        "lavfi",
        "-i",
        SPEECH + "48000:d=4",
        "-af",
        filter("5.1(side)"),
        "-c:v",
        "mpeg2video",
        "-b:v",
        "4M",
        "-c:a",
        "ac3",
        "-b:a",
        "448k");
    var made = tester.decided(ADAPTIVE, film);
    List<String> words = new ArrayList<>(made.input());
    words.addAll(made.streams());
    words.addAll(made.encoding());
    words.addAll(List.of("-y", "-f", made.muxer()));
    words.add(FfmpegCommand.file(folder.resolve("result.vob")));
    assertThat(tester.run(new FfmpegCommand(words), 4, 1).errors()).isZero();
    assertThat(SoundTester.sound(folder.resolve("result.vob")).layout()).isEqualTo("5.1(side)");
  }

  @ParameterizedTest
  @CsvSource({
    "r.wav, libmp3lame, 44100",
    "r.w64, libmp3lame, 44100",
    "r.wav, ac3, 48000",
    "r.wav, mp2, 48000",
    "r.wav, wmav2, 48000",
    "r.wav, wmav2, 22050",
    "r.wav, wmav1, 32000",
    "r.wav, wmav2, 16000"
  })
  void theDelayOfAnEncoderIsTakenAwayWhereNothingElseTellsOfIt(
      String name, String codec, int rate) {
    Path file = sound(name, rate, "mono", "-c:a", codec);
    Path result = tester.performed(ADAPTIVE, file, "result" + name.substring(1));
    float[] was = SoundTester.heard(file, rate);
    float[] is = SoundTester.heard(result, rate);
    assertThat(SoundTester.lag(was, is, 2500)).isBetween(-2, 2);
    assertThat(Math.abs(is.length - was.length)).isLessThan(2500);
  }
}
