package org.smalti.compositions.sorted;

import java.util.ArrayList;
import java.util.List;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Sort;
import org.smalti.core.table.Table;

/**
 * Samples one after the other in a chosen order, overlapping a little.
 *
 * @param by the order: a sort as in {@code --sort}
 * @param limit at most so many samples; 0 for all
 * @param select the sort that decides which ones are kept where there are more
 * @param step the next sample comes after so many ms at the latest
 * @param stepShare .. or after this share of the sample's length
 * @param left ms of silence before
 * @param right ms of silence after the last sample
 * @param volume factor of the amplitude of each
 */
public record SortedAudio(
    String by,
    int limit,
    String select,
    double step,
    double stepShare,
    double left,
    double right,
    double volume) {
  public SortedAudio {
    if (!(step > 0) || !(stepShare > 0 && stepShare <= 1)) {
      throw SmaltiException.usage(
          "the step between samples is more than 0 ms, as a share of a sample more than 0 and at"
              + " most 1");
    }
    if (!(left >= 0) || !(right >= 0) || limit < 0) {
      throw SmaltiException.usage(
          "the silence before and after, and the limit of samples, are at least 0");
    }
    if (!(volume >= 0 && volume <= 4)) {
      throw SmaltiException.usage("a volume is a factor from 0 to 4, not " + volume);
    }
  }

  /**
   * All samples in an order, overlapping as {@code smalti sort} lets them if nothing is said.
   *
   * @param by a sort as in {@code --sort}, such as {@code hz=asc}
   */
  public static SortedAudio by(String by) {
    return new SortedAudio(by, 0, by, 128, 0.5, 500, 2000, 0.6);
  }

  /** The order in which the samples of a table are heard. */
  Table chosen(Table samples) {
    samples.columns().require(Sample.PLACE);
    Table heard = samples.where(row -> row.number(Sample.DUR) > 0 && !Sample.isSilent(row));
    if (limit > 0 && heard.size() > limit) {
      heard = Sort.parse(select).apply(heard, limit).limit(limit);
    }
    return Sort.parse(by).apply(heard);
  }

  /** When each sample is heard. */
  public Plan plan(Table samples) {
    Table ordered = chosen(samples);
    if (ordered.size() == 0) {
      throw SmaltiException.input(samples.columns().source()
          + (samples.stream().anyMatch(Sample::isSilent)
              ? ": all its samples are of silent films; nothing to hear"
              : ": no sample in it; run 'smalti samples' first"));
    }
    List<Sound> sounds = new ArrayList<>(ordered.size());
    long at = Sound.frame(left);
    long end = at;
    for (Row row : ordered.rows()) {
      Sample sample = Sample.of(row);
      Sound sound = Sound.of(sample.filename(), sample.start(), sample.dur(), at, volume, 0);
      sounds.add(sound);
      end = Math.max(end, at + sound.frames());
      at += Math.max(1, Sound.frame(Math.min(step, sample.dur() * stepShare)));
    }
    return Plan.ofSounds(end * 1000.0 / Sound.RATE + right, sounds);
  }
}
