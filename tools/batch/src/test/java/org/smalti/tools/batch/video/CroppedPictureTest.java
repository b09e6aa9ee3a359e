package org.smalti.tools.batch.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaStream.VideoProperties;

/** Black bars are taken away, and nothing else; the verification compares what is left. */
class CroppedPictureTest extends ReencodeTester {
  private static final String BARS = "-vf pad=160:130:0:20";

  private List<Integer> size(String name) {
    VideoProperties picture = contents(name).streams().get(0).picture();
    return List.of(picture.width(), picture.height());
  }

  @Test
  void barsAreTakenAway() {
    Path film = film("wide.mp4", BARS);
    Outcome outcome = reencode(film, "--crop", "auto");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("without its black bars 160x90");
    assertThat(size("wide.reencoded.mp4")).containsExactly(160, 90);
  }

  @Test
  void ofATurnedFilmToo() {
    film("wide.mp4", BARS);
    ffmpeg("-display_rotation 90 -i @wide.mp4 -c copy @turned.mp4");
    for (String container : List.of("mp4", "mkv")) {
      Outcome outcome =
          reencode(folder.resolve("turned.mp4"), "--crop", "auto", "--container", container);
      assertThat(outcome.exit()).as(outcome.err()).isZero();
      assertThat(size("turned.reencoded." + container)).containsExactly(90, 160);
    }
  }

  @Test
  void aPictureWithoutBarsAndADarkOneStayWhole() {
    film("full.mp4");
    Outcome full = reencode(folder.resolve("full.mp4"), "--crop", "auto");
    assertThat(full.out()).contains("no black bars");
    assertThat(size("full.reencoded.mp4")).containsExactly(160, 90);
    film("dark.mp4", "-vf drawbox=c=black:t=fill,drawbox=x=60:y=40:w=12:h=8:c=white:t=fill");
    assertThat(reencode(folder.resolve("dark.mp4"), "--crop", "auto").out())
        .contains("no black bars");
    assertThat(size("dark.reencoded.mp4")).containsExactly(160, 90);
  }
}
