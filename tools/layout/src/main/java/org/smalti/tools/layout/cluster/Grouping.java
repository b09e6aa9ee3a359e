package org.smalti.tools.layout.cluster;

import org.smalti.core.run.Run;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.vector.Vectors;

/** One way to group vectors. Equal vectors and options give equal groups at any number of threads. */
interface Grouping {
  /** How many steps {@link #of} reports. */
  long steps(ClusterOptions options, Vectors vectors);

  /** Groups the vectors, all of finite numbers and at least one. */
  Grouped of(Vectors vectors, ClusterOptions options, Workers workers, Run run);

  /**
   * Groups, and by what measure they were found.
   *
   * @param measure one clause for people
   */
  record Grouped(Clusters clusters, String measure) {}
}
