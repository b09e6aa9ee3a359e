package org.smalti.tools.video.remux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaInfo;
import org.smalti.media.TestMedia;

class RemuxCommandTest {
  @TempDir
  private Path folder;

  private Path film;

  /** 100 pictures of 4 s in groups of 10, and sound, that begin at 1.4 s. */
  @BeforeEach
  void makeFilm() {
    film = TestMedia.made(
        folder.resolve("film.ts"),
        "-f lavfi -i testsrc2=s=64x48:r=25:d=4 -f lavfi -i sine=d=4:r=48000 -c:v libx264 -bf 2 -g 10"
            + " -c:a aac");
  }

  @Test
  void allStreamsAreCopied() {
    Path out = folder.resolve("a.mkv");
    Outcome outcome = remux(film, out, "--tag", "title=Rain");
    assertThat(outcome.err()).contains("2 streams, ");
    assertThat(outcome.exit()).isZero();
    try (MediaFile media = MediaFile.open(out)) {
      assertThat(media.counted().streams().get(0).packets()).isEqualTo(100);
      assertThat(media.contents().tags()).containsEntry("title", "Rain");
    }
  }

  @Test
  void aPartBeginsAtTheKeyFrameBeforeIt() {
    Path out = folder.resolve("part.mp4");
    Outcome outcome = remux(film, out, "--from", "1.1", "--to", "2", "--streams", "video");
    assertThat(outcome.err()).contains("from the key frame at 0.821 s");
    try (MediaFile media = MediaFile.open(out)) {
      MediaInfo info = media.measured();
      assertThat(info.audio()).isEmpty();
      assertThat(info.video().orElseThrow().duration()).isBetween(1.1, 1.36);
      assertThat(media.contents().streams()).hasSize(1);
    }
  }

  @Test
  void aPlaylistIsWrittenWithItsPieces() throws IOException {
    Path out = folder.resolve("hls/live.m3u8");
    Files.createDirectories(folder.resolve("hls"));
    Outcome outcome =
        remux(film, out, "--output-option", "hls_time=1", "--output-option", "hls_list_size=0");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(Files.readString(out)).contains("#EXT-X-ENDLIST", "live0.ts", "live2.ts");
  }

  @Test
  void whatCannotBeCopiedLeavesNothing() {
    Path out = folder.resolve("a.webm");
    Outcome outcome = remux(film, out);
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("webm can't hold h264");
    assertThat(out).doesNotExist();
    assertThat(folder.toFile().list()).containsExactly("film.ts");
    assertThat(remux(film, folder.resolve("a.xyz")).err()).contains("no container fits this name");
    assertThat(remux(film, folder.resolve("a.mkv"), "--streams", "7").err())
        .contains("no stream \"7\"");
    assertThat(remux(film, folder.resolve("a.mkv"), "--from", "9x").exit()).isEqualTo(2);
  }

  @Test
  void theFilmThatIsReadStays() throws IOException {
    byte[] before = Files.readAllBytes(film);
    Path other = Files.createSymbolicLink(folder.resolve("other.ts"), film);
    Outcome outcome = remux(film, other, "--from", "1", "--to", "2");
    assertThat(outcome.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains("is what is read; write to another file");
    assertThat(film).hasBinaryContent(before);
  }

  @Test
  void aBeginningBehindTheEndIsAnError() {
    Path out = folder.resolve("part.mkv");
    Outcome outcome = remux(film, out, "--from", "100");
    assertThat(outcome.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(outcome.err()).contains("the source ends 96.");
    assertThat(out).doesNotExist();
  }

  @Test
  void aDamagedFilmIsCopiedAndSaid() throws IOException {
    Path half = TestMedia.damaged(folder.resolve("half.mp4"));
    Outcome outcome = remux(half, folder.resolve("copy.mkv"));
    assertThat(outcome.err()).contains("it is damaged; what could be read was copied");
    assertThat(outcome.exit()).isEqualTo(ExitCode.PARTIAL);
  }

  private static Outcome remux(Object... words) {
    return CommandTester.of(RemuxCommand.class).run(words);
  }
}
