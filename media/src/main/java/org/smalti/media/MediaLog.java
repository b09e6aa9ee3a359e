package org.smalti.media;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What libav says. Errors are kept for each thread and quoted where something fails; the rest is dropped, unless
 * somebody wants to read it. libav has one log for the whole process, which this does not load.
 */
public final class MediaLog {
  private static volatile @Nullable Consumer<String> reader;
  /** What libav has to be told where the reader changes; nothing before it is loaded. */
  private static volatile Runnable change = () -> {};

  private MediaLog() {}

  /** Gives every line, also of what is merely unusual, to a reader, which several threads may call. */
  public static void show(Consumer<String> lines) {
    reader = lines;
    change.run();
  }

  /** Goes back to silence. */
  public static void hide() {
    reader = null;
    change.run();
  }

  /** Who reads now; null: nobody. */
  static @Nullable Consumer<String> reader() {
    return reader;
  }

  /** libav is loaded: it is told at once, and whenever the reader changes. */
  static void whenChanged(Runnable told) {
    change = told;
    told.run();
  }
}
