package org.smalti.cluster;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.SentPaths;
import org.smalti.core.run.Outcome;
import org.smalti.core.run.Work;
import scala.collection.immutable.Seq;
import scala.concurrent.ExecutionContext;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/** Starts the tasks of a batch, each as a job of Spark, and collects what comes of them. Used by one thread. */
final class TaskJobs<T extends Serializable, R extends Serializable> {
  private static final Seq<Object> ONE_PARTITION =
      CollectionConverters.asScala(List.<Object>of(0)).toSeq();
  private static final ExecutionContext IN_PLACE = ExecutionContext.fromExecutor(Runnable::run);
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long COURTESY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final JavaSparkContext spark;
  private final Work<T, R> work;
  private final @Nullable FolderToken token;
  private final String stage;
  private final String group = UUID.randomUUID().toString();
  private final BlockingQueue<TaskEvent<T, R>> events = new LinkedBlockingQueue<>();
  private final ItemExchange<T, R> exchange = new ItemExchange<>(events::add);
  /** Every task has one partition of it, in which nothing is. */
  private final RDD<Integer> one;

  TaskJobs(JavaSparkContext spark, Work<T, R> work, @Nullable FolderToken token, String stage) {
    this.spark = spark;
    this.work = work;
    this.token = token;
    this.stage = stage;
    one = spark.parallelize(List.<Integer>of(), 1).rdd();
  }

  /** Where the tasks get their items. */
  ItemExchange<T, R> exchange() {
    return exchange;
  }

  /** What came of an item, in messages that name files as the user does, not as a worker does. */
  Outcome<R> outcome(TaskEvent.Attempted<T, R> attempted) {
    Outcome<R> outcome = attempted.outcome().as(Outcome.class);
    T item = attempted.item().item();
    return outcome instanceof Outcome.LeftOut<R> leftOut
        ? new Outcome.LeftOut<>(
            SentPaths.in(work, item).asWritten(leftOut.message()), leftOut.reason())
        : outcome;
  }

  /** The address of the cluster. */
  String master() {
    return spark.sc().master();
  }

  /** Starts another task at whichever executor is free first. */
  void start() {
    long number = RunningTasks.begin(exchange);
    spark.sc().setJobGroup(group, stage, true);
    try {
      spark
          .sc()
          .<Integer, @Nullable SmaltiException, BoxedUnit>submitJob(
              one,
              new ItemTask<>(number, work, token),
              ONE_PARTITION,
              (partition, fault) -> {
                events.add(new TaskEvent.Ended<>(number, fault));
                return BoxedUnit.UNIT;
              },
              () -> BoxedUnit.UNIT)
          .onComplete(
              end -> {
                if (end.isFailure()) {
                  events.add(new TaskEvent.Broken<>(number, end.failed().get()));
                }
                return BoxedUnit.UNIT;
              },
              IN_PLACE);
    } finally {
      spark.sc().clearJobGroup();
    }
  }

  /** The task has ended; gives the item that it had in hand. */
  Optional<PendingItem<T, R>> end(long task) {
    RunningTasks.end(task);
    return exchange.end(task);
  }

  /** What has happened next; null if nothing does soon. */
  @Nullable
  TaskEvent<T, R> poll() throws InterruptedException {
    return events.poll(100, TimeUnit.MILLISECONDS);
  }

  /** Whether an executor is there. */
  boolean hasExecutor() {
    return !(spark.sc().taskScheduler() instanceof TaskSchedulerImpl scheduler)
        || !scheduler.runningTasksByExecutors().isEmpty();
  }

  boolean isConnected() {
    return !spark.sc().isStopped();
  }

  /** Lets no task go on, so that nothing is written after the caller has gone on. */
  void close() {
    if (exchange.open() == 0) {
      awaitEnds();
    }
    RunningTasks.endAll(exchange);
    if (exchange.tasks() > 0) {
      cancel();
    }
  }

  /** Tasks without an item end by themselves, unless they wait for a core. */
  private void awaitEnds() {
    long began = System.nanoTime();
    try {
      while (exchange.tasks() > 0 && System.nanoTime() - began < COURTESY_NANOS) {
        TaskEvent<T, R> event = events.poll(10, TimeUnit.MILLISECONDS);
        if (event instanceof TaskEvent.Ended<T, R> ended) {
          end(ended.task());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Interrupts what still runs and waits for it. */
  private void cancel() {
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
