package org.smalti.compositions;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Caption;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.PlanSequence;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.GridSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All compositions, or some of them, one after the other as one piece: each is a section with its name. */
@Command(
    description =
        "All compositions, or those of --pieces, one after the other as one film with titles.")
public final class AllPieces implements Composition {
  private static final double FADE = 600;
  /** ms: so long after the last sound of a piece the next one comes, which begins after ... */
  private static final double AFTER = 500;
  /** ... so many ms. Together less than a second of silence. */
  private static final double BEFORE = 450;

  private static final double OPENING = 0.14;
  private static final double OPENING_LENGTH = 5000;

  @Option(
      names = "--pieces",
      paramLabel = "NAMES",
      split = ",",
      description = "which compositions, in this order: proliferation,waves (default: all)")
  private List<String> pieces = List.of();

  @Option(
      names = "--caption",
      paramLabel = "FILE|TEXT",
      description =
          "words at the beginning: a text file, or the text itself; \\n begins a new line")
  private @Nullable String caption;

  @Override
  public List<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    chosen().forEach(each -> columns.addAll(each.create().columns()));
    return List.copyOf(columns);
  }

  /** The whole grid: each piece has windows of its own, unless others are asked for. */
  @Override
  public GridSize usualFirst(GridSize all) {
    return all;
  }

  @Override
  public GridSize usualLast(GridSize all) {
    return all;
  }

  @Override
  public Plan plan(Setting setting) {
    var sequence = new PlanSequence(FADE);
    List<Compositions> chosen = chosen();
    for (int i = 0; i < chosen.size(); i++) {
      Composition composition = chosen.get(i).create();
      boolean isFirst = i == 0;
      boolean isLast = i == chosen.size() - 1;
      var own = new Setting(
          setting.clips(),
          canvas(composition, setting.canvas()),
          setting.brightness(),
          setting.alpha(),
          setting.volume(),
          isFirst ? setting.before() : Math.min(BEFORE, setting.before()),
          isLast ? setting.after() : Math.min(AFTER, setting.after()),
          new SplittableRandom(setting.random().nextLong()));
      sequence.add(title(chosen.get(i)), composition.plan(own));
    }
    if (caption != null) {
      sequence.write(Caption.title(
          CaptionText.of(caption), OPENING, OPENING_LENGTH, 2 * OPENING_LENGTH, FADE));
    }
    return sequence.build();
  }

  private List<Compositions> chosen() {
    if (pieces.isEmpty()) {
      return List.of(Compositions.values());
    }
    List<Compositions> chosen = new ArrayList<>();
    for (String name : pieces) {
      chosen.add(named(name.strip().toLowerCase(Locale.ROOT)));
    }
    return chosen;
  }

  private static Compositions named(String name) {
    List<String> known = new ArrayList<>();
    for (Compositions each : Compositions.values()) {
      if (each.word().equals(name)) {
        return each;
      }
      known.add(each.word());
    }
    throw SmaltiException.usage(
        "--pieces: no composition \"" + name + "\"; there are " + String.join(", ", known));
  }

  private static Canvas canvas(Composition composition, Canvas canvas) {
    GridSize all = canvas.grid();
    return new Canvas(
        canvas.width(),
        canvas.height(),
        canvas.rate(),
        all,
        canvas.first().equals(all) ? composition.usualFirst(all) : canvas.first(),
        canvas.last().equals(all) ? composition.usualLast(all) : canvas.last());
  }

  /** Its name as a title: "Proliferation". */
  private static String title(Compositions composition) {
    String word = composition.word().replace('-', ' ');
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
