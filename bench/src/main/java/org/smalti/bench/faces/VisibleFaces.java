package org.smalti.bench.faces;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.smalti.tools.video.faces.detect.Detection;

/**
 * What can be seen in one picture after the other of a film. A face is asked for if at least half of it is seen; who is
 * seen again after more than {@code gap} seconds is somebody new, as no tracker is asked to know who comes back. Where
 * less than half was seen for so long, but a quarter within it, that is unclear: a detector may find such a part.
 */
final class VisibleFaces {
  private static final double ASKED = 0.5;
  private static final double GLIMPSE = 0.25;
  /** Points of a face that are looked at in each direction. */
  private static final int POINTS = 9;
  /** Width and height of a head as drawn, in those of the face. */
  static final double HEAD_WIDTH = 1.7;

  static final double HEAD_HEIGHT = 1.6;

  /** What is seen of a face. */
  record Seen(ScriptedFace face, Detection box, double share) {}

  /** The faces of a picture: those that are asked for under the name of their identity, and the others. */
  record Picture(List<LabelledFace> asked, List<LabelledFace> unasked, List<Seen> seen) {}

  private final FaceFilm film;
  private final double gap;
  private final Map<String, Double> last = new HashMap<>();
  private final Map<String, Double> lastGlimpse = new HashMap<>();
  /** The longest time without a glimpse since a face was asked for. */
  private final Map<String, Double> unseen = new HashMap<>();

  private final Map<String, String> unclear = new HashMap<>();
  private final Map<String, Integer> comings = new HashMap<>();

  VisibleFaces(FaceFilm film, double gap) {
    this.film = film;
    this.gap = gap;
  }

  /** The faces at a time; times must ascend. */
  Picture at(double time) {
    var picture = new Picture(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < film.faces().size(); i++) {
      ScriptedFace face = film.faces().get(i);
      Detection box = film.box(face, time);
      if (box == null || face.look() == null || film.white(time)) {
        continue;
      }
      double share = share(i, box, time);
      if (share >= GLIMPSE) {
        Double before = lastGlimpse.put(face.name(), time);
        unseen.merge(face.name(), before == null ? 0 : time - before, Math::max);
      }
      picture.seen.add(new Seen(face, box, share));
      if (share >= ASKED) {
        picture.asked.add(new LabelledFace(identity(face.name(), time), box));
      } else if (share > 0) {
        picture.unasked.add(new LabelledFace(face.name(), box));
      }
    }
    return picture;
  }

  private String identity(String name, double time) {
    Double before = last.put(name, time);
    Double longest = unseen.put(name, 0.0);
    if (before == null || time - before > gap) {
      int coming = comings.merge(name, 1, Integer::sum);
      if (before != null && longest != null && longest <= gap) {
        unclear.put(name + " " + coming, name + " " + (coming - 1));
      }
    }
    return name + " " + comings.get(name);
  }

  /** For each identity so far that may be the same as another one, which that is. */
  Map<String, String> unclear() {
    return unclear;
  }

  /** The part of a face that is in the picture and not behind another one. */
  private double share(int index, Detection box, double time) {
    int seen = 0;
    for (int i = 0; i < POINTS * POINTS; i++) {
      double x = box.xmin() + box.width() * (i % POINTS + 0.5) / POINTS;
      int row = i / POINTS;
      double y = box.ymin() + box.height() * (row + 0.5) / POINTS;
      seen += inPicture(x, y) && owner(x, y, time) == film.faces().get(index) ? 1 : 0;
    }
    return (double) seen / (POINTS * POINTS);
  }

  private static boolean inPicture(double x, double y) {
    return x >= 0 && y >= 0 && x < FaceFilm.WIDTH && y < FaceFilm.HEIGHT;
  }

  /** Whose head, or which pillar, is seen at a point; null for the background. */
  @Nullable
  ScriptedFace owner(double x, double y, double time) {
    for (int i = film.faces().size() - 1; i >= 0; i--) {
      ScriptedFace face = film.faces().get(i);
      Detection box = film.box(face, time);
      if (box != null && covers(face, box, x, y)) {
        return face;
      }
    }
    return null;
  }

  private static boolean covers(ScriptedFace face, Detection box, double x, double y) {
    double across = (2 * x - box.xmin() - box.xmax()) / box.width();
    double down = (2 * y - box.ymin() - box.ymax()) / box.height();
    if (face.look() == null) {
      return Math.abs(across) <= 1;
    }
    return Math.pow(across / HEAD_WIDTH, 2) + Math.pow(down / HEAD_HEIGHT, 2) <= 1;
  }
}
