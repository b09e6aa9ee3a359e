package org.smalti.bench.faces;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.motion.MotionGrid;
import org.smalti.tools.video.faces.track.FaceTracker;
import org.smalti.tools.video.faces.track.FrameFaces;

/**
 * How fast faces are followed: 10,000 pictures of 20 faces that wander about and pass each other, one in fifty of them
 * not found.
 */
final class TrackingSpeed {
  private static final int PICTURES = 10_000;
  private static final int FACES = 20;
  private static final double SIDE = 60;
  private static final double MISSED = 0.02;
  private static final double NANOSECONDS = 1e9;

  private TrackingSpeed() {}

  /** A line for each tracker: s of processor time, after a first run. */
  static void print() {
    List<FrameFaces> pictures = pictures(new Random(1));
    System.out.println("| tracker | processor time | a picture | tracks |\n|---|---:|---:|---:|");
    for (TrackerVariant variant : TrackerVariant.values()) {
      follow(pictures, variant);
      long begin = processorTime();
      long tracks = follow(pictures, variant);
      double seconds = (processorTime() - begin) / NANOSECONDS;
      System.out.printf(
          Locale.ROOT,
          "| %s | %.2f s | %.3f ms | %d |%n",
          variant,
          seconds,
          seconds * 1000 / PICTURES,
          tracks);
    }
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** The number of tracks. */
  private static long follow(List<FrameFaces> pictures, TrackerVariant variant) {
    FaceTracker tracker = variant.options().open("film", FaceFilm.WIDTH, FaceFilm.HEIGHT);
    return pictures.stream()
        .flatMap(picture -> tracker.next(variant.seen(picture)).stream())
        .map(face -> face.track())
        .distinct()
        .count();
  }

  private static List<FrameFaces> pictures(Random random) {
    double[][] places = new double[FACES][];
    double[][] speeds = new double[FACES][];
    for (int i = 0; i < FACES; i++) {
      places[i] =
          new double[] {random.nextDouble() * FaceFilm.WIDTH, random.nextDouble() * FaceFilm.HEIGHT
          };
      speeds[i] = new double[] {3 * random.nextGaussian(), 3 * random.nextGaussian()};
    }
    var still = new MotionGrid(20, 12, new float[240], new float[240]);
    var pictures = new ArrayList<FrameFaces>(PICTURES);
    for (int frame = 0; frame < PICTURES; frame++) {
      var faces = new ArrayList<Detection>();
      for (int i = 0; i < FACES; i++) {
        move(places[i], speeds[i]);
        if (random.nextDouble() >= MISSED) {
          faces.add(box(places[i]));
        }
      }
      pictures.add(new FrameFaces(frame, (double) frame / FaceFilm.RATE, faces, still));
    }
    return pictures;
  }

  /** Goes on, and turns round at the edges. */
  private static void move(double[] place, double[] speed) {
    double[] end = {FaceFilm.WIDTH, FaceFilm.HEIGHT};
    for (int i = 0; i < 2; i++) {
      place[i] += speed[i];
      if ((place[i] < 0 && speed[i] < 0) || (place[i] > end[i] && speed[i] > 0)) {
        speed[i] = -speed[i];
      }
    }
  }

  private static Detection box(double[] place) {
    return new Detection(
        (float) (place[0] - SIDE / 2),
        (float) (place[1] - SIDE / 2),
        (float) (place[0] + SIDE / 2),
        (float) (place[1] + SIDE / 2),
        0.9f);
  }
}
