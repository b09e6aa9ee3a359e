package org.smalti.tools.video.cuts;

import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.media.TimeCode;
import org.smalti.media.edit.CmxText;

/**
 * The scenes of a film as an edit decision list in the form of CMX 3600: one event for each scene, of the film itself
 * (reel {@code AX}) at its own place. Every event is a cut: fades and dissolves are in the pictures already and would
 * be made twice; a comment tells where they are.
 */
final class EditDecisionList {
  private EditDecisionList() {}

  /** @throws SmaltiException if the form can't hold this film */
  static String of(String filename, FilmTiming timing, List<Scene> scenes) {
    TimeCode code = timing.timeCode();
    check(timing, code, scenes);
    CmxText text = new CmxText(code, filename);
    for (Scene scene : scenes) {
      CmxText.Frames own = new CmxText.Frames(scene.frame(), scene.end());
      text.event("AX", "V", own, own);
      text.comment("FROM CLIP NAME: " + filename);
      Transition entry = scene.entry();
      if (entry.end() > entry.first()) {
        text.comment(entry.kind().name() + " IN THE PICTURE: " + code.of(entry.first()) + " "
            + code.of(entry.end()));
      }
    }
    return text.toString();
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
    if (scenes.size() > CmxText.MOST_EVENTS) {
      throw SmaltiException.input(scenes.size() + " scenes, and an edit decision list holds "
          + CmxText.MOST_EVENTS + "; use the table or --otio");
    }
    if (scenes.get(scenes.size() - 1).end() >= code.framesOfADay()) {
      throw SmaltiException.input(
          "longer than the 24 hours of time codes; use the table or --otio");
    }
  }
}
