package org.smalti.media.edit;

import java.util.Locale;
import org.smalti.media.TimeCode;

/** An edit decision list in the form of CMX 3600, written line by line. Every event is a cut. */
public final class CmxText {
  /** Events have numbers of three digits. */
  public static final int MOST_EVENTS = 999;

  private static final int LONGEST_TITLE = 70;

  private final TimeCode code;
  private final StringBuilder lines = new StringBuilder();
  private int events;

  /**
   * Frames with the next one after them.
   *
   * @param from the first
   * @param until the one after the last, of which there is a time code too
   */
  public record Frames(long from, long until) {}

  /** @param code of the list and of its sources */
  public CmxText(TimeCode code, String title) {
    this.code = code;
    String whole = oneLine(title);
    line("TITLE: " + whole.substring(0, Math.min(LONGEST_TITLE, whole.length())));
    line("FCM: " + (code.dropsFrames() ? "DROP FRAME" : "NON-DROP FRAME"));
  }

  /**
   * Adds an event.
   *
   * @param reel eight letters and digits at most
   * @param channels {@code V}, {@code A}, {@code A2}, {@code B}, …
   */
  public void event(String reel, String channels, Frames source, Frames list) {
    events++;
    line(String.format(
        Locale.ROOT,
        "%03d  %-8s %-5s C        %s %s %s %s",
        events,
        reel,
        channels,
        timeCode(source.from()),
        timeCode(source.until()),
        timeCode(list.from()),
        timeCode(list.until())));
  }

  /**
   * Says that the event before is played at another speed.
   *
   * @param rate frames of the source in a second
   * @param from its first frame
   */
  public void speed(String reel, double rate, long from) {
    line(String.format(
        Locale.ROOT, "M2   %-8s %06.1f                %s", reel, rate, timeCode(from)));
  }

  /** Adds a comment to the event before. */
  public void comment(String text) {
    line("* " + oneLine(text));
  }

  private String timeCode(long frame) {
    return code.of(Math.toIntExact(frame));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", "_");
  }

  private void line(String line) {
    lines.append(line).append('\n');
  }

  /** All that was added. */
  @Override
  public String toString() {
    return lines.toString();
  }
}
