package org.smalti.cluster;

import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.internal.config.package$;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import org.smalti.core.CancelledException;
import scala.Option;

/** Asks what listens at an address whether it is a Spark master; Spark itself would try for a minute. */
final class MasterHandshake {
  /** Long enough for a master whose machine is busy. What the person says for Spark's own setting counts more. */
  private static final String ANSWER_WITHIN = "10s";

  private static final String TIMEOUT = "spark.rpc.lookupTimeout";

  private MasterHandshake() {}

  /** Whether a standalone master, or one of several, answers. */
  static boolean succeeds(SparkMaster master, SparkConf settings) {
    SparkConf conf = settings.clone();
    conf.setIfMissing(TIMEOUT, ANSWER_WITHIN);
    conf.set("spark.network.auth.rpcTimeout", conf.get(TIMEOUT));
    SecurityManager security =
        new SecurityManager(conf, Option.empty(), package$.MODULE$.AUTH_SECRET_FILE_DRIVER());
    RpcEnv env = RpcEnv.create("smalti-handshake", "", 0, conf, security, true);
    try {
      return master.places().anyMatch(place -> answers(env, place));
    } finally {
      env.shutdown();
      env.awaitTermination();
    }
  }

  private static boolean answers(RpcEnv env, String place) {
    try {
      env.setupEndpointRef(RpcAddress.fromSparkURL("spark://" + place), Master.ENDPOINT_NAME());
      return true;
    } catch (Exception noMaster) {
      if (noMaster instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw new CancelledException();
      }
      return false;
    }
  }
}
