package org.smalti.compositions.render;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** What the values of a plane become at each brightness, in steps of 1/256. Safe for use by many threads. */
final class LightTables {
  private static final int BRIGHTEST = 4;

  private final int dark;
  private final Light unchanged;
  private final AtomicReferenceArray<Light> lights =
      new AtomicReferenceArray<>(BRIGHTEST * Light.ONE + 1);

  /** @param dark the value that stands for no light */
  LightTables(int dark) {
    this.dark = dark;
    unchanged = new Light(dark, Light.ONE);
  }

  /** @param brightness 0 dark, 1 as it is, 4 the brightest there is */
  Light of(double brightness) {
    if (brightness == 1) {
      return unchanged;
    }
    int factor = (int) Math.round(Light.ONE * Math.max(0, Math.min(BRIGHTEST, brightness)));
    Light light = lights.get(factor);
    if (light == null) {
      light = new Light(dark, factor);
      lights.set(factor, light);
    }
    return light;
  }
}
