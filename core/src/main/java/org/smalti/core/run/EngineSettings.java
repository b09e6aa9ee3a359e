package org.smalti.core.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine is made from.
 *
 * @param master who does the work: {@link EngineFactory#HERE}, or the address of a cluster such as {@code
 *     spark://host:7077}
 * @param properties settings of the cluster, by their own names
 * @param threads how many items at once, where the engine decides that itself
 * @param output the folder that the work may write to, which all workers have to share
 */
public record EngineSettings(
    String master, Map<String, String> properties, int threads, Optional<Path> output) {
  public EngineSettings {
    properties = Map.copyOf(properties);
  }

  /** Settings of an engine in this process. */
  public static EngineSettings here(int threads) {
    return new EngineSettings(EngineFactory.HERE, Map.of(), threads, Optional.empty());
  }
}
