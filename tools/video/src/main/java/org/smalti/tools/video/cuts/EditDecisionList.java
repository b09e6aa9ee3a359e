package org.smalti.tools.video.cuts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.smalti.core.SmaltiException;
import org.smalti.media.TimeCode;

/**
 * The scenes of a film as an edit decision list in the form of CMX 3600: one event for each scene, of the film itself
 * (reel {@code AX}) at its own place. Every event is a cut: fades and dissolves are in the pictures already and would
 * be made twice; a comment tells where they are.
 */
final class EditDecisionList {
  private static final int MOST_EVENTS = 999;
  private static final int LONGEST_TITLE = 70;

  private EditDecisionList() {}

  /** @throws SmaltiException if the form can't hold this film */
  static String of(String filename, FilmTiming timing, List<Scene> scenes) {
    TimeCode code = timing.timeCode();
    check(timing, code, scenes);
    List<String> lines = new ArrayList<>();
    String title = oneLine(filename);
    lines.add("TITLE: " + title.substring(0, Math.min(LONGEST_TITLE, title.length())));
    lines.add("FCM: " + (code.dropsFrames() ? "DROP FRAME" : "NON-DROP FRAME"));
    for (Scene scene : scenes) {
      String from = code.of(scene.frame());
      String to = code.of(scene.end());
      lines.add(String.format(
          Locale.ROOT,
          "%03d  AX       V     C        %s %s %s %s",
          scene.number(),
          from,
          to,
          from,
          to));
      lines.add("* FROM CLIP NAME: " + title);
      Transition entry = scene.entry();
      if (entry.end() > entry.first()) {
        lines.add("* " + entry.kind().name() + " IN THE PICTURE: " + code.of(entry.first()) + " "
            + code.of(entry.end()));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static void check(FilmTiming timing, TimeCode code, List<Scene> scenes) {
    if (!timing.steady()) {
      throw SmaltiException.input("its frame rate varies, and an edit decision list counts frames;"
          + " use the table or --otio");
    }
    if (!code.isDefined()) {
      throw SmaltiException.input("an edit decision list has no time codes for " + timing.rate()
          + " frames a second; use the table or --otio");
    }
    if (scenes.size() > MOST_EVENTS) {
      throw SmaltiException.input(scenes.size() + " scenes, and an edit decision list holds "
          + MOST_EVENTS + "; use the table or --otio");
    }
    if (scenes.get(scenes.size() - 1).end() >= code.framesOfADay()) {
      throw SmaltiException.input(
          "longer than the 24 hours of time codes; use the table or --otio");
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", "_");
  }
}
