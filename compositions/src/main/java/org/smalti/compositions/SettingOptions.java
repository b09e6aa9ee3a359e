package org.smalti.compositions;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Feature;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Table;
import picocli.CommandLine.Option;

/** The options of what a composition is made of. */
final class SettingOptions {
  private static final int MOST = 4;
  private static final double MOST_SILENCE = 3_600_000;

  @Option(
      names = {"-i", "--in"},
      required = true,
      paramLabel = "TABLE",
      description = "the samples, with their cells (.csv)")
  private Path in = Path.of("");

  @Option(
      names = "--grid",
      paramLabel = "CxR",
      description = "use so many columns and rows around the middle (default: all there are)")
  private @Nullable String grid;

  @Option(
      names = "--grid0",
      paramLabel = "CxR",
      description = "cells in the picture at the beginning (default: the composition's own)")
  private @Nullable String first;

  @Option(
      names = "--grid1",
      paramLabel = "CxR",
      description = "cells in the picture at the end (default: the composition's own)")
  private @Nullable String last;

  @Option(
      names = "--seed",
      description = "of all that is left to chance (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--brightness",
      paramLabel = "REST,LIT",
      split = ",",
      arity = "1",
      description =
          "of clips at rest and of lit ones, 1 as filmed (default: the composition's own)")
  private List<Double> brightness = List.of();

  @Option(
      names = "--alpha",
      paramLabel = "REST,LIT",
      split = ",",
      arity = "1",
      description = "of clips at rest and of lit ones, 1 opaque (default: the composition's own)")
  private List<Double> alpha = List.of();

  @Option(
      names = {"--volume", "--volume-range"},
      paramLabel = "SOFT,LOUD",
      split = ",",
      arity = "1",
      description = "factors of the softest and the loudest clip (default: the composition's own)")
  private List<Double> volume = List.of();

  @Option(
      names = "--before",
      paramLabel = "MS",
      description = "silence before the first sound (default: ${DEFAULT-VALUE})")
  private double before = 1000;

  @Option(
      names = "--after",
      paramLabel = "MS",
      description = "time at the end to die away (default: ${DEFAULT-VALUE})")
  private double after = 3000;

  /** Of all that is left to chance. */
  long seed() {
    return seed;
  }

  /** The table that was named. */
  Path in() {
    return in;
  }

  /** Takes another table instead: one that was made of the one that was named. */
  void read(Path made) {
    in = made;
  }

  /** @throws SmaltiException if an option makes no sense, whatever the samples are */
  void check() {
    if (!(before >= 0 && before <= MOST_SILENCE) || !(after >= 0 && after <= MOST_SILENCE)) {
      throw SmaltiException.usage("--before and --after are 0 to 3600000 ms, an hour");
    }
    Stream.of(grid, first, last).filter(Objects::nonNull).forEach(GridSize::parse);
    range("--brightness", brightness, MOST);
    range("--alpha", alpha, 1);
    range("--volume", volume, MOST);
  }

  /** What a composition is made of: the samples of the table on a canvas of its own wishes. */
  Setting setting(Composition composition, PictureOptions picture, Path out, Table table) {
    Clips clips = composition.isOnGrid()
        ? Clips.of(table, Optional.ofNullable(grid).map(GridSize::parse), seed)
        : Clips.alone(table, seed);
    // Clips of silent films have no place among sounds; where there are no others, none is needed.
    boolean heard = !composition.isOnGrid() || !clips.list().stream().allMatch(Clip::isSilent);
    for (String column : composition.columns()) {
      if (heard && !table.columns().has(column)) {
        throw SmaltiException.input(in + ": no column " + column + "; " + wayTo(column));
      }
    }
    GridSize all = clips.grid();
    GridSize begin =
        first == null ? composition.usualFirst(all) : GridSize.parse(first).within(all);
    GridSize end =
        last == null ? composition.usualLast(all) : GridSize.parse(last).within(all);
    return new Setting(
        clips,
        picture.canvas(out, all, begin, end),
        range("--brightness", brightness, MOST),
        range("--alpha", alpha, 1),
        range("--volume", volume, MOST),
        before,
        after,
        new SplittableRandom(seed));
  }

  /** How a table gets a column. */
  private static String wayTo(String column) {
    if (Arrays.stream(Feature.values()).anyMatch(each -> each.column().equals(column))) {
      return "run 'smalti features' first";
    }
    if (column.equals("stsne")) {
      return "run 'smalti tsne --components 1 --prefix stsne' first";
    }
    return column.startsWith("tsne") ? "run 'smalti tsne' first" : "name one that it has";
  }

  private static Optional<Range> range(String option, List<Double> values, int most) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (values.size() != 2 || values.stream().anyMatch(value -> !(value >= 0 && value <= most))) {
      throw SmaltiException.usage(
          option + " is two factors from 0 to " + most + ", such as 0.25,1");
    }
    return Optional.of(new Range(values.get(0), values.get(1)));
  }
}
