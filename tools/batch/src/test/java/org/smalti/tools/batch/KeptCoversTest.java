package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;

/** Covers and attached files stay in every container that can hold them. */
class KeptCoversTest extends StreamTesting {
  private static final String ATTACHED = " -attach @front.jpg -metadata:s:t:0 mimetype=image/jpeg"
      + " -metadata:s:t:0 filename=front.jpg -attach @back.png -metadata:s:t:1 mimetype=image/png"
      + " -metadata:s:t:1 filename=back.png ";

  @ParameterizedTest
  @CsvSource({"normalize,mkv", "denoise,mkv", "normalize,mka", "reencode,mkv"})
  void twoCoversAndAFontStayAttached(String verb, String extension) {
    covers();
    write(folder.resolve("letters.ttf"), "no letters".getBytes(StandardCharsets.US_ASCII));
    String source = extension.equals("mka") ? SOUND + " -c:a aac" : FILM + FAST;
    Path file = made(
        "a." + extension,
        source + ATTACHED
            + "-attach @letters.ttf -metadata:s:t:2 mimetype=application/x-truetype-font");
    assertThat(of(contents(file), Kind.COVER)).hasSize(2);
    done(verb, file);
    MediaContents result = result("a." + extension);
    List<MediaStream> covers = of(result, Kind.COVER);
    assertThat(covers).extracting(MediaStream::codec).containsExactly("mjpeg", "png");
    assertThat(tags(covers, "filename")).containsExactly("front.jpg", "back.png");
    assertThat(of(result, Kind.ATTACHMENT)).hasSize(1);
    assertThat(of(result, Kind.VIDEO)).hasSize(extension.equals("mka") ? 0 : 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "m4a", "mp3", "flac", "aiff"})
  void twoCoversAreCopied(String extension) {
    covers();
    String source = extension.equals("mp4") ? FILM + FAST : SOUND;
    String covers = extension.equals("mp4")
        ? " -map 0 -map 1 -map 2 -map 3 -c:v:1 copy -c:v:2 copy -disposition:v:1 attached_pic"
            + " -disposition:v:2 attached_pic "
        : " -map 0 -map 1 -map 2 -c:v copy -disposition:v attached_pic ";
    String words = source.replace(FAST, "") + " -i @front.jpg -i @back.png"
        + (extension.equals("mp4") ? FAST : "") + covers
        + (extension.equals("aiff") ? "-write_id3v2 1" : "");
    Path file = made("a." + extension, words);
    assertThat(of(contents(file), Kind.COVER)).hasSize(2);
    done("normalize", file);
    assertThat(of(result("a." + extension), Kind.COVER))
        .extracting(MediaStream::codec)
        .containsExactly("mjpeg", "png");
  }

  @ParameterizedTest
  @CsvSource({"opus,libopus", "ogg,libspeex", "oga,flac"})
  void aCoverOfAnOggStaysAmongItsComments(String extension, String codec) {
    covers();
    Path plain = made("plain." + extension, SOUND + " -c:a " + codec + " -metadata title=A_title");
    Path file = OggCovers.with(this, plain, folder.resolve("front.jpg"));
    assertThat(of(contents(file), Kind.COVER)).hasSize(1);
    done("normalize", file);
    MediaContents result = result(String.valueOf(file.getFileName()));
    assertThat(of(result, Kind.COVER)).extracting(MediaStream::codec).containsExactly("mjpeg");
    assertThat(of(result, Kind.AUDIO).get(0).tags()).containsEntry("title", "A_title");
  }

  @Test
  void whatTheContainerCantHoldIsSaidAndTheOriginalIsNotDeleted() {
    covers();
    Path mp4 = made(
        "a.mp4",
        FILM + " -i @front.jpg -map 0 -map 1 -map 2" + FAST
            + "-c:v:1 copy -disposition:v:1 attached_pic");
    Path mov = write(folder.resolve("a.mov"), bytes(mp4));
    assertThat(done("normalize", mov))
        .contains("(cover) is left out: ffmpeg writes no cover to mov");
    assertThat(kinds(result("a.mov"))).containsExactly(Kind.VIDEO, Kind.AUDIO);
    Outcome refused = batch("normalize", mov, "--replace", "--delete-originals");
    assertThat(refused.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(refused.err()).contains("a.mov would be deleted although").contains("--backup DIR");
    assertThat(bytes(mov)).isEqualTo(bytes(mp4));
    done("normalize", mov, "--replace", "--delete-originals", "--drop-streams", "kind=cover");
    assertThat(kinds(contents(mov))).containsExactly(Kind.VIDEO, Kind.AUDIO);
  }
}
