package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.Clip;
import org.smalti.compositions.Composition;
import org.smalti.compositions.Setting;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Tile;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.GridSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Rows and columns slide around the grid, in turns. Between two shuffles there are beats, on whose divisions the clips
 * of the two rows in the middle play; while the grid slides, clips near the middle are heard stretched. When all is
 * shuffled, everything runs backwards until the grid is as it was.
 */
@Command(
    description =
        "Rows and columns slide around the grid, in turns, and back; the rows in the middle play"
            + " in beats.")
public final class Shuffle implements Composition {
  private static final int WINDOW = 64;
  private static final int LAST_WINDOW = 32;
  private static final double REST = 0.6;
  private static final double DIVISION = 256;

  @Option(
      names = "--beat",
      paramLabel = "MS",
      description = "length of a beat (default: 1024 for 200 clips, up to 2048 for 16,384)")
  private @Nullable Double beat;

  @Option(
      names = "--beats-per-shuffle",
      paramLabel = "N",
      description = "beats between two shuffles (default: 3 for 200 clips, up to 8)")
  private @Nullable Integer beats;

  @Option(
      names = "--shuffles",
      paramLabel = "N",
      description =
          "how many there are before all runs backwards (default: 3 for 200 clips, up to 5)")
  private @Nullable Integer shuffles;

  @Option(
      names = "--beat-division",
      paramLabel = "N",
      description =
          "how often a beat is halved: clips play on these divisions (default: to about 256 ms)")
  private @Nullable Integer beatDivision;

  @Option(
      names = "--transition",
      paramLabel = "MS",
      description = "how long a shuffle lasts (default: two beats)")
  private @Nullable Double transition;

  @Option(
      names = "--max-offset",
      paramLabel = "CELLS",
      description = "how far a row or column slides at most (default: ${DEFAULT-VALUE})")
  private int maxOffset = 8;

  @Override
  public GridSize usualFirst(GridSize all) {
    return all.within(new GridSize(WINDOW, WINDOW));
  }

  @Override
  public GridSize usualLast(GridSize all) {
    GridSize half = new GridSize((all.columns() + 1) / 2, (all.rows() + 1) / 2);
    return half.within(new GridSize(LAST_WINDOW, LAST_WINDOW));
  }

  @Override
  public Plan plan(Setting setting) {
    ShuffleTimes times = times(Pace.bounded(setting.clips().size()), setting.before());
    ShuffledGrid grid = new ShuffledGrid(setting.canvas().grid());
    for (int i = 0; i < times.shuffles(); i++) {
      grid.shuffle(maxOffset, setting.random());
    }
    Zoom camera = Zoom.of(setting.canvas(), setting.before(), times.end(), Easing.SINE_IN_OUT);
    List<ShuffledClip> clips = new ArrayList<>();
    for (Clip clip : setting.clips()) {
      clips.add(new ShuffledClip(clip, grid, times, new TileLight(setting, REST, 1)));
    }
    Plan.Builder plan = setting.begin();
    camera.follow(plan);
    new ShuffleSounds(setting, camera, times).play(clips, plan);
    for (ShuffledClip clip : clips) {
      for (Tile tile : clip.tiles(camera)) {
        plan.see(tile);
      }
    }
    return plan.build();
  }

  private ShuffleTimes times(Pace pace, double before) {
    double length = beat == null ? pace.between(1024, 2048) : beat;
    int perShuffle = beats == null ? pace.count(3, 8) : beats;
    int count = shuffles == null ? pace.count(3, 5) : shuffles;
    double slide = transition == null ? 2 * length : transition;
    if (!(length >= 1 && slide >= 1) || perShuffle < 1 || count < 1 || count > 64) {
      throw SmaltiException.usage("--beat and --transition are at least 1 ms, --beats-per-shuffle"
          + " at least 1, --shuffles 1 to 64");
    }
    int halvings = beatDivision == null
        ? (int) Math.max(0, Math.round(Math.log(length / DIVISION) / Math.log(2)))
        : beatDivision;
    if (halvings < 0 || halvings > 6 || maxOffset < 0) {
      throw SmaltiException.usage("--beat-division is 0 to 6, --max-offset at least 0 cells");
    }
    return new ShuffleTimes(before, count, perShuffle, length, 1 << halvings, slide);
  }
}
