package org.smalti.bench.faces;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.smalti.tools.video.faces.detect.Detection;

/**
 * Finds the faces of a composed film as a detector would that is worse than YuNet: boxes tremble, faces are missed for
 * some pictures at a time, hidden and blurred ones have low scores, and now and then there is nobody.
 */
final class SimulatedDetector {
  private static final double TREMBLE = 0.03;
  private static final double MISS = 0.015;
  private static final double MISS_AGAIN = 0.5;
  private static final double FALSE_ALARM = 0.02;

  private final FaceFilm film;
  private final Random random;
  private Set<ScriptedFace> missed = new HashSet<>();

  SimulatedDetector(FaceFilm film, long seed) {
    this.film = film;
    random = new Random(seed);
  }

  List<Detection> detect(VisibleFaces.Picture picture, double time) {
    var faces = new ArrayList<Detection>();
    var missedNow = new HashSet<ScriptedFace>();
    for (VisibleFaces.Seen seen : picture.seen()) {
      boolean miss = random.nextDouble() < (missed.contains(seen.face()) ? MISS_AGAIN : MISS);
      double score = 0.9 * Math.min(1, 0.2 + 1.1 * seen.share()) - 0.35 * film.blur(time);
      Detection box = trembling(seen.box(), score + 0.04 * random.nextGaussian());
      if (miss) {
        missedNow.add(seen.face());
      } else if (seen.share() > 0.25) {
        faces.add(box);
      }
    }
    missed = missedNow;
    if (random.nextDouble() < FALSE_ALARM) {
      double x = random.nextDouble() * FaceFilm.WIDTH;
      double y = random.nextDouble() * FaceFilm.HEIGHT;
      faces.add(new Detection(
          (float) x, (float) y, (float) x + 50, (float) y + 60, 0.3f + 0.4f * random.nextFloat()));
    }
    return faces;
  }

  private Detection trembling(Detection box, double score) {
    float[] noise = new float[4];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (TREMBLE * box.height() * random.nextGaussian());
    }
    return new Detection(
        box.xmin() + noise[0],
        box.ymin() + noise[1],
        box.xmax() + noise[2],
        box.ymax() + noise[3],
        (float) Math.max(0, Math.min(1, score)));
  }
}
