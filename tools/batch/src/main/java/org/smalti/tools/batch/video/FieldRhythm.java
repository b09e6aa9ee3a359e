package org.smalti.tools.batch.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;

/**
 * What ffmpeg's {@code idet} finds of the fields of each picture. Where 24 pictures a second were made into 30, a top
 * field is repeated in one of five pictures and a bottom field two or three pictures after it; that rhythm tells of few
 * moving pictures already what they are. Of pictures taken with two fields each, no field repeats another.
 *
 * @param repeated how many pictures repeat a field
 * @param regular the largest number of them that follow the one before in the rhythm of one of the two ways
 * @param woven how many pictures have lines of two times
 */
record FieldRhythm(int repeated, int regular, int woven) {
  /** What the fields tell. */
  enum Finding {
    TELECINED,
    OTHER,
    /** Too little moves. */
    UNKNOWN
  }

  private static final Pattern FRAME = Pattern.compile("frame:(\\d+).*");
  private static final Pattern VALUE =
      Pattern.compile("lavfi\\.idet\\.(repeated|single)\\.current_frame=(\\w+)");

  private static final int PERIOD = 5;
  /** By chance one in five follows the one before: five of six do so once in some hundred times. */
  private static final int ENOUGH = 6;

  private static final double REGULAR = 0.8;
  /**
   * Of a moving telecined film half as many pictures repeat a field as have lines of two times, by what {@code idet}
   * says; of a film that is half telecined and half taken with two fields 0.22.
   */
  private static final double OF_WOVEN = 0.25;
  /** So many woven pictures are of a film of fields if none repeats another's. */
  private static final int CERTAIN = 12;

  /** Reads what the filter {@code metadata} has printed of repeated and of woven fields. */
  static FieldRhythm of(Path... printed) {
    Reader reader = new Reader();
    for (Path file : printed) {
      try (Stream<String> lines = Files.lines(file)) {
        lines.forEach(reader::read);
      } catch (IOException e) {
        throw SmaltiException.input(file + " can't be read: " + e.getMessage(), e);
      }
    }
    return reader.rhythm();
  }

  Finding finding() {
    boolean rhythm = repeated > ENOUGH && regular >= REGULAR * (repeated - 1);
    if (rhythm && repeated >= OF_WOVEN * woven) {
      return Finding.TELECINED;
    }
    return repeated <= ENOUGH && woven < CERTAIN ? Finding.UNKNOWN : Finding.OTHER;
  }

  /** Goes through the lines. */
  private static final class Reader {
    private long frame;
    private int repeated;
    private int woven;
    private long before = -1;
    private boolean topBefore;
    /** How many follow the one before if a bottom field follows a top field by 2 and by 3 pictures. */
    private final int[] regular = new int[2];

    void read(String line) {
      Matcher number = FRAME.matcher(line);
      if (number.matches()) {
        frame = Long.parseLong(number.group(1));
        return;
      }
      Matcher value = VALUE.matcher(line);
      if (!value.matches()) {
        return;
      }
      String what = value.group(2);
      if (value.group(1).equals("single")) {
        woven += what.equals("tff") || what.equals("bff") ? 1 : 0;
      } else if (!what.equals("neither")) {
        repeats(what.equals("top"));
      }
    }

    private void repeats(boolean top) {
      if (repeated > 0) {
        int distance = Math.floorMod(frame - before, PERIOD);
        for (int way = 0; way < regular.length; way++) {
          int later = 2 + way;
          int right = top == topBefore ? 0 : top ? PERIOD - later : later;
          regular[way] += distance == right ? 1 : 0;
        }
      }
      repeated++;
      before = frame;
      topBefore = top;
    }

    FieldRhythm rhythm() {
      return new FieldRhythm(repeated, Math.max(regular[0], regular[1]), woven);
    }
  }
}
