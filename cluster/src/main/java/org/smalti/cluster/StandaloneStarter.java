package org.smalti.cluster;

import org.smalti.core.run.ClusterPlan;
import org.smalti.core.run.ClusterStarter;

/** Starts Spark's own kind of cluster, which needs nothing but a class path. */
public final class StandaloneStarter implements ClusterStarter {
  @Override
  public RunningCluster start(ClusterPlan plan) {
    return StandaloneCluster.start(plan);
  }

  @Override
  public RunningCluster join(String master, ClusterPlan plan) {
    return StandaloneCluster.join(master, plan);
  }
}
