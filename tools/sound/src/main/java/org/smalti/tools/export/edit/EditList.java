package org.smalti.tools.export.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.SequenceColumns;
import org.smalti.core.table.Table;

/**
 * Clips in the order of time.
 *
 * @param title of the whole
 */
record EditList(String title, List<EditClip> clips) {
  /**
   * ms: one frame at 48 kHz, to which sequences are planned. Where one clip ends so near to where another begins, they
   * are neighbours, and no rounding may part them.
   */
  private static final double NEIGHBOURS = 1000.0 / 48_000;

  /** Whether the rows of a table say when they are heard. */
  static boolean isPlaced(Table table) {
    return table.columns().has(SequenceColumns.AT);
  }

  /**
   * The clips of a sequence at their times; samples without times one after the other.
   *
   * @param labels names the clips
   * @throws SmaltiException if there is nothing to be heard or seen
   */
  static EditList of(String title, Table table, ClipLabels labels) {
    boolean placed = isPlaced(table);
    List<EditClip> clips = new ArrayList<>();
    double next = 0;
    for (Row row : table.rows()) {
      Sample sample = Sample.of(row);
      ClipTreatment treatment = ClipTreatment.of(row);
      double at = placed ? row.within(SequenceColumns.AT, 0, Sample.LONGEST) : next;
      next = at + sample.dur() * treatment.stretch();
      if (next > at) {
        clips.add(clip(row, sample, treatment, labels.of(row, sample.filename()), at, next));
      }
    }
    if (clips.isEmpty()) {
      throw SmaltiException.input(table.columns().source() + ": none of its rows has a length");
    }
    clips.sort(Comparator.comparingDouble(EditClip::at));
    return new EditList(title, joined(clips));
  }

  private static EditClip clip(
      Row row, Sample sample, ClipTreatment treatment, String label, double at, double end) {
    return new EditClip(
        sample.filename(),
        label,
        sample.start(),
        sample.dur(),
        at,
        end,
        treatment,
        ClipMedia.of(row),
        row.number(Sample.HZ, 0));
  }

  /** Lets clips end exactly where the next one begins, if they nearly do. */
  private static List<EditClip> joined(List<EditClip> clips) {
    double[] starts = clips.stream().mapToDouble(EditClip::at).toArray();
    UnaryOperator<EditClip> join = clip -> {
      int found = first(starts, clip.end() - NEIGHBOURS);
      boolean near = found < starts.length && starts[found] <= clip.end() + NEIGHBOURS;
      return near && starts[found] > clip.at() ? clip.endingAt(starts[found]) : clip;
    };
    return clips.stream().map(join).toList();
  }

  /** The position of the first number that is not below a limit. */
  private static int first(double[] ascending, double limit) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  EditList where(Predicate<EditClip> keep) {
    return new EditList(title, clips.stream().filter(keep).toList());
  }
}
