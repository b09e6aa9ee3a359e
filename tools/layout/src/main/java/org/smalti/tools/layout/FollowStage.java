package org.smalti.tools.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Journal;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.SequenceColumns;
import org.smalti.core.table.Table;
import org.smalti.tools.layout.follow.Following;
import org.smalti.tools.layout.vector.Vectors;

/**
 * Makes a sequence of samples that follows a target: a row for each stretch of the target, with the sample that is
 * heard there.
 *
 * @param samples how the samples are compared
 * @param stretches how the stretches of the target are compared: by the same
 * @param most times that a sample is heard at most
 * @param pitch whether each sample gets the pitch of its stretch
 * @param level whether each sample gets the level of its stretch
 */
record FollowStage(
    Similarity samples, Similarity stretches, int most, boolean pitch, boolean level) {
  static final String AT = SequenceColumns.AT;
  static final String STRETCH = SequenceColumns.STRETCH;
  static final String PITCH = SequenceColumns.PITCH;
  static final String MATCH = SequenceColumns.MATCH;
  private static final String LEVEL = "db";
  /** A sample is made at most so many times as long: beyond, its attack would be lost. */
  private static final double LONGEST_STRETCH = 2;
  /** ms: what is cut shorter is a click. */
  private static final double SHORTEST = 60;
  /** Semitones: beyond, a voice is no longer one; other octaves of the target's note serve as well. */
  private static final int OCTAVE = 12;
  /** dBFS: softer stretches are followed at this level. */
  private static final double SOFTEST = -50;

  FollowStage {
    if (most < 1) {
      throw SmaltiException.usage("--repeats is at least 1, not " + most);
    }
  }

  Table follow(Table table, Table target, CommandContext run, Journal journal) {
    List<float[]> of = samples.of(table, run, journal);
    int[] rows = Similarity.known(of);
    List<float[]> by = stretches.of(target, run, journal);
    int[] heard = Similarity.known(by);
    if (rows.length == 0 || heard.length == 0) {
      Table empty = rows.length == 0 ? table : target;
      throw SmaltiException.input(
          empty.columns().source() + ": no sample that can be compared by " + samples.name());
    }
    List<float[]> all = new ArrayList<>();
    Arrays.stream(rows).forEach(row -> all.add(of.get(row)));
    Arrays.stream(heard).forEach(row -> all.add(by.get(row)));
    Vectors vectors = samples.comparable(all);
    var following = new Following(vectors, rows.length, most);
    int[] chosen = following.choose();
    double usual = vectors.usualDistance(vectors.count());
    double[] distances = Arrays.stream(following.distances(chosen))
        .map(distance -> usual > 0 ? distance / usual : 0)
        .toArray();
    run.say(String.format(
        Locale.ROOT,
        "%,d stretches, %,d different samples, %.3f apart in the mean by %s (1: the usual"
            + " distance)",
        chosen.length,
        Arrays.stream(chosen).distinct().count(),
        Arrays.stream(distances).average().orElse(0),
        samples.name()));
    int[] picked = Arrays.stream(chosen).map(sample -> rows[sample]).toArray();
    return sequence(table.select(picked), target.select(heard), distances);
  }

  private Table sequence(Table heard, Table target, double[] distances) {
    List<String> names = new ArrayList<>(List.of(Sample.DUR, AT, STRETCH));
    if (pitch) {
      names.add(PITCH);
    }
    if (level) {
      names.add(MATCH);
    }
    names.add(LikeStage.DISTANCE);
    return heard.with(names, i -> {
      Row sample = heard.row(i);
      Row stretch = target.row(i);
      double room = room(target, i);
      double own = sample.number(Sample.DUR);
      double dur = Math.min(own, Math.max(SHORTEST, room));
      List<String> cells = new ArrayList<>();
      cells.add(CellFormat.decimal(dur, 3));
      cells.add(CellFormat.decimal(stretch.number(Sample.START), 3));
      double wanted = Math.min(room, stretch.number(Sample.DUR));
      cells.add(CellFormat.decimal(Math.max(1, Math.min(LONGEST_STRETCH, wanted / dur)), 4));
      if (pitch) {
        cells.add(CellFormat.decimal(semitones(sample, stretch), 2));
      }
      if (level) {
        cells.add(CellFormat.decimal(
            Math.max(SOFTEST, Math.min(0, stretch.number(LEVEL, SOFTEST))), 2));
      }
      cells.add(CellFormat.decimal(distances[i], 4));
      return cells.toArray(String[]::new);
    });
  }

  /** ms from the beginning of a stretch to that of the next one; the last one has its own length. */
  private static double room(Table target, int i) {
    double start = target.row(i).number(Sample.START);
    return i + 1 < target.size()
        ? Math.max(1, target.row(i + 1).number(Sample.START) - start)
        : target.row(i).number(Sample.DUR);
  }

  /** From the sample's pitch to the same note of the stretch in the nearest octave; 0 where one has none. */
  private static double semitones(Row sample, Row stretch) {
    double from = sample.number(Sample.HZ, -1);
    double to = stretch.number(Sample.HZ, -1);
    if (from <= 0 || to <= 0) {
      return 0;
    }
    double up = OCTAVE * Math.log(to / from) / Math.log(2);
    return up - OCTAVE * Math.rint(up / OCTAVE);
  }
}
