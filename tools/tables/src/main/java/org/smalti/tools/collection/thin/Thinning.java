package org.smalti.tools.collection.thin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Sort;
import org.smalti.core.table.SortKeys;
import org.smalti.core.table.Table;

/**
 * Leaves out samples that are nearly like one that is kept. They are looked at in an order, best first: each is kept
 * unless one that was kept before it is nearer than a threshold, in sound or in picture. What can't be compared, as it
 * has no sound or no picture, is kept.
 */
public final class Thinning {
  private static final String STAGE = "thin";
  private static final String PICTURES = "thumbnails";
  private static final int STRIDE = 64;

  private final ThinningOptions options;
  private final CommandContext run;
  private final Journal journal;
  private final Path measured;
  /** In which choice a sample came first. */
  private final Map<List<String>, Integer> choices = new HashMap<>();
  /** By file and time. */
  private final Map<List<String>, byte[]> seen = new HashMap<>();

  private int choice;
  private int inSound;
  private int inPicture;

  /** @param measured where what is measured is kept for as long as this is used */
  public Thinning(ThinningOptions options, CommandContext run, Journal journal, Path measured) {
    this.options = options;
    this.run = run;
    this.journal = journal;
    this.measured = measured;
  }

  /**
   * The samples that are kept, in the table's order. Those of an earlier, smaller table come first.
   *
   * @param best the sort by which some come first; its trims leave nothing out
   * @param most that are kept; 0 for all
   */
  public Table of(Table samples, Sort best, int most) {
    inSound = 0;
    inPicture = 0;
    if (choice++ == 0) {
      options.requireSome(
          samples.stream().map(row -> row.text(Sample.FILENAME)).collect(Collectors.toSet()));
    }
    List<Likeness> sound = new ArrayList<>();
    options.sound().ifPresent(threshold -> {
      List<float[]> vectors = SoundVectors.installed()
          .of(
              samples,
              options.media(),
              Optional.of(options.cache().orElse(measured)),
              run,
              journal);
      sound.add(new SoundLikeness(vectors, threshold));
    });
    List<Likeness> picture = new ArrayList<>();
    options.picture().ifPresent(threshold -> {
      picture.add(new PictureLikeness(thumbnails(samples), threshold));
    });
    int[] kept = kept(order(samples, best), sound, picture, most == 0 ? samples.size() : most);
    Arrays.sort(kept);
    return samples.select(kept);
  }

  /** What was left out: {@code ; left out as nearly like others: 12 in sound, 3 in picture}; or nothing. */
  public String told() {
    List<String> parts = new ArrayList<>();
    options.sound().ifPresent(x -> parts.add(String.format(Locale.ROOT, "%,d in sound", inSound)));
    options
        .picture()
        .ifPresent(x -> parts.add(String.format(Locale.ROOT, "%,d in picture", inPicture)));
    return parts.isEmpty() ? "" : "; left out as nearly like others: " + String.join(", ", parts);
  }

  private int[] order(Table samples, Sort best) {
    SortKeys keys = new SortKeys(best, samples.columns());
    int[] came = new int[samples.size()];
    for (int i = 0; i < came.length; i++) {
      Row row = samples.row(i);
      keys.add(row);
      List<String> place = Sample.PLACE.stream().map(row::text).toList();
      came[i] = choices.computeIfAbsent(place, first -> choice);
    }
    return Arrays.stream(keys.order(keys.positions(), samples.size()))
        .boxed()
        .sorted(Comparator.comparingInt(i -> came[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private int[] kept(int[] order, List<Likeness> sound, List<Likeness> picture, int most) {
    int[] kept = new int[order.length];
    int count = 0;
    try (Run stage = run.begin(STAGE, order.length, Unit.SAMPLES)) {
      for (int i = 0; i < order.length && count < most; i++) {
        if (i % STRIDE == 0) {
          stage.throwIfCancelled();
        }
        if (isLike(order[i], kept, count, sound)) {
          inSound++;
        } else if (isLike(order[i], kept, count, picture)) {
          inPicture++;
        } else {
          kept[count++] = order[i];
        }
        stage.advance(1);
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private static boolean isLike(int sample, int[] kept, int count, List<Likeness> respects) {
    for (Likeness respect : respects) {
      for (int i = 0; i < count; i++) {
        if (respect.areAlike(sample, kept[i])) {
          return true;
        }
      }
    }
    return false;
  }

  /** The picture that is shown at the beginning of each sample; empty where there is none. */
  private List<byte[]> thumbnails(Table samples) {
    Map<String, List<Integer>> byFile = new LinkedHashMap<>();
    List<byte[]> thumbnails = new ArrayList<>(Collections.nCopies(samples.size(), new byte[0]));
    for (int i = 0; i < samples.size(); i++) {
      byte[] known = seen.get(picture(samples.row(i)));
      if (known != null) {
        thumbnails.set(i, known);
      } else if (pictureStart(samples.row(i)) >= 0) {
        byFile
            .computeIfAbsent(samples.row(i).text(Sample.FILENAME), name -> new ArrayList<>())
            .add(i);
      }
    }
    List<ThumbnailWork.Order> orders = new ArrayList<>();
    byFile.forEach((name, rows) -> orders.add(new ThumbnailWork.Order(
        name,
        rows.stream().mapToDouble(i -> pictureStart(samples.row(i)) / 1000).toArray())));
    try (Run stage = run.begin(PICTURES, orders.size(), Unit.FILES);
        Engine engine = run.engine()) {
      engine.map(
          Batch.of(PICTURES, orders).named(ThumbnailWork.Order::filename),
          new ThumbnailWork(options.media()),
          (order, found) -> {
            List<Integer> rows =
                Optional.ofNullable(byFile.get(order.filename())).orElseThrow();
            for (int i = 0; i < rows.size(); i++) {
              byte[] thumbnail = found.thumbnails()[i];
              thumbnails.set(rows.get(i), thumbnail);
              seen.put(picture(samples.row(rows.get(i))), thumbnail);
            }
            if (!found.damage().isEmpty()) {
              stage.skip(Failure.incomplete(order.filename(), PICTURES, found.damage()));
            }
          },
          journal,
          stage);
    }
    return thumbnails;
  }

  private static List<String> picture(Row row) {
    return List.of(row.text(Sample.FILENAME), String.valueOf(pictureStart(row)));
  }

  /** ms, below 0 where there is no picture. */
  private static double pictureStart(Row row) {
    return row.number(Sample.VIDEO_START, row.number(Sample.START));
  }
}
