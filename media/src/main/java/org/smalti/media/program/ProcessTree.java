package org.smalti.media.program;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Processes that are ended together. */
record ProcessTree(List<ProcessHandle> members) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(10);

  /** These processes and all that they have started. */
  static ProcessTree of(Stream<ProcessHandle> parents) {
    return new ProcessTree(parents
        .filter(ProcessHandle::isAlive)
        .flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants()))
        .filter(ProcessTree::runs)
        .toList());
  }

  /**
   * False for a zombie: a process that has ended and waits for its parent to fetch its exit code. Java counts it as
   * alive.
   */
  static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  /**
   * Asks all to end, and kills those that still run after 5 s. Returns when none runs. An interrupt of this thread does
   * not stop it; the thread stays interrupted.
   */
  void end() {
    members.forEach(ProcessHandle::destroy);
    if (!ended(PATIENCE)) {
      ProcessTree left = of(members.stream());
      left.members.forEach(ProcessHandle::destroyForcibly);
      left.ended(PATIENCE);
    }
  }

  private boolean ended(Duration patience) {
    boolean interrupted = Thread.interrupted();
    long until = System.nanoTime() + patience.toNanos();
    Optional<ProcessHandle> running = Optional.empty();
    do {
      running = members.stream().filter(ProcessTree::runs).findFirst();
      if (running.isPresent()) {
        try {
          Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } while (running.isPresent() && System.nanoTime() < until);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return running.isEmpty();
  }
}
