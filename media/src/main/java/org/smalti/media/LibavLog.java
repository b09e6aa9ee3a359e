package org.smalti.media;

import java.util.function.Consumer;
import org.smalti.core.run.LibraryLog;

/** libav's log for commands that are to be verbose. */
public final class LibavLog implements LibraryLog {
  @Override
  public void show(Consumer<String> reader) {
    MediaLog.show(reader);
  }
}
