package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;

/** Which streams of a file are worked on and kept. */
class ChosenStreamsTest extends StreamTesting {
  /** Pictures; English, French and German sound, the last a comment of six channels; two subtitles. */
  private Path film() {
    String text = "1\n00:00:00,100 --> 00:00:00,900\nHello\n";
    write(folder.resolve("s.srt"), text.getBytes(StandardCharsets.US_ASCII));
    return made(
        "film.mkv",
        FILM + " -f lavfi -i " + tone(550) + " -f lavfi -i " + tone(660)
            + ",pan=5.1|FL=c0|FR=c0|FC=c0|BL=c0 -i @s.srt"
            + " -map 0 -map 1 -map 2 -map 3 -map 4 -map 4" + FAST
            + "-c:s srt -metadata:s:a:0 language=eng -metadata:s:a:1 language=fre"
            + " -metadata:s:a:2 language=ger -metadata:s:a:2 title=Notes"
            + " -metadata:s:s:0 language=eng -metadata:s:s:1 language=deu"
            + " -disposition:a:0 0 -disposition:a:1 default -disposition:a:2 comment"
            + " -disposition:s:0 0 -disposition:s:1 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"normalize", "denoise", "reencode"})
  void streamsAreChosenOnEveryVerb(String verb) {
    Path film = film();
    done(verb, film, "--drop-streams", "kind=subtitle|disposition~=comment");
    MediaContents result = result("film.mkv");
    assertThat(kinds(result)).containsExactly(Kind.VIDEO, Kind.AUDIO, Kind.AUDIO);
    assertThat(tags(of(result, Kind.AUDIO), "language")).containsExactly("eng", "fre");
    assertThat(of(result, Kind.AUDIO).get(0).dispositions()).isEmpty();
    assertThat(of(result, Kind.AUDIO).get(1).dispositions()).containsExactly("default");
  }

  @ParameterizedTest
  @ValueSource(strings = {"normalize", "reencode"})
  void aChoiceIsCarriedOutWhereTheRestIsRight(String verb) {
    boolean sounds = verb.equals("normalize");
    done(verb, film(), "--drop-streams", "stream=3");
    Path right = write(folder.resolve("right.mkv"), bytes(out().resolve("film.mkv")));
    String codec = contents(right).streams().get(0).codec();
    String said = sounds ? "is within 0.5 LU" : "already";
    assertThat(done(verb, right, "--drop-streams", "kind=data")).contains(said);
    assertThat(out().resolve("right.mkv")).doesNotExist();
    assertThat(done(verb, right, "--drop-streams", "kind=subtitle")).contains(said);
    assertThat(kinds(result("right.mkv"))).containsExactly(Kind.VIDEO, Kind.AUDIO, Kind.AUDIO);
    assertThat(result("right.mkv").streams().get(0).codec()).isEqualTo(codec);
    assertThat(done(verb, right, "--keep-streams", "kind=subtitle"))
        .contains(
            "has no " + (sounds ? "sound" : "picture") + " among the streams that are chosen");
  }

  @Test
  void languagesAreKnownByAllTheirNames() {
    Path film = film();
    done("normalize", film, "--languages", "fra,de");
    MediaContents result = result("film.mkv");
    assertThat(tags(of(result, Kind.AUDIO), "language")).containsExactly("fre", "ger");
    assertThat(tags(of(result, Kind.SUBTITLE), "language")).containsExactly("deu");
    done("normalize", film, "--keep-streams", "kind=video|language=fr|language=de&kind=subtitle");
    assertThat(tags(of(result("film.mkv"), Kind.AUDIO), "language")).containsExactly("fre");
    assertThat(tags(of(result("film.mkv"), Kind.SUBTITLE), "language")).containsExactly("deu");
    Outcome none = batch("normalize", film, "--languages", "ita");
    assertThat(none.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(none.err()).contains("no sound in ita; it has eng, fre, ger");
  }

  @ParameterizedTest
  @ValueSource(strings = {"normalize", "denoise", "reencode"})
  void soundIsMixedToStereoOnEveryVerb(String verb) {
    done(verb, film(), "--downmix", "stereo", "--keep-streams", "kind=video|title=Notes");
    MediaContents result = result("film.mkv");
    assertThat(kinds(result)).containsExactly(Kind.VIDEO, Kind.AUDIO);
    assertThat(of(result, Kind.AUDIO).get(0).sound().channels()).isEqualTo(2);
  }

  @Test
  void anotherChoiceIsMadeAnew() {
    Path film = film();
    done("normalize", film);
    assertThat(of(result("film.mkv"), Kind.AUDIO)).hasSize(3);
    done("normalize", film, "--drop-streams", "stream=3");
    assertThat(of(result("film.mkv"), Kind.AUDIO)).hasSize(2);
  }

  @Test
  void whatNoStreamHasIsRefused() {
    Path film = film();
    Outcome wrong = batch("normalize", film, "--keep-streams", "langage=eng");
    assertThat(wrong.exit()).isNotEqualTo(ExitCode.OK);
    assertThat(wrong.err()).contains("no column langage").contains("language");
    assertThat(batch("normalize", film, "--downmix", "mono").err()).contains("'stereo'");
    Outcome kind = batch("normalize", film, "--drop-streams", "stream=1|(kind!=vidoe&stream=2)");
    assertThat(kind.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(kind.err()).contains("kind is one of video, audio,", "not 'vidoe'");
    for (String codes : new String[] {"", ",", "eng,", "french", "eng,xyz"}) {
      Outcome unknown = batch("normalize", film, "--languages", codes);
      assertThat(unknown.exit()).as(codes).isEqualTo(ExitCode.USAGE);
      assertThat(unknown.err()).contains("no language is known as");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"normalize", "denoise", "reencode"})
  void aSoundThatNoDecoderKnowsStopsNothing(String verb) {
    byte[] film =
        bytes(made("two.mov", FILM + " -f lavfi -i " + tone(550) + " -map 0 -map 1 -map 2" + FAST));
    String all = new String(film, StandardCharsets.ISO_8859_1);
    // The second sound gets the name of a codec that iPhones write and nothing else knows.
    int at = all.lastIndexOf("mp4a");
    while (!all.startsWith("mp4a", at) || !all.startsWith("stsd", at - 16)) {
      at = all.lastIndexOf("mp4a", at - 1);
    }
    byte[] other = Arrays.copyOf(film, film.length);
    System.arraycopy("apac".getBytes(StandardCharsets.US_ASCII), 0, other, at, 4);
    System.arraycopy(
        "dapa".getBytes(StandardCharsets.US_ASCII), 0, other, all.indexOf("esds", at), 4);
    Path file = write(folder.resolve("a.mov"), other);
    assertThat(contents(file).streams()).extracting(MediaStream::codec).contains("none");
    assertThat(done(verb, file)).contains("left out");
    String name = verb.equals("reencode") ? "a.mp4" : "a.mov";
    assertThat(kinds(result(name))).containsExactly(Kind.VIDEO, Kind.AUDIO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"normalize", "reencode"})
  void noStreamBecomesADefaultOne(String verb) {
    Path film = film();
    done(verb, film);
    List<MediaStream> was = contents(film).streams();
    assertThat(was.get(4).dispositions()).isEmpty();
    assertThat(result("film.mkv").streams())
        .extracting(MediaStream::dispositions)
        .isEqualTo(was.stream().map(MediaStream::dispositions).toList());
  }

  @Test
  void deepSoundOfAnMp4StaysLossless() {
    byte[] film = bytes(
        made("made.mp4", FILM + " -map 0 -map 1" + FAST.replace("-c:a aac", "-c:a pcm_s24le")));
    // The program writes another depth than the sound has.
    int depth = new String(film, StandardCharsets.ISO_8859_1).indexOf("pcmC") + 9;
    film[depth] = 24;
    Path file = write(folder.resolve("deep.mp4"), film);
    assertThat(of(contents(file), Kind.AUDIO).get(0).codec()).isEqualTo("pcm_s24le");
    assertThat(done("normalize", file)).contains("sound pcm_s24le is written by alac");
    MediaStream sound = of(result("deep.mp4"), Kind.AUDIO).get(0);
    assertThat(sound.codec()).isEqualTo("alac");
    assertThat(sound.sound().bits()).isEqualTo(24);
  }

  @Test
  void aSoundOfAnUnknownCodecIsLeftOutForThatReason() {
    Path two = made(
        "two.mov",
        FILM + " -f lavfi -i " + tone(500) + " -map 0 -map 1 -map 2" + FAST + "-c:a:1 pcm_s16le");
    byte[] unknown = new String(bytes(two), StandardCharsets.ISO_8859_1)
        .replace("sowt", "apac")
        .getBytes(StandardCharsets.ISO_8859_1);
    Path mov = write(folder.resolve("a.mov"), unknown);
    assertThat(done("normalize", mov))
        .contains("stream 2 (audio) is left out: ffmpeg does not know its codec");
    assertThat(done("reencode", mov, "--force"))
        .contains("audio 2 is left out: ffmpeg does not know its codec");
  }

  @Test
  void captionsThatAnMp4CantHoldAreNamedBeforeTheWork() {
    String text = "1\n00:00:00,100 --> 00:00:00,900\nHello there!\n";
    write(folder.resolve("s.srt"), text.getBytes(StandardCharsets.US_ASCII));
    Path titles = made("t.mp4", FILM + " -i @s.srt -map 0 -map 1 -map 2" + FAST + "-c:s mov_text");
    String film = new String(bytes(titles), StandardCharsets.ISO_8859_1)
        .replace("tx3g", "c608")
        .replace("sbtl", "clcp")
        .replace("\0\fHello there!", "\0\0\0\016cdat\u0094 \u0094,\u0080\u0080");
    byte[] captions = film.getBytes(StandardCharsets.ISO_8859_1);
    Path mp4 = write(folder.resolve("a.mp4"), captions);
    assertThat(of(contents(mp4), Kind.SUBTITLE).get(0).codec()).isEqualTo("eia_608");
    assertThat(done("normalize", mp4))
        .contains("stream 2 (subtitle) is left out: this ffmpeg writes no eia_608 to mp4");
    Outcome plan = batch("normalize", mp4, "--dry-run", "--delete-originals");
    assertThat(plan.err()).contains("would be deleted although stream 2 (subtitle) is left out");
    assertThat(done("reencode", mp4, "--force"))
        .contains("subtitle 2 (eia_608) is left out: no container that films are written to holds");
    // A MOV holds them.
    assertThat(done("normalize", write(folder.resolve("b.mov"), captions)))
        .doesNotContain("left out");
    assertThat(of(result("b.mov"), Kind.SUBTITLE)).hasSize(1);
  }
}
