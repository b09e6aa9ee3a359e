package org.smalti.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;

/** The address of a Spark master, as {@code --master} names it. */
record SparkMaster(String address) {
  private static final Pattern LOCAL = Pattern.compile("local(\\[.*])?");
  private static final Pattern LOCAL_CLUSTER = Pattern.compile("local-cluster\\[.*]");
  private static final Pattern LOOPBACK =
      Pattern.compile("spark://(127\\.[0-9.]+|localhost|\\[::1])(:[0-9]+)?");
  private static final String STANDALONE = "spark://";
  private static final Pattern HOST_AND_PORT = Pattern.compile("\\[?([^\\]]+?)]?:([0-9]{1,5})");
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
  private static final List<String> CLUSTERS = List.of(STANDALONE, "yarn", "k8s://");

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

  /** Whether it is a master of Spark's own kind of cluster. */
  boolean isStandalone() {
    return address.startsWith(STANDALONE);
  }

  /**
   * Does nothing if a standalone master, or one of several, can be reached; Spark itself would try for a minute. What
   * listens there need not be a master, see {@link MasterHandshake}.
   *
   * @throws SmaltiException if nobody listens there
   */
  void requireListener() {
    if (isStandalone() && places().noneMatch(this::listens)) {
      throw SmaltiException.input("no Spark master listens at " + address
          + "; start one by smalti spark start, or name the address that it says");
    }
  }

  /** The places of a standalone master, or of several. */
  Stream<String> places() {
    return Stream.of(address.substring(STANDALONE.length()).split(","));
  }

  private boolean listens(String place) {
    Matcher parts = HOST_AND_PORT.matcher(place);
    if (!parts.matches()) {
      throw SmaltiException.usage(
          "--master " + address + ": a Spark master is named as spark://HOST:PORT");
    }
    try (Socket socket = new Socket()) {
      InetSocketAddress listener =
          new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2)));
      socket.connect(listener, Math.toIntExact(ANSWER_WITHIN.toMillis()));
      return true;
    } catch (IOException | IllegalArgumentException unreachable) {
      return false;
    }
  }
}
