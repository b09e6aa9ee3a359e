package org.smalti.tools.batch.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.program.FfmpegCommand;

/** Takes half a minute: each kind of file is encoded, converted and decoded for real. */
final class SoundConversionTest extends SoundTesting {
  private static final Denoise ADAPTIVE = new Denoise(DenoiseMethod.ADAPTIVE, 1);
  private static final int RATE = 48000;

  private Path speech(int channels) throws IOException {
    float[] mono = NoisySpeech.hiss(NoisySpeech.speech(RATE, 4), -40);
    return tester.wav("speech.wav", RATE, channels, channels == 1 ? mono : NoisySpeech.twice(mono));
  }

  /** Four seconds of moving picture and speech. */
  private Path film(String name, String... codecs) throws IOException {
    List<String> words = new ArrayList<>(List.of(
        "-f",
        "lavfi",
        "-i",
        "testsrc=size=160x90:rate=25:duration=4",
        "-i",
        FfmpegCommand.file(speech(2)),
        "-shortest"));
    words.addAll(List.of(codecs));
    return tester.made(name, words.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "a.mp4, libx264, aac",
    "a.mov, libx264, pcm_s16le",
    "a.mkv, libx264, libopus",
    "a.mkv, libx264, flac",
    "a.mkv, libx264, ac3",
    "a.mkv, libx264, aac",
    "a.webm, libvpx, libopus",
    "a.avi, mpeg4, libmp3lame",
    "a.avi, mpeg4, pcm_s16le",
    "a.mpg, mpeg2video, mp2",
    "a.ts, libx264, aac",
    "a.avi, mpeg4, ac3",
    "a.avi, mpeg4, wmav2",
    "a.avi, mpeg4, mp2",
    "a.wmv, wmv2, wmav2",
    "a.flv, flv, aac"
  })
  void picturesAreCopiedAndSoundStaysInTime(String name, String video, String audio)
      throws IOException {
    Path film = film(name, "-c:v", video, "-c:a", audio, "-g", "10");
    Path result = tester.performed(ADAPTIVE, film, "result" + name.substring(1));
    assertThat(tester.hashes(result)).isEqualTo(tester.hashes(film));
    MediaStream before = SoundTester.streams(film, Kind.AUDIO).get(0);
    MediaStream after = SoundTester.streams(result, Kind.AUDIO).get(0);
    assertThat(after.codec()).isEqualTo(before.codec());
    assertThat(after.sound().sampleRate()).isEqualTo(before.sound().sampleRate());
    assertThat(after.sound().layout()).isEqualTo(before.sound().layout());
    float[] was = SoundTester.heard(film, RATE);
    float[] is = SoundTester.heard(result, RATE);
    // Where the encoder's delay has no place before zero, everything begins later together.
    double shift = pictureBegins(result) - pictureBegins(film);
    if (name.endsWith("avi")) {
      assertThat(shift).isZero();
    }
    assertThat(SoundTester.lag(was, is, 2500) - Math.round(shift * RATE)).isBetween(-48L, 48L);
    assertThat(Math.abs(is.length - was.length)).isLessThan(2500);
  }

  /** s on the file's own clock. */
  private static double pictureBegins(Path file) {
    int stream = SoundTester.streams(file, Kind.VIDEO).get(0).index();
    try (MediaFile media = MediaFile.open(file)) {
      return media.counted().streams().get(stream).begin();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "m4a", "aac", "ac3", "flac", "opus", "ogg", "wav", "aiff", "mka"})
  void recordingsKeepTheirTime(String extension) throws IOException {
    String codec = extension.equals("ogg") ? "libopus" : extension.equals("mka") ? "aac" : "";
    Path file = codec.isEmpty()
        ? tester.made("r." + extension, "-i", FfmpegCommand.file(speech(1)))
        : tester.made("r." + extension, "-i", FfmpegCommand.file(speech(1)), "-c:a", codec);
    Path result = tester.performed(ADAPTIVE, file, "result." + extension);
    float[] was = SoundTester.heard(file, RATE);
    float[] is = SoundTester.heard(result, RATE);
    assertThat(SoundTester.lag(was, is, 2500)).isBetween(-48, 48);
    assertThat(Math.abs(is.length - was.length)).isLessThan(2500);
    assertThat(SoundTester.streams(result, Kind.AUDIO).get(0).codec())
        .isEqualTo(SoundTester.streams(file, Kind.AUDIO).get(0).codec());
  }

  @Test
  void aSpeakerKeepsItsChannel() throws IOException {
    float[] left = NoisySpeech.twice(NoisySpeech.hiss(NoisySpeech.speech(RATE, 4), -40));
    for (int i = 1; i < left.length; i += 2) {
      left[i] = 0;
    }
    Path speech = tester.wav("left.wav", RATE, 2, left);
    for (String codec : List.of("flac", "libopus", "ac3", "aac")) {
      String layout = List.of("libopus", "aac").contains(codec) ? "5.1" : "5.1(side)";
      String pan = "pan=" + layout + "|FC=c0|" + (layout.equals("5.1") ? "BL" : "SL") + "=0.1*c0";
      Path six =
          tester.made(codec + ".mkv", "-i", FfmpegCommand.file(speech), "-af", pan, "-c:a", codec);
      Path result = tester.performed(ADAPTIVE, six, codec + "-result.mkv");
      assertThat(SoundTester.sound(result).channels()).isEqualTo(6);
      assertThat(SoundTester.sound(result).layout())
          .isEqualTo(SoundTester.sound(six).layout());
    }
  }

