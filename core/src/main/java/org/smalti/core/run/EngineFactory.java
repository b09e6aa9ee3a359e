package org.smalti.core.run;

import java.util.ServiceLoader;
import org.smalti.core.SmaltiException;

/**
 * Makes engines of one kind. The kinds are found by {@link ServiceLoader}; without any, work is done by this process.
 */
public interface EngineFactory {
  /** The master of this machine and process. */
  String HERE = "";

  /** Whether it makes the engine of a master, such as {@code spark://host:7077} or {@link #HERE}. */
  boolean serves(String master);

  /** @param threads how many items at once, where the engine decides that itself */
  Engine engine(String master, int threads);

  /**
   * The engine of a master. Who gets it closes it.
   *
   * @throws SmaltiException if no kind of engine serves that master
   */
  static Engine open(String master, int threads) {
    for (EngineFactory factory : ServiceLoader.load(EngineFactory.class)) {
      if (factory.serves(master)) {
        return factory.engine(master, threads);
      }
    }
    if (!master.equals(HERE)) {
      throw SmaltiException.usage("no engine for " + master + " is installed");
    }
    return new LocalEngine(threads);
  }
}
