package org.smalti.tools.video.faces.detect;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What a face looks like: the mean colours of 8 by 8 parts of its box. Enough to tell apart a few faces of a film, and
 * small enough to be sent from a worker to the driver for each face. It depends on the picture alone.
 */
public final class FaceAppearance implements Serializable {
  private static final long serialVersionUID = 1;

  /** Parts across and down. */
  private static final int PARTS = 8;
  /** Pixels of a part that are looked at, across and down. */
  private static final int SAMPLES = 3;

  private static final int CHANNELS = 3;

  /** Red, green and blue of each part, row after row. */
  private final byte[] colours;

  private FaceAppearance(byte[] colours) {
    this.colours = colours;
  }

  /**
   * Looks at a face.
   *
   * @param rgb red, green and blue of each pixel, row after row, tightly packed; not kept
   * @param width pixels
   * @param height pixels
   * @param face in pixels of this picture; what is outside of it looks like its edge
   */
  public static FaceAppearance of(byte[] rgb, int width, int height, Detection face) {
    int[] columns = samples(face.xmin(), face.width(), width);
    int[] rows = samples(face.ymin(), face.height(), height);
    int[] sums = new int[PARTS * PARTS * CHANNELS];
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < columns.length; x++) {
        int from = CHANNELS * (rows[y] * width + columns[x]);
        int to = CHANNELS * (y / SAMPLES * PARTS + x / SAMPLES);
        for (int channel = 0; channel < CHANNELS; channel++) {
          sums[to + channel] += rgb[from + channel] & 0xFF;
        }
      }
    }
    byte[] colours = new byte[sums.length];
    for (int i = 0; i < sums.length; i++) {
      colours[i] = (byte) (sums[i] / (SAMPLES * SAMPLES));
    }
    return new FaceAppearance(colours);
  }

  /** The pixels of a row or column that are looked at. */
  private static int[] samples(double begin, double length, int end) {
    int[] samples = new int[PARTS * SAMPLES];
    for (int i = 0; i < samples.length; i++) {
      double at = begin + length * (i + 0.5) / samples.length;
      samples[i] = (int) Math.max(0, Math.min(end - 1, at));
    }
    return samples;
  }

  /**
   * How its colours differ from their mean, as a vector of length 1, so that neither brightness nor contrast counts:
   * the product of two of these is their correlation, −1..1. All 0 if it has but one colour.
   */
  public float[] contrast() {
    double mean = 0;
    for (byte colour : colours) {
      mean += (double) (colour & 0xFF) / colours.length;
    }
    double square = 0;
    for (byte colour : colours) {
      square += Math.pow((colour & 0xFF) - mean, 2);
    }
    float[] contrast = new float[colours.length];
    for (int i = 0; i < contrast.length && square > 0; i++) {
      contrast[i] = (float) (((colours[i] & 0xFF) - mean) / Math.sqrt(square));
    }
    return contrast;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FaceAppearance face && Arrays.equals(colours, face.colours);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(colours);
  }
}
