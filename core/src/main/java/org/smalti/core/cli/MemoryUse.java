package org.smalti.core.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a command, and those below it, use memory, where it is not the usual way. The build writes it down for the
 * launcher, which must know it before the virtual machine starts.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MemoryUse {
  Kind value();

  /** The options of the virtual machine that suit a kind of work. */
  enum Kind {
    /**
     * Moves bytes from the network to the disk: a parallel collector would take three times the memory and gain
     * nothing.
     */
    MOVES_BYTES("-XX:+UseSerialGC -Xms16m -Xmn16m"),
    /** Streams the rows of large tables: a larger young generation would be filled and gain nothing. */
    STREAMS_ROWS("-XX:+UseParallelGC -Xms16m -Xmn16m"),
    /** Keeps pictures for a second or two, of which a heap that is left to itself makes twice as much. */
    KEEPS_PICTURES(
        "-XX:+UseSerialGC -Xms16m -Xmn32m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20");

    private final String options;

    Kind(String options) {
      this.options = options;
    }

    /** The words for the command line of {@code java}. */
    public String options() {
      return options;
    }
  }
}
