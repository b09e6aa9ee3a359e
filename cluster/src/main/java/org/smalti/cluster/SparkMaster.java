package org.smalti.cluster;

import java.util.List;
import java.util.regex.Pattern;

/** The address of a Spark master, as {@code --master} names it. */
record SparkMaster(String address) {
  private static final Pattern LOCAL = Pattern.compile("local(\\[.*])?");
  private static final Pattern LOCAL_CLUSTER = Pattern.compile("local-cluster\\[.*]");
  private static final Pattern LOOPBACK =
      Pattern.compile("spark://(127\\.[0-9.]+|localhost|\\[::1])(:[0-9]+)?");
  private static final List<String> CLUSTERS = List.of("spark://", "yarn", "k8s://");

  boolean isKnown() {
    return isThisProcess() || isThisMachine() || CLUSTERS.stream().anyMatch(address::startsWith);
  }

  /** Whether threads of this process do the work. */
  boolean isThisProcess() {
    return LOCAL.matcher(address).matches();
  }

  /** Whether all executors run on this machine, so that they can use its class path. */
  boolean isThisMachine() {
    return isThisProcess()
        || LOCAL_CLUSTER.matcher(address).matches()
        || LOOPBACK.matcher(address).matches();
  }
}
