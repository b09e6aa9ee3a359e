package org.smalti.tools.export.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads edit decision lists in the form of CMX 3600, and counts frames of time codes by going through the minutes one
 * by one, unlike the program.
 */
final class CmxReader {
  private static final Pattern EVENT = Pattern.compile(
      "(\\d{3})  (\\S{1,8}) +(V|B|A|A[234]) +C {8}(\\S{11}) (\\S{11}) (\\S{11}) (\\S{11})");
  private static final Pattern SPEED = Pattern.compile("M2   (\\S{1,8}) +(-?[0-9.]+) +(\\S{11})");

  /** An event; times in frames. */
  record Event(
      int number, String reel, String channels, long sourceIn, long sourceOut, long in, long out) {}

  final String title;
  final boolean drops;
  final List<Event> events = new ArrayList<>();
  final List<String> names = new ArrayList<>();
  final List<Double> speeds = new ArrayList<>();

  CmxReader(String text, int base) {
    String[] lines = text.split("\n");
    title = lines[0].replaceFirst("^TITLE: ", "");
    drops = lines[1].equals("FCM: DROP FRAME");
    for (int i = 2; i < lines.length; i++) {
      Matcher event = EVENT.matcher(lines[i]);
      Matcher speed = SPEED.matcher(lines[i]);
      if (event.matches()) {
        events.add(new Event(
            Integer.parseInt(event.group(1)),
            event.group(2),
            event.group(3),
            frames(event.group(4), base),
            frames(event.group(5), base),
            frames(event.group(6), base),
            frames(event.group(7), base)));
      } else if (speed.matches()) {
        speeds.add(Double.valueOf(speed.group(2)));
      } else if (lines[i].startsWith("* FROM CLIP NAME: ")) {
        names.add(lines[i].substring(18));
      } else if (!lines[i].startsWith("* ")) {
        throw new IllegalArgumentException("no line of a list: " + lines[i]);
      }
    }
  }

  private long frames(String code, int base) {
    if (code.contains(";") != drops) {
      throw new IllegalArgumentException(
          code + " in a list that " + (drops ? "drops" : "drops no") + " frames");
    }
    String[] parts = code.split("[:;]");
    int minutes = 60 * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]);
    long frames = 0;
    for (int minute = 0; minute < minutes; minute++) {
      frames += 60L * base - (drops && (minute + 1) % 10 != 0 ? 2L * base / 30 : 0);
    }
    return frames + (long) base * Integer.parseInt(parts[2]) + Integer.parseInt(parts[3]);
  }
}
