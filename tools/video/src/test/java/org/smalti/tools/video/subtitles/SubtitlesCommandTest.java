package org.smalti.tools.video.subtitles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.TestCaptions;
import org.smalti.media.TestMedia;

class SubtitlesCommandTest {
  private static final String TEXT = """
      1
      00:00:00,500 --> 00:00:01,250
      Good evening,
      "friends" & all

      2
      00:00:02,000 --> 00:00:02,500
      good night

      """;

  @TempDir
  private Path folder;

  private Path film;

  @BeforeEach
  void makeFilm() throws IOException {
    Path text = Files.writeString(folder.resolve("a.srt"), TEXT);
    film = TestMedia.made(
        folder.resolve("film.mkv"),
        "-f lavfi -i testsrc2=s=64x48:r=25:d=3 -f srt -i " + text + " -map 0 -map 1 -map 1"
            + " -c:v libx264 -c:s:0 srt -c:s:1 ass -metadata:s:s:0 language=eng"
            + " -metadata:s:s:1 language=fre");
  }

  @Test
  void theyComeBackAsTheyWere() throws IOException {
    Path out = folder.resolve("out.srt");
    assertThat(subtitles(film, "--out", out).exit()).isZero();
    assertThat(out).hasContent(TEXT);
    assertThat(subtitles(film, "--out", out, "--language", "fre").exit()).isZero();
    assertThat(out).hasContent(TEXT);
    Path web = folder.resolve("out.vtt");
    subtitles(film, "--out", web, "--stream", "2");
    assertThat(Files.readString(web))
        .startsWith("WEBVTT\n\n00:00:00.500 --> 00:00:01.250\n")
        .contains("\"friends\" &amp; all");
  }

  @Test
  void aTableHasTheColumnsOfSamples() throws IOException {
    Path out = folder.resolve("out.csv");
    assertThat(subtitles(film, "--out", out).exit()).isZero();
    assertThat(Files.readString(out))
        .startsWith("filename,start,dur,text\n")
        .contains("film.mkv,500,750,\"Good evening,\n\"\"friends\"\" & all\"\n")
        .contains("film.mkv,2000,500,good night\n");
  }

  @Test
  void closedCaptionsAreReadFromThePictures() {
    Path captioned = TestCaptions.film(folder.resolve("captions.ts"), "libx264");
    Path out = folder.resolve("out.srt");
    Outcome outcome = subtitles(captioned, "--captions", "--out", out);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("2 subtitles of the closed captions");
    assertThat(out).hasContent("""
            1
            00:00:01,000 --> 00:00:02,000
            Good evening,
            friends

            2
            00:00:02,400 --> 00:00:03,200
            good night

            """);
    assertThat(subtitles(captioned, "--out", folder.resolve("b.srt")).err())
        .contains("no subtitles in it; --captions looks");
    Outcome none = subtitles(film, "--captions", "--out", folder.resolve("b.srt"));
    assertThat(none.exit()).isEqualTo(3);
    assertThat(none.err()).contains("no closed captions in its pictures");
    assertThat(folder.resolve("b.srt")).doesNotExist();
  }

  @Test
  void whatIsNotThereIsToldWithWhatIs() {
    Path out = folder.resolve("out.srt");
    Outcome spanish = subtitles(film, "--out", out, "--language", "spa");
    assertThat(spanish.exit()).isEqualTo(3);
    assertThat(spanish.err()).contains("there are stream 1 (eng), stream 2 (fre)");
    assertThat(subtitles(film, "--out", folder.resolve("a.txt")).exit()).isEqualTo(2);
    assertThat(out).doesNotExist();
  }

  @Test
  void aTextThatIsNotUtf8IsReadAsWhatIsNamed() throws IOException {
    String words = "1\n00:00:00,500 --> 00:00:01,000\n%s\n\n".formatted("Москва");
    Path text = folder.resolve("b.srt");
    Files.write(text, words.getBytes(Charset.forName("windows-1251")));
    Path russian = TestMedia.made(
        folder.resolve("russian.mkv"),
        "-f lavfi -i testsrc2=s=64x48:r=25:d=3 -sub_charenc_mode ignore -f srt -i " + text
            + " -map 0 -map 1 -c:v libx264 -c:s copy");
    Path out = folder.resolve("out.srt");
    Outcome named = subtitles(russian, "--out", out, "--encoding", "windows-1251");
    assertThat(named.exit()).isZero();
    assertThat(out).hasContent(words);
    assertThat(subtitles(russian, "--out", out).err())
        .contains("1 texts are not UTF-8 and were read as windows-1252");
  }

  @Test
  void theFilmThatIsReadStays() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.srt"), film);
    assertThat(subtitles(film, "--out", link).exit()).isEqualTo(ExitCode.USAGE);
  }

  private static Outcome subtitles(Object... words) {
    return CommandTester.of(SubtitlesCommand.class).run(words);
  }
}
