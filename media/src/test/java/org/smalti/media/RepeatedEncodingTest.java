package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same pictures give the same bytes in each process, whatever stood before in the memory that an encoder gets: the
 * C library fills it with another byte in each.
 */
@Timeout(120)
class RepeatedEncodingTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;

  @TempDir
  Path folder;

  @ParameterizedTest
  @EnumSource(FilmCodec.class)
  void inEachProcess(FilmCodec codec) throws Exception {
    assertThat(encoded(codec, 170)).hasSize(64).isEqualTo(encoded(codec, 85));
  }

  private String encoded(FilmCodec codec, int filling) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Encoding.class.getName(),
        folder.resolve("film").toString(),
        codec.name());
    builder.environment().put("MALLOC_PERTURB_", Integer.toString(filling));
    // What Java itself warns of is not what the program says.
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }

  /** The other process: writes a film and says its SHA-256. */
  static final class Encoding {
    private Encoding() {}

    public static void main(String[] words) throws Exception {
      Path film = Path.of(words[0]);
      FilmCodec codec = FilmCodec.valueOf(words[1]);
      VideoFrames frames = new VideoFrames(WIDTH, HEIGHT, 25, 1, 20, "veryfast", codec);
      try (MediaWriter writer =
          MediaWriter.create(film, container(codec), Optional.empty(), Optional.of(frames))) {
        byte[] noise = new byte[WIDTH * HEIGHT];
        new Random(1).nextBytes(noise);
        for (int number = 0; number < 50; number++) {
          writer.writeVideo(picture(number, noise));
        }
        writer.finish();
      }
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(film));
      System.out.println(HexFormat.of().formatHex(sum));
    }

    private static String container(FilmCodec codec) {
      return switch (codec) {
        case GIF -> "gif";
        case WEBP -> "webp";
        case VP9 -> "webm";
        default -> "mov";
      };
    }

    /** Waves that move one way, and a rough patch that moves another. */
    private static byte[] picture(int number, byte[] noise) {
      byte[] picture = new byte[PixelFormat.YUV420P.bytes(WIDTH, HEIGHT)];
      Arrays.fill(picture, (byte) 128);
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          double wave = Math.sin((x + 3 * number) / 17.0) * Math.cos((y - 2 * number) / 11.0);
          int patch = x - 4 * number;
          boolean rough = patch > 0 && patch < WIDTH / 3 && y > HEIGHT / 4 && y < HEIGHT / 2;
          picture[y * WIDTH + x] =
              (byte) (rough ? noise[(y * WIDTH + patch) / 8] & 127 : 128 + 90 * wave);
        }
      }
      return picture;
    }
  }
}
