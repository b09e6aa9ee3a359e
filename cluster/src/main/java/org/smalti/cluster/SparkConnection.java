package org.smalti.cluster;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.EngineSettings;

/**
 * The connection of this process to a cluster. There is one at a time, and it stays for the next engine, since it takes
 * seconds to make. Spark closes it when the process ends.
 */
final class SparkConnection {
  private static final String NO_MASTER =
      "what listens there does not answer as a master of the same Spark";

  private static @Nullable SparkConnection current;

  private final Map<String, String> properties;
  private final JavaSparkContext spark;

  private SparkConnection(Map<String, String> properties, JavaSparkContext spark) {
    this.properties = properties;
    this.spark = spark;
  }

  static synchronized JavaSparkContext to(EngineSettings settings) {
    Map<String, String> properties = SparkProperties.of(settings);
    SparkConnection known = current;
    if (known != null
        && known.properties.equals(properties)
        && !known.spark.sc().isStopped()) {
      return known.spark;
    }
    close();
    SparkConf conf = new SparkConf();
    properties.forEach(conf::set);
    SparkConnection made = new SparkConnection(properties, open(settings.master(), conf));
    current = made;
    return made.spark;
  }

  private static JavaSparkContext open(String master, SparkConf conf) {
    SparkMaster address = new SparkMaster(master);
    address.requireListener();
    if (address.isStandalone() && !MasterHandshake.succeeds(address, conf)) {
      throw SmaltiException.input(noSpark(master, NO_MASTER));
    }
    try {
      return new JavaSparkContext(conf);
    } catch (RuntimeException | LinkageError e) {
      throw SmaltiException.input(noSpark(master, fact(address, e)), e);
    }
  }

  private static String noSpark(String master, String fact) {
    return "no Spark at " + master + ": " + fact + "; see docs/cluster.md";
  }

  private static String fact(SparkMaster master, Throwable failure) {
    if (master.isStandalone() && failure instanceof IllegalStateException) {
      // Spark has given up after a minute, and says only that it has been stopped.
      return NO_MASTER;
    }
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  /** Ends the connection, if there is one. */
  static synchronized void close() {
    SparkConnection known = current;
    if (known != null) {
      current = null;
      known.spark.close();
    }
  }
}
