package org.smalti.media.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoFrames;
import org.smalti.media.VideoSpec;

final class FramePassTest {
  private static final int FPS = 10;
  private static final int FRAMES = 320;
  private static final VideoSpec GREY = new VideoSpec(16, 16, PixelFormat.GRAY8);

  @TempDir
  private static Path folder = Path.of("");

  private static Path film = Path.of("");

  /** Counts through all greys; x264 sets a key frame every 25 s. */
  @BeforeAll
  static void makeFilm() {
    film = folder.resolve("film.mp4");
    var frames = new VideoFrames(16, 16, FPS, 1, 0, "ultrafast");
    try (MediaWriter writer =
        MediaWriter.create(film, "mp4", Optional.empty(), Optional.of(frames))) {
      byte[] picture = new byte[16 * 16 * 3 / 2];
      for (int n = 0; n < FRAMES; n++) {
        Arrays.fill(picture, (byte) 128);
        Arrays.fill(picture, 0, 256, (byte) (20 + n % 200));
        writer.writeVideo(picture);
      }
      writer.finish();
    }
  }

  /** Notes which frames it was shown, told by their times, and checks their greys. */
  private static final class Notes implements FrameObserver {
    private final List<Integer> seen = new ArrayList<>();
    private final double from;
    private final double until;
    private int ends;
    private double last;
    private double lastUntil;

    Notes(double from, double until) {
      this.from = from;
      this.until = until;
    }

    @Override
    public double wantedFrom() {
      return last < until ? from : Double.POSITIVE_INFINITY;
    }

    @Override
    public void frame(FilmFrame frame) {
      last = frame.from();
      lastUntil = frame.until();
      int number = (int) Math.round(frame.from() * FPS);
      seen.add(number);
      double grey = (20 + number % 200 - 16) * 255 / 219.0;
      assertThat(frame.pixels()[77] & 0xff).isCloseTo((int) Math.round(grey), within(2));
    }

    @Override
    public void ended(FilmFrame frame) {
      ends++;
      assertThat(frame.from()).isEqualTo(last);
    }
  }

  @Test
  void twoObserversSeeTheSameFramesInOnePass() throws IOException {
    Notes one = new Notes(Double.NEGATIVE_INFINITY, 1e9);
    Notes other = new Notes(25, 26);
    run(Double.POSITIVE_INFINITY, one, other);
    assertThat(one.seen).isEqualTo(IntStream.range(0, FRAMES).boxed().toList());
    assertThat(other.seen).isEqualTo(one.seen);
    assertThat(one.ends).isEqualTo(1);
    assertThat(one.lastUntil).isCloseTo(FRAMES / (double) FPS, within(1e-6));
  }

  @Test
  void aLongStretchThatNobodyWantsIsLeaptOverAndNothingAfterTheLastWantedIsDecoded()
      throws IOException {
    Notes notes = new Notes(28, 29);
    run(Double.POSITIVE_INFINITY, notes);
    assertThat(notes.seen).isEqualTo(IntStream.rangeClosed(280, 290).boxed().toList());
    assertThat(notes.ends).isZero();
  }

  @Test
  void whoWantsWhatIsBehindTheEndGetsTheLastFrameAndTheEnd() throws IOException {
    Notes notes = new Notes(1000, 1001);
    run(Double.POSITIVE_INFINITY, notes);
    assertThat(notes.seen).containsExactly(FRAMES - 1);
    assertThat(notes.ends).isEqualTo(1);
  }

  @Test
  void aPassOfALowerRateGivesTheFirstFrameOfEveryPeriod() throws IOException {
    Notes notes = new Notes(Double.NEGATIVE_INFINITY, 1e9);
    run(4, notes);
    assertThat(notes.seen.subList(0, 6)).containsExactly(0, 3, 5, 8, 10, 13);
    assertThat(notes.ends).isEqualTo(1);
  }

  private static void run(double rate, FrameObserver... observers) throws IOException {
    try (MediaFile opened = MediaFile.open(film);
        FramePass pass = FramePass.of(opened, GREY, rate)) {
      pass.run(List.of(observers));
    }
  }
}
