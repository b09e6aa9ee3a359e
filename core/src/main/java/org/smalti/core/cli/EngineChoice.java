package org.smalti.core.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.smalti.core.run.EngineFactory;
import org.smalti.core.run.EngineSettings;

/**
 * Who is to do the work of a command.
 *
 * @param properties settings of a cluster, by their own names
 * @param threads how many items at once, if that was said
 */
record EngineChoice(String master, Map<String, String> properties, OptionalInt threads) {
  /** This process. */
  static EngineChoice here(OptionalInt threads) {
    return new EngineChoice(EngineFactory.HERE, Map.of(), threads);
  }

  /** @param usual how many items at once unless it was said */
  EngineSettings settings(int usual, Optional<Path> output) {
    return new EngineSettings(master, properties, threads.orElse(usual), output);
  }
}
