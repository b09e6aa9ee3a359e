package org.smalti.core.show;

import java.io.OutputStream;
import java.io.PrintStream;
import org.smalti.core.run.Failures;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;

/** Makes the runs of one command, all shown in the same way. */
public final class Runs {
  private final Console console;
  private final ProgressMode mode;
  private final boolean quiet;
  private final PrintStream messages;
  private final Failures failures;
  private final StatusLines block;

  /** @param messages where messages go; bars are drawn on the console alone */
  public Runs(
      Console console, ProgressMode mode, boolean quiet, PrintStream messages, Failures failures) {
    this.console = console;
    this.mode = mode;
    this.quiet = quiet;
    this.messages = messages;
    this.failures = failures;
    block = new StatusLines(console.err());
  }

  /** Says one line outside any stage; as an event among events. */
  public void say(String message) {
    if (mode == ProgressMode.JSON) {
      ProgressDisplay.json(messages).say("", message);
    } else {
      messages.println(Console.oneLine(message));
    }
  }

  /** Begins a stage of {@code total} units, −1 if unknown. */
  public Run begin(String stage, long total, Unit unit) {
    failures.begin(stage);
    return new ConsoleRun(
        stage, total, unit, display(), console.first(), console.cancellation(), failures::add);
  }

  private ProgressDisplay display() {
    return switch (mode) {
      case AUTO ->
        console.terminal()
            ? new ProgressBars(messages, block, console.screen())
            : ProgressDisplay.plain(messages);
      case PLAIN -> ProgressDisplay.plain(messages);
      case JSON -> ProgressDisplay.json(messages);
      case NONE ->
        quiet
            ? ProgressDisplay.messages(new PrintStream(OutputStream.nullOutputStream()))
            : ProgressDisplay.messages(messages);
    };
  }
}
