package org.smalti.tools.layout.cluster;

import java.util.Locale;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Run;
import org.smalti.core.run.RunFactory;
import org.smalti.core.run.Unit;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.vector.Vectors;

/**
 * How many groups there are to be.
 *
 * @param groups 0: the number, up to 20, with the largest silhouette
 */
public record ClusterOptions(int groups, long seed) {
  private static final int MOST_BY_ITSELF = 20;

  /** @throws SmaltiException if the number is negative */
  public ClusterOptions {
    if (groups < 0) {
      throw SmaltiException.usage("the number of groups must be auto or at least 1, not " + groups);
    }
  }

  /** A silhouette up to this shows no substantial structure. */
  private static final double NO_STRUCTURE = 0.25;

  /** Reads {@code auto} or a number. */
  public static ClusterOptions parse(String text, long seed) {
    if (text.toLowerCase(Locale.ROOT).equals("auto")) {
      return new ClusterOptions(0, seed);
    }
    if (!text.matches("[1-9]\\d{0,6}")) {
      throw SmaltiException.usage(
          "the number of groups must be auto or at least 1, not \"" + text + "\"");
    }
    return new ClusterOptions(Integer.parseInt(text), seed);
  }

  /** Groups the vectors. */
  public Clusters of(Vectors vectors, int threads, RunFactory stages) {
    int tried = groups == 0 ? MOST_BY_ITSELF - 1 : 1;
    try (Workers workers = new Workers(threads);
        Run run = stages.begin("cluster", (long) tried * KMeans.steps(), Unit.STEPS)) {
      KMeans means = new KMeans(vectors, workers, seed);
      return groups == 0 ? best(vectors, means, workers, run) : means.of(groups, run);
    }
  }

  private static Clusters best(Vectors vectors, KMeans means, Workers workers, Run run) {
    Silhouette silhouette = new Silhouette(vectors, workers);
    Clusters best = means.of(2, run);
    double most = silhouette.of(best);
    for (int k = 3; k <= MOST_BY_ITSELF; k++) {
      Clusters found = means.of(k, run);
      double apart = silhouette.of(found);
      if (apart > most) {
        best = found;
        most = apart;
      }
    }
    run.say(String.format(
        Locale.ROOT, "%d groups are best apart: silhouette %.3f%s", best.count(), most, poor(most)));
    return best;
  }

  /** Words for a silhouette that shows no groups (Kaufman and Rousseeuw 1990). */
  private static String poor(double silhouette) {
    return silhouette > NO_STRUCTURE
        ? ""
        : ", which is poor: they hardly differ in kind, and another number may suit as well; -k N"
            + " chooses it";
  }
}
