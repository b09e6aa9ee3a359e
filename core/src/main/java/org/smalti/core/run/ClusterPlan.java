package org.smalti.core.run;

import java.nio.file.Path;
import java.util.Map;

/**
 * The processes of a cluster on one machine.
 *
 * @param host the address of this machine that they listen on
 * @param port of the master, 0 for any that is free
 * @param cores of each worker
 * @param megabytes of memory of each worker, for the heaps of its executors
 * @param folder where the workers keep the logs of their executors
 * @param properties settings of the cluster, by their own names
 */
public record ClusterPlan(
    String host,
    int port,
    int workers,
    int cores,
    int megabytes,
    Path folder,
    Map<String, String> properties) {
  public ClusterPlan {
    properties = Map.copyOf(properties);
  }
}
