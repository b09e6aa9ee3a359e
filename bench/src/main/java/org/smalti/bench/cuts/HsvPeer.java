package org.smalti.bench.cuts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoSpec;
import org.smalti.media.cut.FilmFrame;
import org.smalti.media.cut.FrameObserver;

/**
 * PySceneDetect's two detectors of hard cuts with their published defaults (scenedetect.com, version 0.7), written anew
 * from their description. Both score a frame by the mean of the mean absolute differences of hue, saturation and value
 * from the frame before, hue in half degrees. ContentDetector takes a frame whose score reaches 27, and merges cuts
 * that are nearer than 15 frames; AdaptiveDetector takes one whose score reaches 15 and 3 times the mean of the two
 * frames before and after it, 15 frames after the last at the earliest.
 */
final class HsvPeer implements FrameObserver {
  /** Pictures wider than 512 pixels are halved by default; all of the composed ones are 640 wide. */
  static final VideoSpec SPEC = new VideoSpec(320, 180, PixelFormat.RGB24);

  private static final int SHORTEST_SCENE = 15;
  private static final double CONTENT = 27;
  private static final double LEAST = 15;
  private static final double RATIO = 3;
  private static final int WINDOW = 2;

  private final List<Double> scores = new ArrayList<>();
  private byte @Nullable [] before;

  @Override
  public void frame(FilmFrame frame) {
    byte[] hsv = hsv(frame.pixels());
    byte[] last = before;
    long sum = 0;
    if (last != null) {
      for (int i = 0; i < hsv.length; i++) {
        sum += Math.abs((hsv[i] & 255) - (last[i] & 255));
      }
    }
    scores.add((double) sum / hsv.length);
    before = hsv;
  }

  @Override
  public void ended(FilmFrame last) {}

  /** Hue 0..179, saturation and value 0..255. */
  private static byte[] hsv(byte[] rgb) {
    byte[] hsv = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i += 3) {
      int r = rgb[i] & 255;
      int g = rgb[i + 1] & 255;
      int b = rgb[i + 2] & 255;
      int value = Math.max(r, Math.max(g, b));
      int chroma = value - Math.min(r, Math.min(g, b));
      double degrees = 0;
      if (chroma > 0) {
        degrees = value == r
            ? 60.0 * (g - b) / chroma
            : value == g ? 120 + 60.0 * (b - r) / chroma : 240 + 60.0 * (r - g) / chroma;
      }
      hsv[i] = (byte) (Math.round((degrees < 0 ? degrees + 360 : degrees) / 2) % 180);
      hsv[i + 1] = (byte) (value == 0 ? 0 : Math.round(255.0 * chroma / value));
      hsv[i + 2] = (byte) value;
    }
    return hsv;
  }

  /** The frames at which scenes begin, by the fixed threshold. */
  List<Integer> content() {
    List<Integer> cuts = new ArrayList<>();
    int lastAbove = 0;
    int mergedFrom = -1;
    for (int i = 1; i < scores.size(); i++) {
      boolean above = scores.get(i) >= CONTENT;
      boolean longEnough = i - lastAbove >= SHORTEST_SCENE;
      lastAbove = above ? i : lastAbove;
      if (mergedFrom >= 0) {
        if (longEnough && !above && lastAbove - mergedFrom >= SHORTEST_SCENE) {
          mergedFrom = -1;
          cuts.add(lastAbove);
        }
      } else if (above && longEnough) {
        cuts.add(i);
      } else if (above && !cuts.isEmpty()) {
        mergedFrom = i;
      }
    }
    return cuts;
  }

  /** The frames at which scenes begin, by comparison with the frames around them. */
  List<Integer> adaptive() {
    List<Integer> cuts = new ArrayList<>();
    int last = 1;
    for (int i = 1 + WINDOW; i + WINDOW < scores.size(); i++) {
      double around = 0;
      for (int k = 1; k <= WINDOW; k++) {
        around += scores.get(i - k) + scores.get(i + k);
      }
      around /= 2 * WINDOW;
      double score = scores.get(i);
      boolean stands = around < 1e-5 || score / around >= RATIO;
      if (stands && score >= LEAST && i + WINDOW - last >= SHORTEST_SCENE) {
        cuts.add(i);
        last = i;
      }
    }
    return cuts;
  }
}
