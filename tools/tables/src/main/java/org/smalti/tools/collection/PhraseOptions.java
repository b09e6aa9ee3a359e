package org.smalti.tools.collection;

import java.io.Serializable;
import org.smalti.core.SmaltiException;

/**
 * What counts as a phrase.
 *
 * @param min s, the shortest
 * @param max s, the longest
 * @param least samples in it
 * @param pause s from one onset to the next that ends a phrase
 * @param clarity share of the file's range of clarity, 0..1
 * @param power share of the file's range of power, 0..1
 * @param window how many of the latest samples must be clear and loud, by their medians
 * @param medianClarity of its samples, not scaled, 0..1
 * @param perFile the clearest of each file; 0 for all
 */
record PhraseOptions(
    double min,
    double max,
    int least,
    double pause,
    double clarity,
    double power,
    int window,
    double medianClarity,
    int perFile)
    implements Serializable {

  /** @throws SmaltiException if they contradict themselves */
  PhraseOptions {
    if (!(min >= 0) || !(max > 0) || min > max || !(pause > 0)) {
      throw SmaltiException.usage(
          "wanted is 0 <= shortest <= longest phrase, and longest phrase and pause > 0, in seconds");
    }
    if (!share(clarity) || !share(power) || !share(medianClarity)) {
      throw SmaltiException.usage("clarity, power and least clarity are 0 to 1");
    }
    if (least < 1 || window < 1 || perFile < 0) {
      throw SmaltiException.usage(
          "the least number of samples, the window and the limit per file must be at least 1");
    }
  }

  private static boolean share(double value) {
    return value >= 0 && value <= 1;
  }
}
