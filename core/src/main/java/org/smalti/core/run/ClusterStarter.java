package org.smalti.core.run;

import java.util.ServiceLoader;
import org.smalti.core.SmaltiException;

/** Starts the processes of a cluster on this machine. Found by {@link ServiceLoader}. */
public interface ClusterStarter {
  /** Starts a master and its workers, and returns when all of them run. */
  RunningCluster start(ClusterPlan plan);

  /** Starts workers of a master that runs already, here or elsewhere. */
  RunningCluster join(String master, ClusterPlan plan);

  /** A cluster, or the part of it that this process has started. Closing it ends that part. */
  interface RunningCluster extends AutoCloseable {
    /** What {@code --master} has to be. */
    String master();

    @Override
    void close();
  }

  /**
   * The starter that is installed.
   *
   * @throws SmaltiException if there is none
   */
  static ClusterStarter installed() {
    return ServiceLoader.load(ClusterStarter.class)
        .findFirst()
        .orElseThrow(() -> SmaltiException.usage(
            "the module cluster is not installed; the launcher smalti builds it"));
  }
}
