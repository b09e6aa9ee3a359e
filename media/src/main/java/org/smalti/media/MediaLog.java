package org.smalti.media;

import java.util.function.Consumer;

/**
 * What libav says. Errors are kept for each thread and quoted where something fails; the rest is dropped, unless
 * somebody wants to read it. libav has one log for the whole process.
 */
public final class MediaLog {
  private MediaLog() {}

  /** Gives every line, also of what is merely unusual, to a reader, which several threads may call. */
  public static void show(Consumer<String> reader) {
    Libav.showLog(reader);
  }

  /** Goes back to silence. */
  public static void hide() {
    Libav.showLog(null);
  }
}
