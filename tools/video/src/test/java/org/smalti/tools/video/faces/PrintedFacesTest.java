package org.smalti.tools.video.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.TestMedia;
import org.smalti.tools.video.VideoCommand;
import org.smalti.tools.video.faces.detect.FacePictures;

/** What is printed where no table is written. */
@Timeout(120)
class PrintedFacesTest {
  private static final String NUMBER = "[0-9]+(?:\\.[0-9]+)?";

  @TempDir
  private Path folder;

  private Path face;
  private Path nobody;

  @BeforeEach
  void films() {
    face = TestMedia.made(
        folder.resolve("face \"1\".mp4"),
        "-r 25 -i " + FacePictures.ONE_FACE
            + " -an -vf scale=320:240 -t 1 -c:v libx264 -preset ultrafast");
    nobody = TestMedia.made(
        folder.resolve("nobody.mp4"),
        "-f lavfi -i testsrc2=s=160x96:r=25:d=1 -c:v libx264 -preset ultrafast");
  }

  private Outcome faces(Object... words) {
    Outcome outcome = CommandTester.of(VideoCommand.class)
        .run(Stream.concat(
                Stream.of("faces", "--size", 320, "--dir", folder, "--every", 10, face, nobody),
                Stream.of(words))
            .toArray());
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.err())
        .contains("2 films, 6 frames looked at")
        .contains("3 faces in 1 track");
    return outcome;
  }

  @Test
  void asCsvItIsTheTableThatWouldBeWritten() throws IOException {
    Path table = folder.resolve("faces.csv");
    faces("--out", table);
    assertThat(faces().out()).isEqualTo(Files.readString(table));
    assertThat(faces("--format", "csv").out()).isEqualTo(Files.readString(table));
  }

  @Test
  void asJsonEachFaceIsAnObjectOnALine() {
    String edges = "\"xmin\":N,\"ymin\":N,\"xmax\":N,\"ymax\":N".replace("N", NUMBER);
    List<String> lines = faces("--format", "json").out().lines().toList();
    assertThat(lines).hasSize(3);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i))
          .matches("\\{\"filename\":\"face \\\\\"1\\\\\"\\.mp4\",\"frame\":" + 10 * i + ",\"time\":"
              + List.of("0", "0\\.4", "0\\.8").get(i) + "," + edges + ",\"score\":" + NUMBER
              + ",\"track\":\"[0-9a-f]{16}\"}");
    }
  }

  @Test
  void asSeedEachFilmIsAnObjectOfPicturesOfFaces() {
    List<String> lines = faces("--format", "seed").out().lines().toList();
    assertThat(lines).hasSize(2);
    String face = "\\{\"xmin\":N,\"ymin\":N,\"xmax\":N,\"ymax\":N,\"score\":N,".replace("N", NUMBER)
        + "\"track\":\"[0-9a-f]{16}\"}";
    String picture = "\\{\"frame\":%d,\"start\":%s,\"faces\":\\[" + face + "]}";
    assertThat(lines.get(0))
        .matches("\\{\"video_uri\":\"face \\\\\"1\\\\\"\\.mp4\",\"metadata\":"
            + "\\{\"width\":320,\"height\":240,\"num_frames\":25,\"duration\":1},\"frames\":\\["
            + String.format(picture, 0, "0") + "," + String.format(picture, 10, "0\\.4") + ","
            + String.format(picture, 20, "0\\.8") + "]}");
    assertThat(lines.get(1))
        .isEqualTo("{\"video_uri\":\"nobody.mp4\",\"metadata\":"
            + "{\"width\":160,\"height\":96,\"num_frames\":25,\"duration\":1},\"frames\":[]}");
  }

  @Test
  void aTableIsNotPrinted() {
    Outcome outcome = CommandTester.of(VideoCommand.class)
        .run("faces", face, "--out", folder.resolve("a.csv"), "--format", "seed");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("--format seed is printed; leave out --out");
  }
}
