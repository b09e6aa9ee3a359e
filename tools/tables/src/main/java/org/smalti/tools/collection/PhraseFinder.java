package org.smalti.tools.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;

/**
 * Groups the samples of one file into phrases. Clarity and power are scaled to the file's own range, 0..1. A phrase
 * begins with a sample that is clear and loud. It ends when the medians of its latest samples no longer are, at a
 * pause, or before it gets too long. Samples at its end that are not clear and loud are taken off.
 */
final class PhraseFinder {
  private final PhraseOptions options;
  private final List<Member> members = new ArrayList<>();
  private final List<Found> found = new ArrayList<>();

  /** A sample of the file: as it was measured, and scaled to the file's range, −1 where it was not measured. */
  private record Member(int row, Sample sample, Place measured, Place scaled) {
    double start() {
      return sample.start();
    }

    double end() {
      return sample.start() + sample.dur();
    }
  }

  /** Clarity and power. */
  private record Place(double clarity, double power) {}

  /** A phrase and the positions of its rows. */
  record Found(Phrase phrase, List<Integer> rows) {}

  private PhraseFinder(List<Row> rows, PhraseOptions options) {
    this.options = options;
    double[] clarities =
        rows.stream().mapToDouble(row -> row.number(Sample.CLARITY, -1)).toArray();
    double[] powers =
        rows.stream().mapToDouble(row -> row.number(Sample.POWER, -1)).toArray();
    double[] clear = scaled(clarities);
    double[] loud = scaled(powers);
    for (int i = 0; i < clear.length; i++) {
      Place measured = new Place(clarities[i], powers[i]);
      Place scaled = new Place(clear[i], loud[i]);
      members.add(new Member(i, Sample.of(rows.get(i)), measured, scaled));
    }
    members.sort(Comparator.comparingDouble(Member::start).thenComparingInt(Member::row));
  }

  /**
   * The phrases of a file, the clearest first.
   *
   * @param rows its samples, in any order
   */
  static List<Found> phrases(List<Row> rows, PhraseOptions options) {
    PhraseFinder finder = new PhraseFinder(rows, options);
    finder.find();
    List<Found> ranked = new ArrayList<>();
    finder.found.sort(Comparator.comparing(Found::phrase, Phrase.CLEAREST));
    for (Found one : finder.found) {
      if (options.perFile() == 0 || ranked.size() < options.perFile()) {
        ranked.add(new Found(one.phrase().ranked(ranked.size()), one.rows()));
      }
    }
    return ranked;
  }

  private void find() {
    List<Member> open = new ArrayList<>();
    for (Member member : members) {
      if (!open.isEmpty() && !continues(open, member)) {
        close(open);
      }
      if (!open.isEmpty() || isGood(member)) {
        open.add(member);
        if (!isGood(latest(open))) {
          close(open);
        }
      }
    }
    close(open);
  }

  private boolean continues(List<Member> open, Member next) {
    double onset = open.get(open.size() - 1).start();
    return next.start() - onset <= 1000 * options.pause()
        && next.sample().dur() <= 1000 * options.pause()
        && next.end() - open.get(0).start() <= 1000 * options.max();
  }

  /** The medians of the latest samples. */
  private Place latest(List<Member> open) {
    List<Member> last = open.subList(Math.max(0, open.size() - options.window()), open.size());
    return new Place(
        median(last, member -> member.scaled().clarity()),
        median(last, member -> member.scaled().power()));
  }

  private boolean isGood(Member member) {
    return isGood(member.scaled()) && member.sample().dur() <= 1000 * options.pause();
  }

  private boolean isGood(Place place) {
    return place.clarity() >= options.clarity() && place.power() >= options.power();
  }

  /** Ends a phrase; it is kept if it is long, rich and clear enough. */
  private void close(List<Member> open) {
    while (!open.isEmpty() && !isGood(open.get(open.size() - 1))) {
      open.remove(open.size() - 1);
    }
    if (open.size() >= options.least()) {
      double start = open.get(0).start();
      double dur = open.stream().mapToDouble(Member::end).max().orElse(start) - start;
      double clarity = median(open, member -> member.measured().clarity());
      if (dur >= 1000 * options.min() && clarity >= options.medianClarity()) {
        Phrase phrase = new Phrase(
            open.get(0).sample().filename(),
            0,
            start,
            dur,
            open.size(),
            clarity,
            median(open, member -> member.measured().power()),
            median(open, member -> member.sample().dur()));
        found.add(new Found(phrase, open.stream().map(Member::row).toList()));
      }
    }
    open.clear();
  }

  private static double median(List<Member> of, ToDoubleFunction<Member> value) {
    double[] values = of.stream().mapToDouble(value).sorted().toArray();
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  /** The values scaled so that the smallest is 0 and the largest 1; −1 stays. */
  private static double[] scaled(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (value >= 0) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    double[] scaled = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = values[i] < 0 ? -1 : high > low ? (values[i] - low) / (high - low) : 1;
    }
    return scaled;
  }
}
