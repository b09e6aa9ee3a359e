package org.smalti.core.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a command, and those below it, use memory and the compiler, where it is not the usual way. The build writes it
 * down for the launcher, which must know it before the virtual machine starts.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MemoryUse {
  Kind value();

  /**
   * The options of the virtual machine that suit a kind of work. A heap of the serial collector begins larger than its
   * young generation: Java 25 does not start where the objects of its AOT cache find no room in the old one.
   */
  enum Kind {
    /**
     * Moves bytes from the network to the disk: a parallel collector would take three times the memory and gain
     * nothing. The optimising compiler begins later than usual, as it took a quarter of the processor time of a small
     * download; checksums of large files need it.
     */
    MOVES_BYTES("-XX:+UseSerialGC -Xms32m -Xmn16m -XX:Tier4InvocationThreshold=50000"
        + " -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000"
        + " -XX:Tier4BackEdgeThreshold=400000"),
    /** Streams the rows of large tables: a larger young generation would be filled and gain nothing. */
    STREAMS_ROWS("-XX:+UseParallelGC -Xms16m -Xmn16m"),
    /**
     * Waits for other programs: what the optimising compiler makes faster is too little to make up for its own work,
     * which was a third of the processor time for a minute of film, and a fifth of that for ten minutes.
     */
    WAITS_FOR_PROGRAMS("-XX:+UseSerialGC -Xms16m -XX:TieredStopAtLevel=1"),
    /**
     * Puts clips together, which is soon done: the optimising compiler took 1.5 s of processor time for 256 clips, 4 s
     * in all, and gains that back only from 4,096 clips or a quarter of an hour of listening on.
     */
    MIXES_CLIPS("-XX:+UseParallelGC -Xms16m -XX:TieredStopAtLevel=1"),
    /** Keeps pictures for a second or two, of which a heap that is left to itself makes twice as much. */
    KEEPS_PICTURES(
        "-XX:+UseSerialGC -Xms48m -Xmn32m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20");

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
