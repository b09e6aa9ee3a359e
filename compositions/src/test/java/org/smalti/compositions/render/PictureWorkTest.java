package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.compositions.TestClips;
import org.smalti.compositions.plan.Crop;
import org.smalti.compositions.plan.PictureOrigin;
import org.smalti.compositions.render.SourcePictures.PictureSpan;
import org.smalti.compositions.sources.PartWork;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.media.Deinterlace;
import org.smalti.media.MediaStream;
import org.smalti.media.Rational;
import org.smalti.media.SoundSelection;
import org.smalti.media.TestMedia;
import org.smalti.media.VideoStream;
import org.smalti.media.cut.ChannelPool;
import org.smalti.media.cut.PartFile;

final class PictureWorkTest {
  /** ms. */
  private static final double STEP = 40;

  @TempDir
  private Path folder = Path.of("");

  @Test
  void everySpanHoldsThePicturesThatAreShownAtItsTimesAtItsSize() throws IOException {
    TestClips.film(folder, "film.mp4");
    List<PictureSpan> spans = List.of(
        film(0, 30, 40, 30, 0),
        film(480, 3, 24, 48, 0),
        film(490, 3, 12, 8, 0),
        film(2990, 40, 16, 16, 0));
    PartFile part = read("film.mp4", spans);
    assertThat(part.span(0).count()).isEqualTo(30);
    assertThat(middle(part, 0, 0, spans)).isCloseTo(TestClips.grey(0), within(2));
    assertThat(middle(part, 0, 29, spans)).isCloseTo(TestClips.grey(1160), within(2));
    assertThat(middle(part, 1, 0, spans)).isCloseTo(TestClips.grey(480), within(2));
    assertThat(middle(part, 1, 2, spans)).isCloseTo(TestClips.grey(560), within(2));
    assertThat(middle(part, 2, 1, spans)).isCloseTo(TestClips.grey(530), within(2));
    assertThat(middle(part, 3, 39, spans))
        .as("the last")
        .isCloseTo(TestClips.grey(2960), within(2));
  }

  @Test
  void aSourceWithoutPicturesIsDrawnAsTheSpectrogramOfItsSpan() throws IOException {
    Path file = folder.resolve("tones.wav");
    TestMedia.audio(file, "wav", steps(440, 3520), 24_000, 1);
    List<PictureSpan> spans =
        List.of(film(0, 50, 64, 48, 0x908070), film(3000, 5, 64, 48, 0x908070));
    PartFile part = read("tones.wav", spans);
    byte[] tones = luma(part, 0, 49, spans);
    // 440 and 3520 Hz are 3 and 6 of the 7.6 octaves from 55 to 11,000 Hz.
    assertThat(brightestRow(tones, 64, 16)).as("a low tone first").isCloseTo(29, within(1));
    assertThat(brightestRow(tones, 64, 48)).as("then a high one").isCloseTo(10, within(1));
    assertThat(mean(tones)).as("as bright as film").isBetween(80.0, 120.0);
    byte[] halfWay = luma(part, 0, 24, spans);
    assertThat(halfWay[16] & 0xff).as("heard").isGreaterThan((halfWay[48] & 0xff) + 20);
    assertThat(mean(luma(part, 1, 4, spans))).as("silence").isBetween(80.0, 120.0);
  }

  @Test
  void theSoundOfAFilmCanBeSeenToo() throws IOException {
    TestClips.film(folder, "film.mp4");
    List<PictureSpan> spans = List.of(
        new PictureSpan(0, STEP, 5, 64, 32, Crop.WHOLE, 0x908070, PictureOrigin.SOUND),
        film(20, 5, 64, 32, 0xff0000),
        new PictureSpan(310, STEP, 4, 64, 32, Crop.WHOLE, 0x908070, PictureOrigin.SOUND));
    PartFile part = read("film.mp4", spans);
    byte[] tone = luma(part, 0, 4, spans);
    int row = brightestRow(tone, 64, 32);
    assertThat(tone[row * 64 + 32] & 0xff).as("a tone").isGreaterThan(150);
    assertThat(mean(tone)).as("its ground").isLessThan(130);
    assertThat(part.span(2).count()).isEqualTo(4);
    assertThat(middle(part, 1, 2, spans)).isCloseTo(TestClips.grey(100), within(2));
  }

  @Test
  void aFilmThatIsCutOffSaysSo() throws IOException {
    byte[] whole = Files.readAllBytes(TestClips.film(folder, "film.mkv"));
    Files.write(folder.resolve("half.mkv"), Arrays.copyOf(whole, whole.length / 2));
    List<PictureSpan> spans = List.of(film(0, 3, 16, 16, 0), film(2800, 3, 16, 16, 0));
    assertThat(read("half.mkv", spans).damage()).startsWith("broken at ");
    Files.delete(folder.resolve("part"));
    assertThat(read("film.mkv", spans).damage()).isEmpty();
  }

  @Test
  void aSpanBehindTheEndStaysDarkAndIsTold() throws IOException {
    TestClips.film(folder, "film.mp4");
    PartFile part = read("film.mp4", List.of(film(500, 3, 16, 16, 0), film(60_000, 3, 16, 16, 0)));
    assertThat(part.span(0).count()).isEqualTo(3);
    assertThat(part.span(1).count()).isZero();
    assertThat(part.damage()).contains("ends at 3.0", "before 1 of its clips", "60.000 s");
  }

