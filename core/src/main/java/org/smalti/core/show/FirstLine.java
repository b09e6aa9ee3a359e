package org.smalti.core.show;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The line that a command begins with if it would say nothing for half a second: what it is reading. One that has
 * printed anything by then, be it its results, says nothing more. On a terminal the line stands until something else is
 * printed.
 */
public final class FirstLine {
  /** ms after the program begins; the launcher and the virtual machine have taken 0.13 s by then. */
  private static final long DUE = 280;
  /** ms after which a command that could say nothing is asked again. */
  private static final long RETRY = 50;

  private static final String ERASE_LINE = "\r\u001b[K";

  private enum State {
    /** Nothing has been printed. */
    SILENT,
    /** The line is the last of the terminal. */
    SHOWN,
    /** Whatever comes, no line does. */
    OVER
  }

  private final PrintStream err;
  private final boolean terminal;
  private final Screen screen;
  private final long due;
  private volatile State state;
  private volatile Optional<String> instead = Optional.empty();
  private final AtomicReference<@Nullable Runnable> stage = new AtomicReference<>();
  private boolean told;

  private FirstLine(PrintStream err, boolean terminal, Screen screen, long due, State state) {
    this.err = err;
    this.terminal = terminal;
    this.screen = screen;
    this.due = due;
    this.state = state;
  }

  /** One that never comes. */
  static FirstLine none() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new FirstLine(nowhere, false, Screen.ofWidth(0), 0, State.OVER);
  }

  /**
   * That of a program which starts now.
   *
   * @param err where it goes
   * @param terminal whether a line can be erased there
   */
  static FirstLine ofProgram(PrintStream err, boolean terminal, Screen screen) {
    return in(DUE, err, terminal, screen);
  }

  static FirstLine in(long millis, PrintStream err, boolean terminal, Screen screen) {
    long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    return new FirstLine(err, terminal, screen, due, State.SILENT);
  }

  /** A stream that takes note of what is printed. */
  PrintStream watched(OutputStream stream) {
    return new PrintStream(new Watched(stream), true, StandardCharsets.UTF_8);
  }

  /** What the first stage shows of itself is the line of a command that can't name what it reads. */
  void stage(Runnable shows) {
    stage.compareAndSet(null, shows);
  }

  /**
   * Begins a command. One inside another has no line of its own.
   *
   * @param command its name
   * @param input what it reads, asked for once it is time, by another thread; nothing if that can't be said
   * @return the end of the command
   */
  public synchronized Runnable begin(
      String command, ProgressMode mode, Supplier<Optional<String>> input) {
    if (told || state != State.SILENT || mode == ProgressMode.NONE) {
      return () -> {};
    }
    told = true;
    Timer timer = new Timer("smalti-first-line", true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            if (state != State.SILENT) {
              timer.cancel();
              return;
            }
            Optional<String> text = instead.or(() -> input.get().map(read -> "reading " + read));
            Runnable shows = stage.get();
            if (text.isPresent()) {
              show(command, mode, text.get());
            } else if (shows != null) {
              shows.run();
            }
          }
        },
        Math.max(0, TimeUnit.NANOSECONDS.toMillis(due - System.nanoTime())),
        RETRY);
    return () -> {
      timer.cancel();
      printed();
    };
  }

  /** Lets the line be another one, for what waits for somebody else: {@code asking archive.org}. */
  public void instead(String text) {
    instead = Optional.of(text);
  }

  private synchronized void show(String command, ProgressMode mode, String text) {
    if (state != State.SILENT) {
      return;
    }
    state = State.OVER;
    if (mode == ProgressMode.AUTO && terminal) {
      String line = command + ": " + Console.oneLine(text);
      err.print(TextWidth.withoutMiddle(line, screen.size().columns() - 1));
      err.flush();
      state = State.SHOWN;
    } else if (mode == ProgressMode.JSON) {
      ProgressDisplay.json(err).say(command, text);
    } else {
      ProgressDisplay.messages(err).say(command, text);
    }
  }

  /** Something else is printed, or the command ends. */
  private void printed() {
    if (state != State.OVER) {
      synchronized (this) {
        if (state == State.SHOWN) {
          err.print(ERASE_LINE);
          err.flush();
        }
        state = State.OVER;
      }
    }
  }

  private final class Watched extends OutputStream {
    private final OutputStream stream;

    Watched(OutputStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int b) throws IOException {
      printed();
      stream.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      printed();
      stream.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      stream.flush();
    }
  }
}
