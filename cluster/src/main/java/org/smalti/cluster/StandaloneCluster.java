package org.smalti.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.rpc.RpcEnv;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.ClusterPlan;
import org.smalti.core.run.ClusterStarter.RunningCluster;
import scala.Option;

/** A master and workers of a standalone cluster, as threads of this process. Executors are processes of their own. */
final class StandaloneCluster implements RunningCluster {
  private final Deque<RpcEnv> parts = new ArrayDeque<>();
  private final ClusterPlan plan;
  private final SparkConf conf;
  private String master = "";

  private StandaloneCluster(ClusterPlan plan) {
    requireHome();
    this.plan = plan;
    conf = new HostConf(plan.host());
    conf.set("spark.master.rest.enabled", "false");
    conf.set("spark.worker.cleanup.enabled", "true");
    plan.properties().forEach(conf::set);
  }

  static RunningCluster start(ClusterPlan plan) {
    StandaloneCluster cluster = new StandaloneCluster(plan);
    try {
      RpcEnv env = Master.startRpcEnvAndEndpoint(plan.host(), plan.port(), 0, cluster.conf)
          ._1();
      cluster.parts.push(env);
      cluster.master = env.address().toSparkURL();
      cluster.work();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw SmaltiException.input(
          "no master on " + plan.host() + ":" + plan.port() + ": " + e.getMessage(), e);
    }
  }

  static RunningCluster join(String master, ClusterPlan plan) {
    StandaloneCluster cluster = new StandaloneCluster(plan);
    cluster.master = master;
    try {
      cluster.work();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw SmaltiException.input("no worker of " + master + ": " + e.getMessage(), e);
    }
  }

  private void work() {
    for (int i = 1; i <= plan.workers(); i++) {
      parts.push(Worker.startRpcEnvAndEndpoint(
          plan.host(),
          0,
          0,
          plan.cores(),
          plan.megabytes(),
          new String[] {master},
          plan.folder().toAbsolutePath().toString(),
          Option.apply((Object) i),
          conf,
          Option.<String>empty()));
    }
  }

  /** A worker starts executors from the jars of the folder that the environment names. */
  private static void requireHome() {
    String home = Optional.ofNullable(System.getenv("SPARK_HOME")).orElse("");
    if (!Files.isDirectory(Path.of(home, "jars"))) {
      throw SmaltiException.usage(
          "SPARK_HOME names no folder with jars in it; the launcher smalti sets it");
    }
  }

  @Override
  public String master() {
    return master;
  }

  /** Ends the workers, which end their executors, and then the master. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      RpcEnv part = parts.pop();
      part.shutdown();
      part.awaitTermination();
    }
  }

  /** Settings under which all sockets, also those of pages, listen on one address. */
  private static final class HostConf extends SparkConf {
    private final String host;

    HostConf(String host) {
      super(true);
      this.host = host;
    }

    @Override
    public @Nullable String getenv(String name) {
      return name.equals("SPARK_LOCAL_IP") ? host : super.getenv(name);
    }

    @Override
    public SparkConf clone() {
      HostConf copy = new HostConf(host);
      for (scala.Tuple2<String, String> property : getAll()) {
        copy.set(property._1(), property._2());
      }
      return copy;
    }
  }
}
