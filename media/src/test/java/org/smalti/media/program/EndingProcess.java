package org.smalti.media.program;

import org.smalti.core.CancelledException;

/** A small program that is about to end when it wants to start children. Says whether it was cancelled. */
final class EndingProcess {
  private EndingProcess() {}

  public static void main(String[] words) {
    Runtime.getRuntime().addShutdownHook(new Thread(EndingProcess::start));
  }

  private static void start() {
    try {
      ChildProcesses.forgotten().close();
    } catch (CancelledException e) {
      System.out.print(e.getMessage());
    }
  }
}
