package org.smalti.bench.faces;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.tools.video.faces.detect.Detection;

/** A face on its way, or a pillar that hides faces. It is there from the first to the last point of its way. */
final class ScriptedFace {
  /** Where the middle of the face is, and its height: pixels; it goes straight from point to point. */
  private record Waypoint(double time, double x, double y, double height, boolean leaves) {}

  /** Of a pillar. */
  private static final double TALL = 10_000;

  private final String name;
  private final @Nullable FaceLook look;
  private final double width;
  private final List<Waypoint> way = new ArrayList<>();

  private ScriptedFace(String name, @Nullable FaceLook look, double width) {
    this.name = name;
    this.look = look;
    this.width = width;
  }

  static ScriptedFace of(String name, FaceLook look) {
    return new ScriptedFace(name, look, 0);
  }

  static ScriptedFace pillar(double x, double width, double until) {
    return new ScriptedFace("pillar", null, width).at(0, x, 0, TALL).at(until, x, 0, TALL);
  }

  ScriptedFace at(double time, double x, double y, double height) {
    way.add(new Waypoint(time, x, y, height, false));
    return this;
  }

  /** Goes to a place, and is not there until the next one. */
  void leaves(double time, double x, double y, double height) {
    way.add(new Waypoint(time, x, y, height, true));
  }

  String name() {
    return name;
  }

  /** Null for a pillar. */
  @Nullable
  FaceLook look() {
    return look;
  }

  /** The box of the face at a time, before the camera moves it; null where it is not there. */
  @Nullable
  Detection box(double time) {
    for (int i = 1; i < way.size(); i++) {
      Waypoint from = way.get(i - 1);
      Waypoint to = way.get(i);
      if (!from.leaves && time >= from.time && time < to.time) {
        double share = (time - from.time) / (to.time - from.time);
        double height = from.height + share * (to.height - from.height);
        double across = look == null ? width : look.aspect() * height;
        double x = from.x + share * (to.x - from.x);
        double y = from.y + share * (to.y - from.y);
        return new Detection(
            (float) (x - across / 2),
            (float) (y - height / 2),
            (float) (x + across / 2),
            (float) (y + height / 2),
            1);
      }
    }
    return null;
  }
}
