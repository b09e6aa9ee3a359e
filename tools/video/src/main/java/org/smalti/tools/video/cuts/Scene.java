package org.smalti.tools.video.cuts;

import java.util.List;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Sample;

/**
 * A scene of a film. Scenes follow one another without a gap: where one passes into the next gradually, the border is
 * the middle of the transition.
 *
 * @param number from 1
 * @param frame its first frame, counted from 0 in the order in which they are shown
 * @param end the frame after its last one
 * @param from s on the film's clock: when its first frame is shown
 * @param until s: when the one after its last is shown
 * @param entry how it begins; that of a film's first scene is empty
 */
record Scene(int number, int frame, int end, double from, double until, Transition entry) {
  static final String NUMBER = "scene";
  static final String FRAME = "frame";
  static final String FRAMES = "frames";
  static final String KIND = "kind";
  static final String TRANSITION_START = "transitionStart";
  static final String TRANSITION_DUR = "transitionDur";
  static final String SCORE = "score";

  /** The columns of a table of scenes. */
  static final List<String> COLUMNS = List.of(
      Sample.FILENAME,
      NUMBER,
      Sample.START,
      Sample.DUR,
      FRAME,
      FRAMES,
      KIND,
      TRANSITION_START,
      TRANSITION_DUR,
      SCORE);

  String[] cells(String filename) {
    return new String[] {
      filename,
      String.valueOf(number),
      ms(from),
      ms(until - from),
      String.valueOf(frame),
      String.valueOf(end - frame),
      entry.kind().toString(),
      ms(entry.from()),
      ms(entry.until() - entry.from()),
      CellFormat.decimal(entry.score(), 3)
    };
  }

  private static String ms(double seconds) {
    return CellFormat.decimal(1000 * seconds, 3);
  }
}
