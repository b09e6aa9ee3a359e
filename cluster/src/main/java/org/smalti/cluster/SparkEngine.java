package org.smalti.cluster;

import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.smalti.core.run.Batch;
import org.smalti.core.run.BatchTracker;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Work;

/** Lets the executors of a Spark cluster do the work. Its tasks ask for one item after another. */
final class SparkEngine implements Engine {
  private final JavaSparkContext spark;
  private final Optional<SharedFolder> shared;

  /** @param shared the folder that all executors have to share with this process */
  SparkEngine(JavaSparkContext spark, Optional<SharedFolder> shared) {
    this.spark = spark;
    this.shared = shared;
  }

  @Override
  public int parallelism() {
    return Math.max(1, spark.defaultParallelism());
  }

  @Override
  public <T extends Serializable, R extends Serializable> void map(
      Batch<T> batch, Work<T, R> work, Sink<T, R> sink, Journal journal, Run run) {
    TaskJobs<T, R> jobs =
        new TaskJobs<>(spark, work, shared.map(SharedFolder::token).orElse(null), batch.stage());
    new SparkBatch<>(batch, jobs, new BatchTracker<>(batch, journal, run), sink, run)
        .perform(this::parallelism);
  }

  @Override
  public void close() {
    shared.ifPresent(SharedFolder::close);
  }
}