  @Test
  void everyOtherStreamChapterAndTagIsKept() throws IOException {
    Path text = folder.resolve("s.srt");
    Files.writeString(text, "1\n00:00:00,500 --> 00:00:01,500\nHello\n");
    Path data = folder.resolve("chapters.txt");
    Files.writeString(
        data,
        ";FFMETADATA1\ntitle=A title\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\ntitle=One\n");
    Path plain = film("plain.mkv", "-c:v", "libx264", "-c:a", "aac");
    Path film = tester.made(
        "film.mkv",
        "-i",
        FfmpegCommand.file(plain),
        "-i",
        FfmpegCommand.file(text),
        "-i",
        FfmpegCommand.file(data),
        "-i",
        FfmpegCommand.file(speech(1)),
        "-map",
        "0",
        "-map",
        "1",
        "-map",
        "3:a",
        "-map_metadata",
        "2",
        "-map_chapters",
        "2",
        "-c",
        "copy",
        "-c:a:1",
        "flac",
        "-attach",
        FfmpegCommand.file(text),
        "-metadata:s:t",
        "mimetype=text/plain",
        "-metadata:s:a:0",
        "language=eng",
        "-metadata:s:a:1",
        "language=fra",
        "-disposition:a:1",
        "comment");
    Path result = tester.performed(ADAPTIVE, film, "result.mkv");
    assertThat(tester.hashes(result)).isEqualTo(tester.hashes(film));
    try (MediaFile was = MediaFile.open(film);
        MediaFile is = MediaFile.open(result)) {
      assertThat(is.contents().chapters()).hasSize(1);
      assertThat(is.contents().tags()).containsEntry("title", "A title");
      assertThat(is.contents().streams()).hasSize(5);
      for (int i = 0; i < 5; i++) {
        MediaStream before = was.contents().streams().get(i);
        MediaStream after = is.contents().streams().get(i);
        assertThat(after.kind()).isEqualTo(before.kind());
        assertThat(after.codec()).isEqualTo(before.codec());
        assertThat(after.dispositions()).isEqualTo(before.dispositions());
        assertThat(after.tags().get("language")).isEqualTo(before.tags().get("language"));
      }
    }
  }

  @Test
  void aHoleInTheSoundStaysWhereItIs() throws IOException {
    Path film = film(
        "hole.mkv",
        "-c:v",
        "libx264",
        "-c:a",
        "pcm_s16le",
        "-bsf:a",
        "noise=drop=gt(n\\,40)*lt(n\\,70):amount=-1");
    Path result = tester.performed(ADAPTIVE, film, "result.mkv");
    float[] was = SoundTester.heard(film, RATE);
    float[] is = SoundTester.heard(result, RATE);
    float[] tailWas = Arrays.copyOfRange(was, 2 * RATE, 3 * RATE + RATE / 2);
    float[] tailIs = Arrays.copyOfRange(is, 2 * RATE, 3 * RATE + RATE / 2);
    assertThat(Math.abs(SoundTester.lag(tailWas, tailIs, 1000))).isLessThan(48);
  }

  @Test
  void soundThatBeginsLateStaysLate() throws IOException {
    Path film = tester.made(
        "late.mp4",
        "-f",
        "lavfi",
        "-i",
        "testsrc=size=160x90:rate=25:duration=5",
        "-itsoffset",
        "0.7",
        "-i",
        FfmpegCommand.file(speech(1)),
        "-c:v",
        "libx264",
        "-c:a",
        "aac");
    Path result = tester.performed(ADAPTIVE, film, "result.mp4");
    float[] was = SoundTester.heard(film, RATE);
    float[] is = SoundTester.heard(result, RATE);
    assertThat(Math.abs(SoundTester.lag(was, is, 1000))).isLessThan(48);
  }

  @ParameterizedTest
  @CsvSource({"flac,s16,16", "flac,s32,24", "alac,s16p,16", "pcm_s24le,s32,24", "wavpack,s16p,16"})
  void losslessSoundStaysAsDeepAsItWas(String codec, String format, int bits) throws IOException {
    List<String> words = new ArrayList<>(
        List.of("-i", FfmpegCommand.file(speech(1)), "-c:a", codec, "-sample_fmt", format));
    if (bits == 24 && codec.equals("flac")) {
      words.addAll(List.of("-bits_per_raw_sample", "24"));
    }
    Path file = tester.made(codec + bits + ".mka", words.toArray(String[]::new));
    Path result = tester.performed(ADAPTIVE, file, "result.mka");
    assertThat(SoundTester.sound(result)).isEqualTo(SoundTester.sound(file));
    assertThat(SoundTester.streams(result, Kind.AUDIO).get(0).codec())
        .isEqualTo(SoundTester.streams(file, Kind.AUDIO).get(0).codec());
  }
}
