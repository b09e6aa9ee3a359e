package org.smalti.tools.video.faces.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.smalti.core.files.TestFiles;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoSpec;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.detect.FacePictures;
import org.smalti.tools.video.faces.detect.FacePictures.Picture;

class DenseFlowTest {
  private static final Detection FACE = new Detection(260, 100, 340, 200, 0.9f);

  @Test
  void aFaceMovesAsThePictureDoes() {
    try (DenseFlow flow = new DenseFlow()) {
      assertThat(next(flow, hills(0, 0))).isNull();
      double x = FACE.xmin();
      double y = FACE.ymin();
      for (int step = 1; step <= 5; step++) {
        MotionGrid grid = Objects.requireNonNull(next(flow, hills(7 * step, -4 * step)));
        Detection moved = grid.moved(FACE, 640, 360);
        assertThat(moved.xmin() - x).isCloseTo(7, within(0.5));
        assertThat(moved.ymin() - y).isCloseTo(-4, within(0.5));
        assertThat(moved.width()).isCloseTo(FACE.width(), within(0.001f));
      }
    }
  }

  @Test
  void onlyWhatMovesIsMoved() {
    try (DenseFlow flow = new DenseFlow()) {
      Picture still = hills(0, 0);
      next(flow, still);
      Picture half = hills(8, 0);
      for (int y = 0; y < 360; y++) {
        System.arraycopy(still.rgb(), 3 * 640 * y, half.rgb(), 3 * 640 * y, 3 * 320);
      }
      MotionGrid grid = Objects.requireNonNull(next(flow, half));
      Detection left = new Detection(60, 100, 140, 200, 1);
      Detection right = new Detection(460, 100, 540, 200, 1);
      assertThat(grid.moved(left, 640, 360).xmin()).isCloseTo(60f, within(0.5f));
      assertThat(grid.moved(right, 640, 360).xmin()).isCloseTo(468f, within(0.5f));
    }
  }

  @Test
  void acrossACutNothingMoves() {
    VideoSpec spec = new VideoSpec(320, 180, PixelFormat.RGB24);
    List<Picture> film = FacePictures.of(TestFiles.data().resolve("rocket_launch.webm"), 1, spec);
    List<Integer> cuts = new ArrayList<>();
    try (DenseFlow flow = new DenseFlow()) {
      for (int i = 0; i < film.size(); i++) {
        boolean still = next(flow, film.get(i)) == null;
        assertThat(still).isEqualTo(i == 0 || flow.isCut());
        if (flow.isCut()) {
          cuts.add(i);
        }
      }
    }
    assertThat(cuts).as("the film has one cut, at 3.086 s").hasSize(1);
  }

  @Test
  void aSceneWithoutContrastHasNoCuts() {
    try (DenseFlow flow = new DenseFlow()) {
      Picture black = FacePictures.black(64, 48);
      next(flow, black);
      Detection face = new Detection(10, 10, 20, 20, 1);
      MotionGrid grid = Objects.requireNonNull(next(flow, black));
      assertThat(grid.moved(face, 64, 48)).isEqualTo(face);
    }
  }

  @Test
  void anotherShapeOrAResetBeginsAnew() {
    try (DenseFlow flow = new DenseFlow()) {
      next(flow, FacePictures.black(64, 48));
      assertThat(next(flow, FacePictures.black(48, 64))).isNull();
      assertThat(next(flow, FacePictures.black(48, 64))).isNotNull();
      flow.reset();
      assertThat(next(flow, FacePictures.black(48, 64))).isNull();
    }
  }

  @Test
  void picturesOfAnySizeHaveAMotion() {
    try (DenseFlow flow = new DenseFlow()) {
      for (int[] size : new int[][] {{1, 1}, {1, 300}, {300, 1}, {17, 5}, {4_000, 3_000}}) {
        next(flow, FacePictures.black(size[0], size[1]));
        assertThat(next(flow, FacePictures.black(size[0], size[1]))).isNotNull();
      }
    }
  }

  @Test
  void theSamePicturesGiveTheSameMotion() {
    List<Picture> film = FacePictures.of(FacePictures.ONE_FACE, 8);
    List<List<@Nullable MotionGrid>> runs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      List<@Nullable MotionGrid> grids = new ArrayList<>();
      try (DenseFlow flow = new DenseFlow()) {
        film.forEach(picture -> grids.add(next(flow, picture)));
      }
      runs.add(grids);
    }
    assertThat(runs.get(0)).hasSizeGreaterThan(5).isEqualTo(runs.get(1));
  }

  private static @Nullable MotionGrid next(DenseFlow flow, Picture picture) {
    return flow.next(picture.rgb(), picture.width(), picture.height());
  }

  /** A landscape of waves, moved so many pixels to the right and down. */
  private static Picture hills(int right, int down) {
    Random random = new Random(1);
    double[] waves = random.doubles(3 * 40).toArray();
    byte[] rgb = new byte[3 * 640 * 360];
    for (int y = 0; y < 360; y++) {
      for (int x = 0; x < 640; x++) {
        double sum = 0;
        for (int w = 0; w < waves.length; w += 3) {
          double across = (waves[w] - 0.5) / 6;
          double along = (waves[w + 1] - 0.5) / 6;
          sum += Math.sin(across * (x - right) + along * (y - down) + 7 * waves[w + 2]);
        }
        byte gray = (byte) Math.max(0, Math.min(255, 128 + 15 * sum));
        int at = 3 * (640 * y + x);
        rgb[at] = gray;
        rgb[at + 1] = gray;
        rgb[at + 2] = gray;
      }
    }
    return new Picture(rgb, 640, 360);
  }
}
