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

  Engine engine(EngineSettings settings);

  /**
   * The engine for these settings. Who gets it closes it.
   *
   * @throws SmaltiException if no kind of engine serves that master
   */
  static Engine open(EngineSettings settings) {
    String master = settings.master();
    for (EngineFactory factory : ServiceLoader.load(EngineFactory.class)) {
      if (factory.serves(master)) {
        return factory.engine(settings);
      }
    }
    if (!master.equals(HERE)) {
      throw SmaltiException.usage("no engine for " + master
          + " is installed; masters are local[N], local-cluster[N,CORES,MB], spark://HOST:PORT, yarn and k8s://ADDRESS,"
          + " and the launcher smalti builds the engine for them");
    }
    return new LocalEngine(settings.threads());
  }
}
