package org.smalti.core.show;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.smalti.core.run.Failure;
import org.smalti.core.run.ItemMetric;
import org.smalti.core.run.ItemState;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.EnumWord;

/** Draws how far a stage is. Calls come one at a time. */
interface ProgressDisplay {
  void begin(StageProgress start);

  /** @param active the items that have been under way for some time */
  void update(StageProgress now, List<ItemState> active);

  void say(String stage, String message);

  void skip(Failure failure);

  /** Something new happens to an item. */
  default void state(String stage, ItemState item) {}

  void end(StageProgress last);

  /** ms between updates. */
  int interval();

  /** ns for which an item is under way before updates name it. */
  default long itemsFrom() {
    return 1_000_000_000;
  }

  static String skipped(Failure failure) {
    String name = failure.filename() + ": ";
    return failure.stage()
        + (failure.kept() ? ": incomplete " : ": skipped ")
        + Console.oneLine((failure.error().startsWith(name) ? "" : name) + failure.error());
  }

  /** Messages alone. */
  static ProgressDisplay messages(PrintStream err) {
    return new Lines(err, false);
  }

  static ProgressDisplay plain(PrintStream err) {
    return new Lines(err, true);
  }

  static ProgressDisplay json(PrintStream err) {
    return new Json(err);
  }

  /** A line now and then, for logs. */
  record Lines(PrintStream err, boolean progress) implements ProgressDisplay {
    /** Items that a line names at most. */
    private static final int NAMES = 3;

    @Override
    public void begin(StageProgress start) {}

    @Override
    public void update(StageProgress now, List<ItemState> active) {
      if (progress) {
        err.println(now.stage() + ": " + now.text(false) + names(active));
      }
    }

    private static String names(List<ItemState> active) {
      String names = active.stream()
          .limit(NAMES)
          .map(item -> Console.oneLine(item.name()))
          .collect(Collectors.joining(", "));
      return (names.isEmpty() ? "" : "; now " + names)
          + (active.size() > NAMES ? " and " + (active.size() - NAMES) + " more" : "");
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
    public void end(StageProgress last) {
      if (progress) {
        err.println(last.stage() + ": " + last.text(true));
      }
    }

    @Override
    public int interval() {
      return 5000;
    }

    @Override
    public long itemsFrom() {
      return 0;
    }
  }

  /** One JSON object a line: {@code {"event":"progress","stage":"samples","done":3,"total":8,…}}. */
  record Json(PrintStream err) implements ProgressDisplay {
    @Override
    public void begin(StageProgress start) {
      event("begin", start);
    }

    @Override
    public void update(StageProgress now, List<ItemState> active) {
      event("progress", now);
      active.stream()
          .filter(item -> !item.figures().isEmpty())
          .forEach(item -> item("item", now.stage(), item));
    }

    @Override
    public void say(String stage, String message) {
      err.println("{\"event\":\"message\",\"stage\":" + JsonText.quoted(stage) + ",\"message\":"
          + JsonText.quoted(message) + "}");
    }

    @Override
    public void skip(Failure failure) {
      err.println("{\"event\":\"" + (failure.kept() ? "incomplete" : "skip") + "\",\"stage\":"
          + JsonText.quoted(failure.stage())
          + ",\"filename\":" + JsonText.quoted(failure.filename()) + ",\"error\":"
          + JsonText.quoted(failure.error()) + "}");
    }

    @Override
    public void state(String stage, ItemState item) {
      item("state", stage, item);
    }

    @Override
    public void end(StageProgress last) {
      event("end", last);
    }

    @Override
    public int interval() {
      return 500;
    }

    private void item(String event, String stage, ItemState item) {
      StringBuilder line = new StringBuilder("{\"event\":").append(JsonText.quoted(event));
      line.append(",\"stage\":").append(JsonText.quoted(stage));
      line.append(",\"filename\":").append(JsonText.quoted(item.name()));
      line.append(",\"state\":").append(JsonText.quoted(item.state()));
      line.append(",\"done\":").append(item.done());
      line.append(",\"total\":").append(item.weight());
      for (ItemMetric figure : item.figures()) {
        if (Double.isFinite(figure.value())) {
          line.append(',').append(JsonText.quoted(figure.name())).append(':');
          line.append(CellFormat.decimal(figure.value(), 3));
        }
      }
      err.println(line.append('}'));
    }

    private void event(String name, StageProgress now) {
      err.println(String.format(
          Locale.ROOT,
          "{\"event\":\"%s\",\"stage\":%s,\"unit\":\"%s\",\"done\":%d,\"total\":%d,"
              + "\"skipped\":%d,\"incomplete\":%d,\"rate\":%.3f,\"elapsed\":%.3f,\"eta\":%.1f}",
          name,
          JsonText.quoted(now.stage()),
          EnumWord.of(now.unit()),
          now.done(),
          now.total(),
          now.skipped(),
          now.incomplete(),
          now.rate(),
          now.elapsed(),
          now.remaining()));
    }
  }
}
