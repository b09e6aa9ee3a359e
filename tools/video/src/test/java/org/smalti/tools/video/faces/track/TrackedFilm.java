package org.smalti.tools.video.faces.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.detect.FaceAppearance;
import org.smalti.tools.video.faces.motion.MotionGrid;

/** A film as it is fed to a tracker, picture by picture. */
final class TrackedFilm {
  static final double WIDTH = 1000;
  static final double HEIGHT = 600;
  static final MotionGrid STILL = motion(0, 0);

  private final FaceTracker tracker;
  /** Pictures from one that is looked at to the next, of 25 a second. */
  private final int every;

  private long frame;

  TrackedFilm(MotionModel model) {
    this(model, 1);
  }

  TrackedFilm(MotionModel model, int every) {
    tracker = tracker(model);
    this.every = every;
  }

  static FaceTracker tracker(MotionModel model) {
    return new TrackOptions(0.3, 0.3, 0.6, 1, model, 1).open("film.mp4", WIDTH, HEIGHT);
  }

  static MotionGrid motion(double right, double down) {
    float[] x = new float[40];
    float[] y = new float[40];
    Arrays.fill(x, (float) (right / WIDTH));
    Arrays.fill(y, (float) (down / HEIGHT));
    return new MotionGrid(8, 5, x, y);
  }

  /** Only what is above the middle moves, so that the camera stands still. */
  static MotionGrid motionAbove(double right) {
    float[] x = new float[40];
    Arrays.fill(x, 0, 16, (float) (right / WIDTH));
    return new MotionGrid(8, 5, x, new float[40]);
  }

  static Detection face(double x, double y) {
    return face(x, y, 0.9);
  }

  static Detection face(double x, double y, double score) {
    return new Detection((float) x, (float) y, (float) x + 100, (float) y + 100, (float) score);
  }

  /** A face in colours of its own, one of several. */
  static FaceAppearance looks(int which) {
    byte[] rgb = new byte[3 * 64 * 64];
    new Random(which).nextBytes(rgb);
    return FaceAppearance.of(rgb, 64, 64, new Detection(0, 0, 64, 64, 1));
  }

  /** The ids of the faces of the next picture, from left to right. */
  List<String> see(@Nullable MotionGrid motion, Detection... faces) {
    return see(new FrameFaces(frame, frame / 25.0, List.of(faces), motion));
  }

  /** The same for faces whose looks are known. */
  List<String> look(List<Detection> faces, List<FaceAppearance> appearances) {
    return see(new FrameFaces(frame, frame / 25.0, faces, appearances, STILL));
  }

  private List<String> see(FrameFaces picture) {
    frame += every;
    return tracker.next(picture).stream().map(TrackedFace::track).toList();
  }

  void seeNobody(int pictures) {
    for (int i = 0; i < pictures; i++) {
      assertThat(see(STILL)).isEmpty();
    }
  }
}
