package org.smalti.tools.layout.cluster;

import java.util.function.Supplier;
import org.smalti.core.table.EnumWord;

/** The ways to group. */
public enum ClusterMethod {
  /** Means of groups, a given number of them or the number that is best apart. */
  KMEANS(KMeansGrouping::new),
  /** The groups that are most alike are joined, one pair after the other (Ward's linkage). */
  HIERARCHICAL(HierarchicalGrouping::new),
  /** Dense regions of any shape; what is far from all of them is noise. */
  DBSCAN(DensityGrouping::new),
  /** K-means that splits groups until a test takes each for one normal distribution. */
  GMEANS(GaussianGrouping::new);

  @SuppressWarnings("ImmutableEnumChecker") // a constructor reference holds nothing
  private final Supplier<Grouping> maker;

  ClusterMethod(Supplier<Grouping> maker) {
    this.maker = maker;
  }

  Grouping make() {
    return maker.get();
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
