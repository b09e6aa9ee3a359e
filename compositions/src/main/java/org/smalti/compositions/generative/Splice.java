package org.smalti.compositions.generative;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.Clip;
import org.smalti.compositions.Composition;
import org.smalti.compositions.Setting;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.Plan;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.GridSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The picture's rows of pixels slide in two sets, in opposite directions, so that it dissolves; half-way round the grid
 * it comes together, and so it does when they are back. Two columns of the picture play short stretched sounds, line by
 * line and ever faster: what slides inwards there is heard.
 */
@Command(
    description =
        "Even and odd rows of pixels slide in opposite directions until the picture dissolves, and"
            + " back; two columns of it play short stretched sounds.")
public final class Splice implements Composition {
  private static final double REST = 0.72;
  private static final int WINDOW = 128;
  private static final int LAST_WINDOW = 32;

  @Option(
      names = "--cycle",
      paramLabel = "SHORTEST,LONGEST",
      split = ",",
      arity = "1",
      description = "ms in which a line of the grid slides there and back"
          + " (default: 18000,27000 for 200 clips, up to 64000,96000)")
  private @Nullable List<Double> cycle;

  @Option(
      names = "--cycles",
      paramLabel = "N",
      description = "how often it does so (default: ${DEFAULT-VALUE})")
  private int cycles = 1;

  @Option(
      names = "--clip-length",
      paramLabel = "MS",
      description = "so much of each clip is heard (default: ${DEFAULT-VALUE})")
  private double clipLength = 128;

  @Option(
      names = "--stretch",
      paramLabel = "LEAST,MOST",
      split = ",",
      arity = "1",
      description = "how many times longer it is heard (default: 12,18)")
  private List<Double> stretch = List.of(12.0, 18.0);

  @Option(
      names = "--min-step",
      paramLabel = "MS",
      description = "least time from sound to sound in a column (default: ${DEFAULT-VALUE})")
  private double minStep = 64;

  @Option(
      names = "--column-time",
      paramLabel = "FIRST,LAST",
      split = ",",
      arity = "1",
      description =
          "ms in which all lines of a column play, at the beginning and at the end (default:"
              + " 8000,2000)")
  private List<Double> columnTime = List.of(8000.0, 2000.0);

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
    check();
    Pace pace = Pace.bounded(setting.clips().size());
    double shortest = cycle == null ? pace.between(18_000, 64_000) : cycle.get(0);
    double longest = cycle == null ? pace.between(27_000, 96_000) : cycle.get(1);
    if (!(shortest >= 1000 && shortest <= longest)) {
      throw SmaltiException.usage(
          "--cycle is two times of at least 1000 ms, the shorter first, such as 64000,96000");
    }
    double begin = setting.before();
    double end = begin + cycles * longest;
    GridSize grid = setting.canvas().grid();
    SpliceLine[] lines = new SpliceLine[grid.rows()];
    for (int i = 0; i < lines.length; i++) {
      double own = shortest + (longest - shortest) * setting.random().nextDouble();
      lines[i] = new SpliceLine(grid.columns(), begin, longest, own, cycles);
    }
    Zoom camera = Zoom.of(setting.canvas(), begin, end, Easing.SINE_IN_OUT);
    Map<SpliceColumns.Place, SplicedClip> clips = new TreeMap<>();
    for (Clip clip : setting.clips()) {
      clips.put(
          new SpliceColumns.Place(clip.line(), clip.column()),
          new SplicedClip(
              clip,
              lines[clip.line()],
              new TileLight(setting, REST, 1),
              new TileLight(setting, REST, 1)));
    }
    Plan.Builder plan = setting.begin();
    camera.follow(plan);
    var sounds = new SpliceColumns.Sounds(
        clipLength, stretch.get(0), stretch.get(1), minStep, columnTime.get(0), columnTime.get(1));
    new SpliceColumns(setting, camera, lines, clips, sounds).play(begin, end, plan);
    for (SplicedClip clip : clips.values()) {
      clip.tiles(camera).forEach(plan::see);
    }
    return plan.build();
  }

  private void check() {
    if (cycles < 1 || cycles > 64 || (cycle != null && cycle.size() != 2)) {
      throw SmaltiException.usage("--cycles is 1 to 64, --cycle two times");
    }
    if (stretch.size() != 2
        || !(stretch.get(0) >= 1 && stretch.get(0) <= stretch.get(1) && stretch.get(1) <= 1000)) {
      throw SmaltiException.usage(
          "--stretch is two factors from 1 to 1000, the smaller first, such as 12,18");
    }
    if (!(clipLength >= 10 && minStep >= 1)
        || columnTime.size() != 2
        || !(columnTime.get(0) >= 1 && columnTime.get(1) >= 1)) {
      throw SmaltiException.usage("--clip-length is at least 10 ms, --min-step and the two times"
          + " of --column-time at least 1 ms");
    }
  }
}
