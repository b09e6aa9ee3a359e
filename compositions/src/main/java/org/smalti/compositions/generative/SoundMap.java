package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.smalti.compositions.Clip;
import org.smalti.core.table.Row;

/**
 * Where clips stand in a map of sounds. A clip of a silent film, which has no place there, stands where the clip does
 * that is nearest to it in the grid.
 */
final class SoundMap {
  private final List<String> columns;
  private final IdentityHashMap<Clip, double[]> places = new IdentityHashMap<>();

  /** @throws org.smalti.core.SmaltiException if a clip that can be heard has no number in one of the columns */
  SoundMap(Iterable<Clip> clips, List<String> columns) {
    this.columns = columns;
    List<Clip> heard = new ArrayList<>();
    List<Clip> silent = new ArrayList<>();
    for (Clip clip : clips) {
      if (clip.isSilent() && !columns.stream().allMatch(clip.row()::has)) {
        silent.add(clip);
      } else {
        heard.add(clip);
        places.put(clip, numbers(clip.row()));
      }
    }
    for (Clip clip : silent) {
      places.put(clip, placeOfNearest(clip, heard));
    }
  }

  private double[] numbers(Row row) {
    return columns.stream().mapToDouble(row::number).toArray();
  }

  private double[] placeOfNearest(Clip clip, List<Clip> heard) {
    double[] place = new double[columns.size()];
    double least = Double.POSITIVE_INFINITY;
    for (Clip other : heard) {
      double away = Math.hypot(other.column() - clip.column(), other.line() - clip.line());
      if (away < least) {
        least = away;
        place = places.getOrDefault(other, place);
      }
    }
    return place;
  }

  /** The mean place of some of the clips. */
  double[] middle(List<Clip> some) {
    double[] middle = new double[columns.size()];
    for (Clip clip : some) {
      double[] place = place(clip);
      for (int i = 0; i < middle.length; i++) {
        middle[i] += place[i] / some.size();
      }
    }
    return middle;
  }

  /** The squared distance of a clip from a place. */
  double away(Clip clip, double[] from) {
    double[] place = place(clip);
    double sum = 0;
    for (int i = 0; i < from.length; i++) {
      sum += (place[i] - from[i]) * (place[i] - from[i]);
    }
    return sum;
  }

  private double[] place(Clip clip) {
    return places.getOrDefault(clip, new double[columns.size()]);
  }
}
