package org.smalti.tools.batch.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.files.TestFiles;
import org.smalti.media.program.FfmpegProgram;

/**
 * The same film gives the same bytes each time, whatever stood before in the memory that the program gets: the C
 * library fills it with another byte each time.
 */
@EnabledOnOs(OS.LINUX)
class SameResultTest extends ReencodeTester {
  /** The program that comes along, with memory that is filled with a byte. */
  private Path program(int filling) throws IOException {
    Path real = FfmpegProgram.find(Path.of(FfmpegProgram.EMBEDDED)).path();
    Path script = Files.writeString(
        folder.resolve(".ffmpeg" + filling),
        "#!/bin/sh\nMALLOC_PERTURB_=" + filling + " exec '" + real + "' \"$@\"\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  private byte[] made(Path film, String codec, String name, int filling) throws IOException {
    Path out = folder.resolve("out" + filling);
    Outcome outcome = reencode(
        film,
        "--codec",
        codec,
        "--out",
        out,
        "--ffmpeg",
        program(filling),
        "--preset",
        codec.equals("av1") ? "12" : codec.equals("vp9") ? "8" : "fast");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return Files.readAllBytes(out.resolve(name));
  }

  @ParameterizedTest
  @CsvSource({"av1,mp4", "av1,mkv", "hevc,mkv", "h264,mp4", "vp9,webm"})
  void whateverWasInMemoryBefore(String codec, String container) throws IOException {
    Path film = film(
        "film." + container,
        "-f lavfi -i sine=d=1 -vf scale=328:182,noise=alls=20:allf=t:all_seed=3",
        container.equals("webm") ? "-c:v libvpx -c:a libopus" : "-c:v mpeg4 -q:v 2 -c:a aac");
    String name = "film." + container;
    assertThat(made(film, codec, name, 170)).isEqualTo(made(film, codec, name, 85));
  }

  @Test
  void aDecoderWhoseThreadsRaceHasOne() throws IOException {
    Path film =
        Files.copy(TestFiles.data().resolve("message_board.ogv"), folder.resolve("board.ogv"));
    assertThat(reencode(film, "--dry-run").out()).contains("-threads 1 -i file:");
    assertThat(made(film, "h264", "board.mkv", 85)).isEqualTo(made(film, "h264", "board.mkv", 170));
  }

  @Test
  void theEncoderIsStillNamed() throws IOException {
    Path film = film("film.mkv", "-c:v mpeg4");
    made(film, "h264", "film.mkv", 85);
    assertThat(contents("out85/film.mkv").streams().get(0).tags().get("encoder"))
        .contains("libx264");
  }
}
