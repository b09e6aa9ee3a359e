package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.compositions.TestClips;
import org.smalti.compositions.mix.AudioRenderer;
import org.smalti.compositions.mix.MixSettings;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.compositions.plan.TilePicture;
import org.smalti.compositions.sources.RenderContext;
import org.smalti.compositions.sources.SourceCache;
import org.smalti.core.CancelledException;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Journal;
import org.smalti.core.run.LocalEngine;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.table.GridSize;
import org.smalti.media.SoundSelection;

final class ResumedFilmTest {
  private static final GridSize GRID = new GridSize(4, 2);
  private static final Canvas CANVAS = new Canvas(64, 32, new FrameRate(10, 1), GRID, GRID, GRID);
  /** s of film: three stretches of 10 s, of which the last is longer. */
  private static final int SECONDS = 34;

  @TempDir
  private Path folder = Path.of("");

  @Test
  void aFilmThatWasStoppedIsTheSameAsOneThatWasNot() throws IOException {
    TestClips.film(folder, "film.mp4");
    PictureStyle style = new PictureStyle(Fit.FILL, 0.1, 0.7, 0.2, 5);
    Counting undisturbed = new Counting(Long.MAX_VALUE);
    render("whole.mp4", style, undisturbed);
    assertThat(undisturbed.drawn.get()).isEqualTo(10 * SECONDS);

    assertThatThrownBy(() -> render("resumed.mp4", style, new Counting(10 * 25)))
        .isInstanceOf(CancelledException.class);
    assertThat(segments("resumed.mp4")).hasSize(2);
    Counting rest = new Counting(Long.MAX_VALUE);
    render("resumed.mp4", style, rest);
    assertThat(rest.resumed.get()).isEqualTo(200);
    assertThat(rest.drawn.get()).as("the rest and its run-up").isLessThan(10 * SECONDS - 150);
    assertThat(folder.resolve("resumed.mp4")).hasSameBinaryContentAs(folder.resolve("whole.mp4"));
    assertThat(folder.resolve(".resumed.mp4.scratch")).doesNotExist();
  }

  @Test
  void aFilmWhosePicturesTakeTooMuchRoomIsMadeInShares() throws IOException {
    TestClips.film(folder, "film.mp4");
    PictureStyle style = new PictureStyle(Fit.FILL, 0.1, 0.7, 0.2, 5);
    Counting whole = new Counting(Long.MAX_VALUE);
    render("whole.mp4", style, whole);
    assertThat(whole.said).isEmpty();
    Counting divided = new Counting(Long.MAX_VALUE);
    render("shares.mp4", style, divided, 1000);
    assertThat(divided.said).singleElement().asString().contains("in 3 shares one after the other");
    assertThat(folder.resolve("shares.mp4")).hasSameBinaryContentAs(folder.resolve("whole.mp4"));
    assertThat(folder.resolve(".shares.mp4.scratch")).doesNotExist();

    assertThatThrownBy(() -> render("resumed.mp4", style, new Counting(10 * 25), 1000))
        .isInstanceOf(CancelledException.class);
    assertThat(files("resumed.mp4", ".yuv"))
        .as("of one share at a time, and what was being read")
        .hasSizeLessThanOrEqualTo(1);
    Counting rest = new Counting(Long.MAX_VALUE);
    render("resumed.mp4", style, rest, 1000);
    assertThat(rest.drawn.get()).isLessThan(10 * SECONDS - 150);
    assertThat(folder.resolve("resumed.mp4")).hasSameBinaryContentAs(folder.resolve("whole.mp4"));
  }

  private List<Path> segments(String out) throws IOException {
    return files(out, ".segment");
  }

  private List<Path> files(String out, String kind) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("." + out + ".scratch"))) {
      return files.filter(file -> file.toString().endsWith(kind)).toList();
    }
  }

  private void render(String name, PictureStyle style, Counting stages) {
    render(name, style, stages, ScratchShares.MOST);
  }

  private void render(String name, PictureStyle style, Counting stages, long mostScratch) {
    List<Sound> sounds = new ArrayList<>();
    for (int i = 0; i < SECONDS; i++) {
      sounds.add(Sound.of("film.mp4", 0, 300, i * 48_000L, 0.5, 0));
    }
    // Each tile is seen within ten seconds of its own.
    List<Tile> tiles = new ArrayList<>();
    for (int tile = 0; tile < 3; tile++) {
      List<TileKeyFrame> poses = new ArrayList<>();
      for (int i = 0; i < SECONDS; i++) {
        boolean seen = i / 10 == tile && i % 10 > 1 && i % 10 < 8;
        poses.add(TileKeyFrame.lit(i * 1000, i % 3 * 0.5, Easing.SINE_IN_OUT)
            .moved(seen ? i % 4 : 50, 0));
      }
      tiles.add(Tile.of(TilePicture.of("film.mp4", 100 * tile, 3000, 0), 0.5, 0.5, poses));
    }
    Plan plan = new Plan(
        SECONDS * 1000,
        sounds,
        tiles,
        List.of(CANVAS.view(0, GRID, Easing.STEP)),
        List.of(),
        List.of());
    Path out = folder.resolve(name);
    try (SourceCache scratch = SourceCache.beside(out)) {
      RenderContext context = new RenderContext(
          new MediaFolder(folder),
          SoundSelection.USUAL,
          new LocalEngine(2),
          Journal.none(),
          scratch,
          (stage, total, unit) ->
              (unit == Unit.FRAMES && stage.equals("frames")) || stage.equals("scratch")
                  ? stages
                  : Run.silent());
      FilmOptions options = FilmOptions.of(20, "ultrafast", 2, true).styled(style);
      AudioRenderer audio = new AudioRenderer(new MixSettings(Double.NaN, 0, 0), context);
      new VideoRenderer(CANVAS, options, context, mostScratch)
          .write(plan, audio, out, "mp4", "key");
      scratch.finished();
    }
  }

  /** Counts frames, and stops the run after some. */
  private static final class Counting implements Run {
    final AtomicLong drawn = new AtomicLong();
    final AtomicLong resumed = new AtomicLong();
    final List<String> said = new ArrayList<>();
    private final long most;

    Counting(long most) {
      this.most = most;
    }

    @Override
    public void advance(long amount) {
      drawn.addAndGet(amount);
    }

    @Override
    public void resume(long amount) {
      resumed.addAndGet(amount);
    }

    @Override
    public void skip(Failure failure) {
      throw new IllegalStateException(failure.toString());
    }

    @Override
    public void say(String message) {
      said.add(message);
    }

    @Override
    public void throwIfCancelled() {
      if (drawn.get() >= most) {
        throw new CancelledException();
      }
    }

    @Override
    public void close() {}
  }
}
