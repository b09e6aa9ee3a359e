package org.smalti.tools.video.cuts;

import static org.smalti.tools.video.cuts.PictureHistory.CHROMA;
import static org.smalti.tools.video.cuts.PictureHistory.HEIGHT;
import static org.smalti.tools.video.cuts.PictureHistory.LUMA;
import static org.smalti.tools.video.cuts.PictureHistory.WIDTH;

/**
 * Measures how two pictures differ that may show the same scene at different times. Each block of the later one is
 * sought in the earlier one, near the same place and without regard to its brightness, so that motion of the camera or
 * of objects and changes of light count little.
 */
final class PictureDifference {
  /** How many measures there are. */
  static final int MEASURES = 7;

  private static final int BLOCK_WIDTH = 8;
  private static final int BLOCK_HEIGHT = 6;
  private static final int BLOCK = BLOCK_WIDTH * BLOCK_HEIGHT;
  private static final int ACROSS = WIDTH / BLOCK_WIDTH;
  private static final int BLOCKS = ACROSS * HEIGHT / BLOCK_HEIGHT;
  /** Pixels: how far a block is sought. */
  private static final int REACH_X = 8;

  private static final int REACH_Y = 4;
  /** Mean difference of a value below which a block is where it was. */
  private static final int STILL = 2;

  private static final int BINS = 32;
  private static final double MOST = 1.2;

  private final PictureHistory history;
  private final int[] later = new int[BLOCK];
  private final int[] histogram = new int[BINS];
  private final float[] measures = new float[MEASURES];
  private int bestOffset;

  PictureDifference(PictureHistory history) {
    this.history = history;
  }

  /** Compares two pictures; the measures are valid until the next call. */
  float[] of(int earlier, int picture) {
    byte[] pixels = history.pixels();
    int a = history.offset(earlier);
    int b = history.offset(picture);
    blocks(pixels, a, b);
    measures[3] = histogramDistance(pixels, a, b);
    measures[4] = plain(pixels, a + LUMA, b + LUMA, 2 * CHROMA);
    measures[5] = plain(pixels, a, b, LUMA);
    measures[6] = correlation(pixels, a, b);
    return measures;
  }

  private void blocks(byte[] pixels, int a, int b) {
    long residual = 0;
    long texture = 0;
    long offsets = 0;
    long signed = 0;
    long squares = 0;
    for (int block = 0; block < BLOCKS; block++) {
      int x = block % ACROSS * BLOCK_WIDTH;
      int y = block / ACROSS * BLOCK_HEIGHT;
      int sum = 0;
      for (int j = 0, k = 0; j < BLOCK_HEIGHT; j++) {
        int row = b + (y + j) * WIDTH + x;
        for (int i = 0; i < BLOCK_WIDTH; i++, k++) {
          later[k] = pixels[row + i] & 255;
          sum += later[k];
        }
      }
      int average = sum / BLOCK;
      int own = 0;
      for (int k = 0; k < BLOCK; k++) {
        own += Math.abs(later[k] - average);
      }
      residual += search(pixels, a, x, y, sum);
      texture += own;
      offsets += Math.abs(bestOffset);
      signed += bestOffset;
      squares += (long) bestOffset * bestOffset;
    }
    double meanOffset = (double) signed / BLOCKS;
    // More than all of its texture is missing where a picture is nearly plain.
    measures[0] = (float) Math.min(MOST, residual / (texture + 2.0 * BLOCK * BLOCKS));
    measures[1] = (float) offsets / BLOCKS;
    measures[2] =
        (float) Math.sqrt(Math.max(0, (double) squares / BLOCKS - meanOffset * meanOffset));
  }

  /** The sum of absolute differences at the place that fits best; coarse steps, then the neighbours of the best. */
  private int search(byte[] pixels, int a, int x, int y, int sum) {
    int best = match(pixels, a + y * WIDTH + x, sum, Integer.MAX_VALUE);
    if (best < STILL * BLOCK) {
      return best;
    }
    int bestX = x;
    int bestY = y;
    for (int step = 2; step >= 1; step--) {
      int centreX = step == 2 ? x : bestX;
      int centreY = step == 2 ? y : bestY;
      int reachX = step == 2 ? REACH_X : 1;
      int reachY = step == 2 ? REACH_Y : 1;
      for (int v = centreY - reachY; v <= centreY + reachY; v += step) {
        if (v < 0 || v > HEIGHT - BLOCK_HEIGHT) {
          continue;
        }
        for (int u = centreX - reachX; u <= centreX + reachX; u += step) {
          if (u < 0 || u > WIDTH - BLOCK_WIDTH) {
            continue;
          }
          int found = match(pixels, a + v * WIDTH + u, sum, best);
          if (found < best) {
            best = found;
            bestX = u;
            bestY = v;
          }
        }
      }
    }
    return best;
  }

  /** The sum of absolute differences after the means are made equal; more than {@code limit} if it reaches that. */
  private int match(byte[] pixels, int at, int sum, int limit) {
    int earlierSum = 0;
    for (int j = 0; j < BLOCK_HEIGHT; j++) {
      int row = at + j * WIDTH;
      for (int i = 0; i < BLOCK_WIDTH; i++) {
        earlierSum += pixels[row + i] & 255;
      }
    }
    int offset = (sum - earlierSum) / BLOCK;
    int difference = 0;
    for (int j = 0, k = 0; j < BLOCK_HEIGHT && difference < limit; j++) {
      int row = at + j * WIDTH;
      for (int i = 0; i < BLOCK_WIDTH; i++, k++) {
        difference += Math.abs(later[k] - offset - (pixels[row + i] & 255));
      }
    }
    if (difference < limit) {
      bestOffset = offset;
    }
    return difference;
  }

  /** 0 for the same share of every brightness, 1 for none in common. */
  private float histogramDistance(byte[] pixels, int a, int b) {
    java.util.Arrays.fill(histogram, 0);
    for (int i = 0; i < LUMA; i++) {
      histogram[(pixels[a + i] & 255) >> 3]++;
      histogram[(pixels[b + i] & 255) >> 3]--;
    }
    int distance = 0;
    int balance = 0;
    for (int count : histogram) {
      balance += count;
      distance += Math.abs(count);
    }
    return (float) (distance + balance) / (2 * LUMA);
  }

  private static float plain(byte[] pixels, int a, int b, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.abs((pixels[a + i] & 255) - (pixels[b + i] & 255));
    }
    return (float) sum / count;
  }

  /**
   * Pearson's, of the luma, where both pictures have any contrast; plain pictures count as equal to plain ones only.
   */
  private static float correlation(byte[] pixels, int a, int b) {
    long sa = 0;
    long sb = 0;
    long saa = 0;
    long sbb = 0;
    long sab = 0;
    for (int i = 0; i < LUMA; i++) {
      int u = pixels[a + i] & 255;
      int v = pixels[b + i] & 255;
      sa += u;
      sb += v;
      saa += (long) u * u;
      sbb += (long) v * v;
      sab += (long) u * v;
    }
    double va = (double) saa / LUMA - (double) sa / LUMA * sa / LUMA + 4;
    double vb = (double) sbb / LUMA - (double) sb / LUMA * sb / LUMA + 4;
    double vab = (double) sab / LUMA - (double) sa / LUMA * sb / LUMA + 4;
    return (float) (vab / Math.sqrt(va * vb));
  }
}
