package org.smalti.cluster;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.smalti.core.run.Engine;
import org.smalti.core.run.EngineFactory;
import org.smalti.core.run.EngineSettings;

/** Makes the engine of every master that Spark knows. */
public final class SparkEngineFactory implements EngineFactory {
  @Override
  public boolean serves(String master) {
    return new SparkMaster(master).isKnown();
  }

  @Override
  public Engine engine(EngineSettings settings) {
    JavaSparkContext spark = SparkConnection.to(settings);
    Optional<Path> output =
        new SparkMaster(settings.master()).isThisProcess() ? Optional.empty() : settings.output();
    return new SparkEngine(spark, output.map(SharedFolder::of));
  }
}
