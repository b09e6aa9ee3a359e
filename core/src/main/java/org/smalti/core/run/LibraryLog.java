package org.smalti.core.run;

import java.util.ServiceLoader;
import java.util.function.Consumer;

/** What a native library says while it works. The libraries are found by {@link ServiceLoader}. */
public interface LibraryLog {
  /** Gives every line from now on to a reader, which several threads may call; must not load the library. */
  void show(Consumer<String> reader);

  /** The same for all libraries that are installed. */
  static void showAll(Consumer<String> reader) {
    ServiceLoader.load(LibraryLog.class).forEach(log -> log.show(reader));
  }
}
