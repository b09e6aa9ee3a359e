package org.smalti.tools.layout.cluster;

import java.util.Locale;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Run;
import org.smalti.core.run.RunFactory;
import org.smalti.core.run.Unit;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.vector.Vectors;

/**
 * How groups are found.
 *
 * @param groups how many there are to be; 0: the method finds out
 * @param radius within which vectors are near each other, for DBSCAN; 0: it is chosen
 * @param minPoints how many vectors within the radius make a group, for DBSCAN
 */
public record ClusterOptions(
    ClusterMethod method, int groups, double radius, int minPoints, long seed) {
  /** A silhouette up to this shows no substantial structure (Kaufman and Rousseeuw 1990). */
  private static final double NO_STRUCTURE = 0.25;

  /** What is taken for the number of points if none is given. */
  public static final int USUAL_POINTS = 5;

  /** @throws SmaltiException if a number is negative, or is for another method */
  public ClusterOptions {
    if (groups < 0) {
      throw SmaltiException.usage("the number of groups must be auto or at least 1, not " + groups);
    }
    if (!(radius >= 0) || Double.isInfinite(radius) || minPoints < 1) {
      throw SmaltiException.usage("--eps must be above 0 and --min-points at least 1");
    }
    if (method == ClusterMethod.DBSCAN && groups > 0) {
      throw SmaltiException.usage(
          "--method dbscan finds the number of groups by --eps and --min-points; leave out --groups");
    }
    if (method != ClusterMethod.DBSCAN && (radius > 0 || minPoints != USUAL_POINTS)) {
      throw SmaltiException.usage("--eps and --min-points are for --method dbscan");
    }
  }

  /** K-means; reads {@code auto} or a number of groups. */
  public static ClusterOptions parse(String text, long seed) {
    return new ClusterOptions(ClusterMethod.KMEANS, groups(text), 0, USUAL_POINTS, seed);
  }

  /** Reads {@code auto}, which is 0, or a number of groups. */
  public static int groups(String text) {
    if (text.toLowerCase(Locale.ROOT).equals("auto")) {
      return 0;
    }
    if (!text.matches("[1-9]\\d{0,6}")) {
      throw SmaltiException.usage(
          "the number of groups must be auto or at least 1, not \"" + text + "\"");
    }
    return Integer.parseInt(text);
  }

  /** Groups the vectors, and says by what measure and how far apart the groups are. */
  public Clusters of(Vectors vectors, int threads, RunFactory stages) {
    if (vectors.count() == 0) {
      throw SmaltiException.input("cluster: there is no sample to group");
    }
    if (!vectors.finite()) {
      throw SmaltiException.input("cluster: the vectors hold values that are no finite numbers");
    }
    Grouping grouping = method.make();
    try (Workers workers = new Workers(threads);
        Run run = stages.begin("cluster", grouping.steps(this, vectors), Unit.STEPS)) {
      Grouping.Grouped found = grouping.of(vectors, this, workers, run);
      double apart = new Silhouette(vectors, workers).of(found.clusters());
      run.say(String.format(
          Locale.ROOT, "%s: %s; silhouette %.3f%s", method, found.measure(), apart, poor(apart)));
      return found.clusters();
    }
  }

  /** Words for a silhouette that shows no groups. */
  private String poor(double silhouette) {
    if (silhouette > NO_STRUCTURE) {
      return "";
    }
    return ", which is poor: they hardly differ in kind, and another number may suit as well; "
        + (method == ClusterMethod.DBSCAN ? "--eps E or --method kmeans -k N" : "-k N")
        + " chooses it";
  }
}
