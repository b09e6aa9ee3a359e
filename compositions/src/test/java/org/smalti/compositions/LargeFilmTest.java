package org.smalti.compositions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;
import org.smalti.media.VideoStream;

/** A few pictures of films of sizes and rates that are seldom made. */
final class LargeFilmTest {
  @TempDir
  private Path folder = Path.of("");

  @BeforeEach
  void makeMedia() throws IOException {
    TestClips.film(folder, "film.mp4");
    StringBuilder rows = new StringBuilder("filename,start,dur,gridX,gridY\n");
    for (int i = 0; i < 12; i++) {
      rows.append("film.mp4,")
          .append(500 * (i % 6))
          .append(",300,")
          .append(i % 4)
          .append(',');
      rows.append(i / 4).append('\n');
    }
    Files.writeString(folder.resolve("subset.csv"), rows);
  }

  @Test
  void inFourK() {
    film(3840, 2160, 24);
  }

  @Test
  void withSixtyPicturesInASecond() {
    film(1280, 720, 60);
  }

  @Test
  void upright() {
    film(1080, 1920, 60);
  }

  /** The pictures of a twentieth of a second, each of them lit from side to side. */
  private void film(int width, int height, int rate) {
    Path out = folder.resolve("film-out.mp4");
    List<Object> words = new ArrayList<>(List.of("waves", "--in", folder.resolve("subset.csv")));
    words.addAll(List.of("--dir", folder, "--out", out, "--preset", "ultrafast"));
    words.addAll(List.of("--width", width, "--height", height, "--fps", rate));
    words.addAll(List.of("--excerpt", "2-2.05"));
    Outcome outcome = CommandTester.of(ComposeCommand.class).run(words.toArray());
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    int pictures = 0;
    try (MediaFile film = MediaFile.open(out);
        VideoDecoder decoder = film.video(new VideoSpec(width, height, PixelFormat.YUV420P))) {
      VideoStream stream = film.info().video().orElseThrow();
      assertThat(stream.width()).isEqualTo(width);
      assertThat(stream.height()).isEqualTo(height);
      byte[] picture = new byte[width * height * 3 / 2];
      while (decoder.next()) {
        decoder.copyTo(picture);
        pictures++;
        for (int part = 0; part < 4; part++) {
          assertThat(lit(picture, width, height, part)).as("part " + part).isGreaterThan(0.5);
        }
      }
    }
    assertThat(pictures / (double) rate).isCloseTo(0.05, within(1.0 / rate));
  }

  /** The share of a quarter of a picture that is not black. */
  private static double lit(byte[] picture, int width, int height, int part) {
    int lit = 0;
    int seen = 0;
    for (int y = part / 2 * height / 2; y < (part / 2 + 1) * height / 2; y += 4) {
      for (int x = part % 2 * width / 2; x < (part % 2 + 1) * width / 2; x += 4) {
        seen++;
        lit += (picture[y * width + x] & 255) > 24 ? 1 : 0;
      }
    }
    return (double) lit / seen;
  }
}
