package org.smalti.core.run;

import java.io.PrintStream;
import java.util.Locale;

/** Draws how far a stage is. Calls come one at a time. */
interface Display {
  void begin(Snapshot start);

  void update(Snapshot now);

  void say(String stage, String message);

  void skip(Failure failure);

  /** Something new happens to an item. */
  default void state(String stage, ItemState item) {}

  void end(Snapshot last);

  /** ms between updates. */
  int interval();

  private static String skipped(Failure failure) {
    return failure.stage() + ": skipped "
        + Console.oneLine(failure.filename() + ": " + failure.error());
  }

  /** Messages alone. */
  static Display messages(PrintStream err) {
    return new Lines(err, false);
  }

  static Display plain(PrintStream err) {
    return new Lines(err, true);
  }

  static Display bar(PrintStream err, int width) {
    return new Bar(err, width);
  }

  static Display json(PrintStream err) {
    return new Json(err);
  }

  /** A line now and then, for logs. */
  record Lines(PrintStream err, boolean progress) implements Display {
    @Override
    public void begin(Snapshot start) {}

    @Override
    public void update(Snapshot now) {
      if (progress) {
        err.println(now.stage() + ": " + now.text(false));
      }
    }

    @Override
    public void say(String stage, String message) {
      err.println(stage + ": " + Console.oneLine(message));
    }

    @Override
    public void skip(Failure failure) {
      err.println(skipped(failure));
    }

    @Override
    public void end(Snapshot last) {
      if (progress) {
        err.println(last.stage() + ": " + last.text(true));
      }
    }

    @Override
    public int interval() {
      return 5000;
    }
  }

  /** One line that is drawn again and again. */
  record Bar(PrintStream err, int width) implements Display {
    private static final int CELLS = 24;
    private static final String CLEAR = "\r\u001b[K";

    @Override
    public void begin(Snapshot start) {}

    @Override
    public void update(Snapshot now) {
      err.print(CLEAR + cut(line(now, false)));
    }

    @Override
    public void say(String stage, String message) {
      err.println(CLEAR + stage + ": " + Console.oneLine(message));
    }

    @Override
    public void skip(Failure failure) {
      err.println(CLEAR + skipped(failure));
    }

    @Override
    public void end(Snapshot last) {
      err.println(CLEAR + cut(line(last, true)));
    }

    @Override
    public int interval() {
      return 100;
    }

    private static String line(Snapshot now, boolean finished) {
      int eighths = (int) Math.round(now.fraction() * CELLS * 8);
      StringBuilder bar = new StringBuilder("█".repeat(eighths / 8));
      if (eighths % 8 > 0) {
        bar.append((char) ('█' + 8 - eighths % 8));
      }
      while (bar.length() < CELLS) {
        bar.append('·');
      }
      String percent = now.total() < 0
          ? ""
          : String.format(Locale.ROOT, "%3.0f %% ", Math.floor(now.fraction() * 100));
      return String.format(Locale.ROOT, "%-10s %s %s", now.stage(), bar, percent)
          + now.text(finished);
    }

    private String cut(String line) {
      return line.length() < width ? line : line.substring(0, Math.max(1, width - 1));
    }
  }

  /** One JSON object a line: {@code {"event":"progress","stage":"samples","done":3,"total":8,…}}. */
  record Json(PrintStream err) implements Display {
    @Override
    public void begin(Snapshot start) {
      event("begin", start);
    }

    @Override
    public void update(Snapshot now) {
      event("progress", now);
    }

    @Override
    public void say(String stage, String message) {
      err.println("{\"event\":\"message\",\"stage\":" + quoted(stage) + ",\"message\":"
          + quoted(message) + "}");
    }

    @Override
    public void skip(Failure failure) {
      err.println("{\"event\":\"skip\",\"stage\":" + quoted(failure.stage()) + ",\"filename\":"
          + quoted(failure.filename()) + ",\"error\":" + quoted(failure.error()) + "}");
    }

    @Override
    public void state(String stage, ItemState item) {
      err.println("{\"event\":\"state\",\"stage\":" + quoted(stage) + ",\"filename\":"
          + quoted(item.name()) + ",\"state\":" + quoted(item.state()) + ",\"done\":" + item.done()
          + ",\"total\":" + item.weight() + "}");
    }

    @Override
    public void end(Snapshot last) {
      event("end", last);
    }

    @Override
    public int interval() {
      return 500;
    }

    private void event(String name, Snapshot now) {
      err.println(String.format(
          Locale.ROOT,
          "{\"event\":\"%s\",\"stage\":%s,\"unit\":\"%s\",\"done\":%d,\"total\":%d,\"skipped\":%d,\"rate\":%.3f,\"elapsed\":%.3f,\"eta\":%.1f}",
          name,
          quoted(now.stage()),
          now.unit().name().toLowerCase(Locale.ROOT),
          now.done(),
          now.total(),
          now.skipped(),
          now.rate(),
          now.elapsed(),
          now.remaining()));
    }

    static String quoted(String text) {
      StringBuilder quoted = new StringBuilder("\"");
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"' || c == '\\') {
          quoted.append('\\').append(c);
        } else if (c < ' ') {
          quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        } else {
          quoted.append(c);
        }
      }
      return quoted.append('"').toString();
    }
  }
}
