package org.smalti.media.program;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;

/**
 * The processes that a run has started and that have not yet ended. They end with this process: by a shutdown hook when
 * it is asked to end, by a {@link ParentTie} when it is killed. If neither worked, the next run with the same file ends
 * them: it recognises a process by its number and its start time.
 *
 * <p>The file has a line {@code PID MILLISECONDS} for this process and one for each child; it is gone when all has
 * ended well.
 */
public final class ChildProcesses implements Closeable {
  /** Start times are counted from the start of the system, which moves when its clock is set. */
  private static final Duration SAME_START = Duration.ofSeconds(2);

  private final @Nullable Path file;
  private final ParentTie parentTie;
  private final Set<Process> living = new LinkedHashSet<>();
  private final Thread hook = new Thread(this::endAll, "smalti-children");
  private boolean closed;

  private ChildProcesses(@Nullable Path file, ParentTie parentTie) {
    this.file = file;
    this.parentTie = parentTie;
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      throw new CancelledException();
    }
  }

  /**
   * Remembers children in a file. First it ends those that an earlier run left behind.
   *
   * @throws SmaltiException if the process that remembers its children there still runs, or nothing can be written
   *     there
   * @throws CancelledException if this process is about to end
   */
  public static ChildProcesses rememberedIn(Path file) {
    return rememberedIn(file, ParentTie.ofThisSystem());
  }

  static ChildProcesses rememberedIn(Path file, ParentTie parentTie) {
    List<ProcessHandle> left = leftIn(file);
    ProcessTree.of(left.stream()).end();
    ChildProcesses children = new ChildProcesses(file.toAbsolutePath(), parentTie);
    children.remember();
    return children;
  }

  /** Remembers children in memory alone, for runs that write no file. */
  public static ChildProcesses forgotten() {
    return new ChildProcesses(null, ParentTie.ofThisSystem());
  }

  /**
   * Remembers children in memory alone, for all work of this process that was sent here by another one: however many
   * copies of it arrive, there is one shutdown hook and one trial of how to tie a child. Not to be closed.
   */
  public static ChildProcesses ofThisProcess() {
    return Shared.CHILDREN;
  }

  /** Is initialised when it is first used. */
  private static final class Shared {
    static final ChildProcesses CHILDREN = forgotten();
  }

  private static List<ProcessHandle> leftIn(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw SmaltiException.input(file + " can't be read: " + e.getMessage(), e);
    }
    long self = ProcessHandle.current().pid();
    lines.stream().limit(1).flatMap(line -> known(line).stream()).forEach(owner -> {
      if (owner.pid() != self) {
        throw SmaltiException.input(
            file + ": process " + owner.pid() + " is working there; wait until it has finished");
      }
    });
    return lines.stream().skip(1).flatMap(line -> known(line).stream()).toList();
  }

  /** The process that a line names, if it still runs. */
  private static Optional<ProcessHandle> known(String line) {
    try {
      String[] words = line.split(" ");
      Instant start = Instant.ofEpochMilli(Long.parseLong(words[words.length - 1]));
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(ProcessTree::runs)
          .filter(process -> process
              .info()
              .startInstant()
              .filter(it -> Duration.between(start, it).abs().compareTo(SAME_START) <= 0)
              .isPresent());
    } catch (NumberFormatException torn) {
      return Optional.empty();
    }
  }

  /** What makes a program end with this process. */
  ParentTie parentTie() {
    return parentTie;
  }

  /**
   * Starts a child. The thread has to stay until the child has ended.
   *
   * @throws CancelledException if this process is about to end
   */
  Process start(ProcessBuilder builder) throws IOException {
    synchronized (this) {
      if (closed) {
        throw new CancelledException();
      }
      Process process = builder.start();
      living.add(process);
      try {
        remember();
      } catch (RuntimeException e) {
        end(process);
        throw e;
      }
      return process;
    }
  }

  /** Ends a child and all that it has started, if they still run, and forgets it. */
  void end(Process process) {
    ProcessTree.of(Stream.of(process.toHandle())).end();
    synchronized (this) {
      if (living.remove(process) && !closed) {
        try {
          remember();
        } catch (SmaltiException diskFull) {
          // The line that stays names a process that no longer runs.
        }
      }
    }
  }

  private synchronized void remember() {
    if (file == null) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(ProcessHandle.current()));
    living.forEach(process -> lines.add(line(process.toHandle())));
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.write(temporary, lines);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      delete(temporary);
      throw AtomicFile.unwritable(file, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      // The next run writes over it.
    }
  }

  private static String line(ProcessHandle process) {
    return process.pid() + " "
        + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private void endAll() {
    List<Process> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(living);
    }
    ProcessTree.of(all.stream().map(Process::toHandle)).end();
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftForTheNext) {
      // It names no process that still runs.
    }
  }

  /** Ends all children that still run. No more can be started. */
  @Override
  public void close() {
    endAll();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException underWay) {
      // It does the same.
    }
  }
}
