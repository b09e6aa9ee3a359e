package org.smalti.tools.video.faces.show;

import java.util.List;
import org.smalti.core.SmaltiException;

/**
 * Where things lie in a chart of faces, in pixels.
 *
 * @param width of the chart
 * @param most tracks of a film that have a line of their own
 * @param films how many tracks each has, others summed in one line of their own
 */
record PresenceLayout(int width, int most, List<FilmPresence> films) {
  static final int USUAL_WIDTH = 1200;
  /** Lines of a chart that is still looked at as a whole. */
  private static final int LINES = 14;

  private static final int LEAST = 3;
  private static final int HIGHEST = 20_000;

  private static final double MARGIN = 30;
  private static final double TITLE = 82;
  private static final double HEADING = 34;
  private static final double LINE = 48;
  private static final double OTHERS = 34;
  private static final double AXIS = 46;

  /**
   * @param top tracks of a film that are wanted; 0: as many as fit
   * @throws SmaltiException if the chart would be too high
   */
  static PresenceLayout of(int width, int top, List<FilmPresence> films) {
    int fitting = Math.max(LEAST, LINES / Math.max(1, films.size()));
    PresenceLayout layout = new PresenceLayout(width, top > 0 ? top : fitting, films);
    if (layout.height() > HIGHEST) {
      throw SmaltiException.usage(
          "a chart of " + films.size() + " films would be " + layout.height()
              + " pixels high; choose a smaller --width, fewer tracks by --top, or a table of fewer"
              + " films");
    }
    return layout;
  }

  double px(double length) {
    return length * width / USUAL_WIDTH;
  }

  double margin() {
    return px(MARGIN);
  }

  double title() {
    return px(TITLE);
  }

  /** Above the lines of a film; a single film is named in the title. */
  double heading() {
    return films.size() > 1 ? px(HEADING) : 0;
  }

  double line() {
    return px(LINE);
  }

  double othersLine() {
    return px(OTHERS);
  }

  double axis() {
    return px(AXIS);
  }

  /** Where time begins. */
  double left() {
    return px(MARGIN + 150);
  }

  /** Where time ends. */
  double right() {
    return width - px(MARGIN + 84);
  }

  /** Of a film with all its lines. */
  double filmHeight(FilmPresence film) {
    double others = film.others(most).isEmpty() ? 0 : othersLine();
    return heading() + film.longest(most).tracks().size() * line() + others + axis();
  }

  int height() {
    double all = title() + films.stream().mapToDouble(this::filmHeight).sum() + margin() / 2;
    return (int) Math.ceil(all);
  }
}