  @Test
  void aCropShowsItsPartOnly() throws IOException {
    try (OutputStream film = Files.newOutputStream(folder.resolve("halves.y4m"))) {
      film.write("YUV4MPEG2 W64 H32 F5:1 C420\nFRAME\n".getBytes(StandardCharsets.US_ASCII));
      byte[] picture = new byte[64 * 32 * 3 / 2];
      Arrays.fill(picture, (byte) 128);
      for (int i = 0; i < 64 * 32; i++) {
        picture[i] = (byte) (i % 64 < 32 ? 50 : 180);
      }
      film.write(picture);
    }
    List<PictureSpan> spans = List.of(
        new PictureSpan(0, STEP, 1, 16, 16, new Crop(0, 0, 0.5, 1), 0, PictureOrigin.FILM),
        new PictureSpan(0, STEP, 1, 16, 16, new Crop(0.5, 0, 0.5, 1), 0, PictureOrigin.FILM));
    PartFile part = read("halves.y4m", spans);
    assertThat(middle(part, 0, 0, spans)).isCloseTo(50, within(2));
    assertThat(middle(part, 1, 0, spans)).isCloseTo(180, within(2));
    assertThat(luma(part, 1, 0, spans)[2] & 0xff).isCloseTo(180, within(2));
  }

  @Test
  void aContainedPictureStandsOnADarkOne() throws IOException {
    TestClips.film(folder, "film.mp4");
    List<PictureSpan> spans = List.of(film(0, 1, 96, 24, 0));
    for (Fit fit : Fit.values()) {
      PartFile part = read("film.mp4", fit, spans);
      byte[] luma = luma(part, 0, 0, spans);
      int middle = luma[12 * 96 + 48] & 0xff;
      int beside = luma[12 * 96 + 3] & 0xff;
      assertThat(middle).isCloseTo(TestClips.grey(0), within(3));
      int ground = (int) (16 + (TestClips.grey(0) - 16) * 0.35);
      assertThat(beside).as(fit.toString()).isCloseTo(fit == Fit.FILL ? middle : ground, within(4));
      Files.delete(folder.resolve("part"));
    }
    assertThat(Fit.SMART.contains(16 / 9.0, 4 / 3.0)).as("a quarter is cut").isFalse();
  }

  @Test
  void whatIsNoFilmIsExplained() throws IOException {
    Files.writeString(folder.resolve("text.mp4"), "no film");
    assertThatThrownBy(() -> read("text.mp4", List.of(film(0, 1, 2, 2, 0))))
        .isInstanceOf(SmaltiException.class);
    assertThat(folder.resolve("part")).doesNotExist();
  }

  @Test
  void aFilmOfExtremeShapeIsNotDecodedToAHugePicture() {
    for (int[] size : new int[][] {{16, 1200}, {1200, 16}, {2, 30_000}, {32_768, 32_768}, {1, 1}}) {
      VideoStream stream = stream(size[0], size[1]);
      for (int side : new int[] {2, 100, 960, 8192}) {
        var decoded = FilmReader.decoded(stream, side, side);
        assertThat(Math.max(decoded.width(), decoded.height())).isLessThanOrEqualTo(16_386);
        assertThat((long) decoded.width() * decoded.height()).isLessThan(140L << 20);
        assertThat(decoded.width() % 2 + decoded.height() % 2).isZero();
      }
    }
    assertThat(FilmReader.decoded(stream(96, 64), 200, 100))
        .as("usual shapes cover the tile")
        .extracting("width", "height")
        .containsExactly(200, 134);
  }

  private static PictureSpan film(double start, int frames, int width, int height, int colour) {
    return new PictureSpan(
        start, STEP, frames, width, height, Crop.WHOLE, colour, PictureOrigin.FILM);
  }

  private static VideoStream stream(int width, int height) {
    return new VideoStream(
        "h264", width, height, 25, 1, Rational.UNKNOWN, MediaStream.VideoProperties.NONE);
  }

  private PartFile read(String name, List<PictureSpan> spans) throws IOException {
    return read(name, Fit.FILL, spans);
  }

  private PartFile read(String name, Fit fit, List<PictureSpan> spans) throws IOException {
    Path part = folder.resolve("part");
    var source = new SourcePictures(name, Deinterlace.AUTO, fit, new ArrayList<>(spans));
    var order = new PartWork.PartOrder<>(source, part.toString());
    new PictureWork(new MediaFolder(folder), SoundSelection.USUAL).apply(order, Task.unwatched());
    return PartFile.open(part, new ChannelPool());
  }

  private static byte[] luma(PartFile part, int span, int picture, List<PictureSpan> spans) {
    byte[] luma = new byte[spans.get(span).width() * spans.get(span).height()];
    part.read(span, (long) picture * part.span(span).unit(), ByteBuffer.wrap(luma));
    return luma;
  }

  private static int middle(PartFile part, int span, int picture, List<PictureSpan> spans) {
    byte[] luma = luma(part, span, picture, spans);
    return luma[luma.length / 2] & 0xff;
  }

  /** A second of each tone at 24 kHz, and one of silence. */
  private static float[] steps(double... tones) {
    float[] sound = new float[24_000 * (tones.length + 2)];
    for (int i = 0; i < 24_000 * tones.length; i++) {
      sound[i] = (float) (0.3 * Math.sin(2 * Math.PI * tones[i / 24_000] * i / 24_000));
    }
    return sound;
  }

  private static int brightestRow(byte[] luma, int width, int column) {
    int brightest = 0;
    for (int row = 0; row < luma.length / width; row++) {
      if ((luma[row * width + column] & 0xff) > (luma[brightest * width + column] & 0xff)) {
        brightest = row;
      }
    }
    return brightest;
  }

  private static double mean(byte[] luma) {
    double sum = 0;
    for (byte value : luma) {
      sum += value & 0xff;
    }
    return sum / luma.length;
  }
}
