package org.smalti.cluster;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.jspecify.annotations.Nullable;
import org.smalti.core.files.SentPaths;
import org.smalti.core.run.Outcome;
import org.smalti.core.run.Work;
import scala.collection.immutable.Seq;
import scala.concurrent.ExecutionContext;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/** Submits attempts at items as jobs of Spark, and collects how they end. Used by one thread. */
final class TaskJobs<T extends Serializable, R extends Serializable> {
  private static final Seq<Object> ONE_PARTITION =
      CollectionConverters.asScala(List.<Object>of(0)).toSeq();
  private static final ExecutionContext IN_PLACE = ExecutionContext.fromExecutor(Runnable::run);
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final JavaSparkContext spark;
  private final Work<T, R> work;
  private final @Nullable FolderToken token;
  private final String stage;
  private final String group = UUID.randomUUID().toString();
  private final BlockingQueue<JobEnd<T, R>> ends = new LinkedBlockingQueue<>();

  TaskJobs(JavaSparkContext spark, Work<T, R> work, @Nullable FolderToken token, String stage) {
    this.spark = spark;
    this.work = work;
    this.token = token;
    this.stage = stage;
  }

  /** An outcome whose message names files as the user does, not as a worker does. */
  Outcome<R> asWritten(T item, Outcome<R> outcome) {
    return outcome instanceof Outcome.LeftOut<R> leftOut
        ? new Outcome.LeftOut<>(
            SentPaths.in(work, item).asWritten(leftOut.message()), leftOut.reason())
        : outcome;
  }

  /** The address of the cluster. */
  String master() {
    return spark.sc().master();
  }

  /** Sends an item to whichever executor is free first. */
  void submit(PendingItem<T, R> item) {
    long number = item.attempt();
    RDD<T> items = spark.parallelize(List.of(item.item()), 1).rdd();
    spark.sc().setJobGroup(group, stage, true);
    try {
      spark
          .sc()
          .<T, Outcome<R>, BoxedUnit>submitJob(
              items,
              new RemoteAttempt<>(number, work, token),
              ONE_PARTITION,
              (partition, outcome) -> {
                ends.add(new JobEnd.Finished<>(item, outcome));
                return BoxedUnit.UNIT;
              },
              () -> BoxedUnit.UNIT)
          .onComplete(
              end -> {
                if (end.isFailure()) {
                  ends.add(new JobEnd.Broken<>(item, end.failed().get()));
                }
                return BoxedUnit.UNIT;
              },
              IN_PLACE);
    } finally {
      spark.sc().clearJobGroup();
    }
  }

  /** The next job that has ended; null if none does soon. */
  @Nullable
  JobEnd<T, R> poll() throws InterruptedException {
    return ends.poll(100, TimeUnit.MILLISECONDS);
  }

  /** Whether an executor is there. */
  boolean hasExecutor() {
    return !(spark.sc().taskScheduler() instanceof TaskSchedulerImpl scheduler)
        || !scheduler.runningTasksByExecutors().isEmpty();
  }

  boolean isConnected() {
    return !spark.sc().isStopped();
  }

  /** Interrupts what still runs and waits for it, so that nothing is written after the caller has gone on. */
  void cancel() {
    boolean interrupted = false;
    long began = System.nanoTime();
    if (isConnected()) {
      spark.sc().cancelJobGroup(group);
    }
    while (isConnected() && running() > 0 && System.nanoTime() - began < PATIENCE_NANOS) {
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many tasks have not ended. Asks the scheduler itself: Spark's status of executors is late. */
  private long running() {
    if (!(spark.sc().taskScheduler() instanceof TaskSchedulerImpl scheduler)) {
      return 0;
    }
    return CollectionConverters.asJava(scheduler.runningTasksByExecutors()).values().stream()
        .mapToLong(tasks -> ((Number) tasks).longValue())
        .sum();
  }
}
