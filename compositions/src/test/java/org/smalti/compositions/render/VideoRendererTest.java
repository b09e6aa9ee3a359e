package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.compositions.TestClips;
import org.smalti.compositions.mix.AudioRenderer;
import org.smalti.compositions.mix.MixSettings;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.compositions.plan.TilePicture;
import org.smalti.compositions.sources.RenderContext;
import org.smalti.compositions.sources.SourceCache;
import org.smalti.compositions.sources.TestContext;
import org.smalti.core.table.GridSize;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoFrames;
import org.smalti.media.VideoSpec;

final class VideoRendererTest {
  private static final GridSize ONE = new GridSize(1, 1);

  @TempDir
  private Path folder = Path.of("");

  @Test
  void aVeryNarrowFilmIsShown() throws IOException {
    narrowFilm("narrow.mp4", 16, 1200);
    narrowFilm("flat.mp4", 1200, 16);
    Canvas canvas = new Canvas(1280, 640, new FrameRate(5, 1), new GridSize(2, 1), ONE, ONE);
    Plan plan = plan(canvas, tile("narrow.mp4", 0.5), tile("flat.mp4", 1.5));
    byte[] picture = render(plan, canvas);
    assertThat(picture[320 * 1280 + 320] & 0xff).isCloseTo(200, within(4));
    assertThat(picture[320 * 1280 + 960] & 0xff).isCloseTo(200, within(4));
    assertThat(picture[320 * 1280 + 638] & 0xff).as("the gap").isCloseTo(16, within(4));
  }

  @Test
  void aVeryNarrowCanvasIsFilled() throws IOException {
    TestClips.film(folder, "film.mp4");
    for (GridSize grid : List.of(ONE, new GridSize(2, 40))) {
      Canvas canvas = new Canvas(16, 1200, new FrameRate(5, 1), grid, grid, grid);
      byte[] picture = render(plan(canvas, tile("film.mp4", 0.5)), canvas);
      assertThat(picture[(grid.rows() == 1 ? 600 : 15) * 16 + 3] & 0xff).isGreaterThan(40);
    }
  }

  /** #C81E1E in BT.601 from standard definition and in BT.709 from high definition, neither tagged. */
  @Test
  void oneColourFromFilmsOfTwoMatricesIsOneColour() throws IOException {
    plainFilm("standard.y4m", 640, 480, 85, 103, 203);
    plainFilm("high.y4m", 1280, 720, 73, 111, 203);
    for (int height : new int[] {360, 720}) {
      int width = 2 * height;
      Canvas canvas = new Canvas(width, height, new FrameRate(5, 1), new GridSize(2, 1), ONE, ONE);
      Plan plan = plan(canvas, tile("standard.y4m", 0.5), tile("high.y4m", 1.5));
      int[] rgb = Yuv.decode(render(plan, canvas), width, height);
      for (int x : new int[] {width / 4, 3 * width / 4}) {
        int colour = rgb[height / 2 * width + x];
        assertThat(colour >> 16).as("red at %d", x).isCloseTo(0xC8, within(3));
        assertThat(colour >> 8 & 0xff).as("green at %d", x).isCloseTo(0x1E, within(3));
        assertThat(colour & 0xff).as("blue at %d", x).isCloseTo(0x1E, within(3));
      }
    }
  }

  private void plainFilm(String name, int width, int height, int... yuv) throws IOException {
    try (OutputStream film = Files.newOutputStream(folder.resolve(name))) {
      String header = "YUV4MPEG2 W" + width + " H" + height + " F5:1 C420\n";
      film.write(header.getBytes(StandardCharsets.US_ASCII));
      byte[] picture = new byte[width * height * 3 / 2];
      int luma = width * height;
      Arrays.fill(picture, 0, luma, (byte) yuv[0]);
      Arrays.fill(picture, luma, luma * 5 / 4, (byte) yuv[1]);
      Arrays.fill(picture, luma * 5 / 4, picture.length, (byte) yuv[2]);
      for (int i = 0; i < 3; i++) {
        film.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
        film.write(picture);
      }
    }
  }

  private static Tile tile(String name, double x) {
    TileKeyFrame pose = TileKeyFrame.lit(0, 1, Easing.STEP);
    return Tile.of(TilePicture.of(name, 0, 400, 0), x, 0.5, List.of(pose));
  }

  private static Plan plan(Canvas canvas, Tile... tiles) {
    CameraKeyFrame all = canvas.view(0, canvas.grid(), Easing.STEP);
    return new Plan(1000, List.of(), List.of(tiles), List.of(all), List.of(), List.of());
  }

  /** The luma of the first picture. */
  private byte[] render(Plan plan, Canvas canvas) {
    Path out = folder.resolve("out.mp4");
    try (SourceCache scratch = SourceCache.beside(out)) {
      RenderContext context = TestContext.of(folder, scratch);
      FilmOptions options = FilmOptions.of(12, "ultrafast", 2, false);
      var audio = new AudioRenderer(new MixSettings(Double.NaN, 0, 0), context);
      new VideoRenderer(canvas, options, context).write(plan, audio, out, "mp4", "key");
      scratch.finished();
    }
    var spec = new VideoSpec(0, 0, PixelFormat.YUV420P);
    try (MediaFile film = MediaFile.open(out);
        VideoDecoder decoder = film.video(spec)) {
      byte[] picture = new byte[spec.format().bytes(decoder.width(), decoder.height())];
      assertThat(decoder.next()).isTrue();
      decoder.copyTo(picture);
      return picture;
    }
  }

  private void narrowFilm(String name, int width, int height) {
    var frames = new VideoFrames(width, height, 5, 1, 12, "ultrafast");
    try (MediaWriter writer =
        MediaWriter.create(folder.resolve(name), "mp4", Optional.empty(), Optional.of(frames))) {
      byte[] picture = new byte[width * height * 3 / 2];
      Arrays.fill(picture, (byte) 128);
      Arrays.fill(picture, 0, width * height, (byte) 200);
      for (int i = 0; i < 3; i++) {
        writer.writeVideo(picture);
      }
      writer.finish();
    }
  }
}
