package org.smalti.core.show;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.smalti.core.run.Failure;
import org.smalti.core.run.ItemState;

/**
 * A bar for the whole, and below it a line for each item that takes long, on a terminal. In the end only the bar stays.
 *
 * @param messages where messages go, the terminal among others
 */
record ProgressBars(PrintStream messages, StatusLines block, Screen screen)
    implements ProgressDisplay {
  private static final int CELLS = 24;
  /** A bar of fewer cells is not drawn. */
  private static final int FEWEST_CELLS = 4;
  /** The terminal writes {@code ^C} behind the last line; it must not begin another. */
  private static final int ROOM_FOR_CTRL_C = 3;

  @Override
  public void begin(StageProgress start) {}

  @Override
  public void update(StageProgress now, List<ItemState> active) {
    Screen.Size size = screen.size();
    int columns = columns(size);
    List<String> lines = new ArrayList<>();
    lines.add(line(now, false, columns));
    lines.addAll(ItemLines.of(active, now.unit(), columns, size.rows() - 2));
    block.draw(lines);
  }

  @Override
  public void say(String stage, String message) {
    block.above(() -> messages.println(stage + ": " + Console.oneLine(message)));
  }

  @Override
  public void skip(Failure failure) {
    block.above(() -> messages.println(ProgressDisplay.skipped(failure)));
  }

  @Override
  public void end(StageProgress last) {
    int columns = Math.max(1, screen.size().columns() - 1);
    block.end(() -> messages.println(line(last, true, columns)));
  }

  @Override
  public int interval() {
    return 100;
  }

  /** So many characters, {@code fraction} of which are filled, to an eighth. */
  static String bar(double fraction, int cells) {
    int eighths = (int) Math.round(fraction * cells * 8);
    StringBuilder bar = new StringBuilder("█".repeat(eighths / 8));
    if (eighths % 8 > 0) {
      bar.append((char) ('█' + 8 - eighths % 8));
    }
    return bar.append("·".repeat(cells - bar.length())).toString();
  }

  private static int columns(Screen.Size size) {
    return Math.max(1, size.columns() - ROOM_FOR_CTRL_C);
  }

  private static String line(StageProgress now, boolean finished, int columns) {
    String percent = now.total() < 0
        ? ""
        : String.format(Locale.ROOT, "%3.0f %% ", Math.floor(now.fraction() * 100));
    String stage = String.format(Locale.ROOT, "%-10s ", now.stage());
    String text = percent + now.text(finished);
    int room = columns - TextWidth.of(stage + text) - 1;
    String bar = room < FEWEST_CELLS ? "" : bar(now.fraction(), Math.min(CELLS, room)) + " ";
    return TextWidth.start(stage + bar + text, columns);
  }
}
