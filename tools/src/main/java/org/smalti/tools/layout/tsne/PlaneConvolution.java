package org.smalti.tools.layout.tsne;

import java.util.Arrays;
import org.smalti.core.run.Workers;

/**
 * The forces that charges on the nodes of a plane mesh exert on all nodes, by Fourier transform. The sum of the weights of all
 * pairs comes from the spectrum alone (Parseval). Charges are real, so only half of the frequencies down the mesh are kept; both
 * components of the force come out of one complex transform.
 */
final class PlaneConvolution {
  private static final int COLUMNS = 64;
  private static final int TILE = 16;

  /** How many nodes across and down, with the empty ones that keep the far sides apart. */
  final int width;

  final int height;

  private final Workers workers;
  private final ColumnTransform down;
  private final ColumnTransform across;
  private final int half;
  /** Nodes: row, column. The charges are packed into them two columns to a complex one; the forces come out here. */
  private final float[][] re;

  private final float[][] im;
  /** Spectra: frequency across, frequency down. */
  private final float[][] xRe;

  private final float[][] xIm;
  private final float[][] yRe;
  private final float[][] yIm;
  /** The kernel's spectra, in the same order: of the force across and down, divided by i, and of the weight. */
  private final float[][] acrossKernel;

  private final float[][] downKernel;
  private final float[][] weightKernel;
  private final double[] sums;

  /**
   * @param width as {@link ColumnTransform#friendly} gives it
   * @param height likewise
   * @param spacing of the nodes
   */
  PlaneConvolution(int width, int height, double spacing, Kernel kernel, Workers workers) {
    this.width = width;
    this.height = height;
    this.workers = workers;
    down = new ColumnTransform(height);
    across = new ColumnTransform(width);
    half = height / 2 + 1;
    re = new float[height][width];
    im = new float[height][width];
    xRe = new float[width][half];
    xIm = new float[width][half];
    yRe = new float[width][half];
    yIm = new float[width][half];
    sums = new double[width];
    acrossKernel = spectrum(spacing, (dx, dy) -> dx * kernel.force(dx * dx + dy * dy), xIm);
    downKernel = spectrum(spacing, (dx, dy) -> dy * kernel.force(dx * dx + dy * dy), xIm);
    weightKernel = spectrum(spacing, (dx, dy) -> kernel.weight(dx * dx + dy * dy), xRe);
  }

  /** A function of two coordinates. */
  private interface Plane {
    double at(double x, double y);
  }

  /** The spectrum of a kernel, with what turns it from nodes to points: twice the inverse of the spline's response. */
  private float[][] spectrum(double spacing, Plane kernel, float[][] part) {
    float[][] nodes = new float[height][width];
    for (int y = 0; y < height; y++) {
      double dy = spacing * (2 * y < height ? y : y - height);
      for (int x = 0; x < width; x++) {
        double dx = spacing * (2 * x < width ? x : x - width);
        nodes[y][x] = (float) kernel.at(dx, dy);
      }
    }
    analyse(nodes, width, height);
    float[][] spectrum = new float[width][half];
    for (int x = 0; x < width; x++) {
      double responseX = CubicSpline.response(x, width);
      int row = across.position(x);
      for (int y = 0; y < half; y++) {
        double response = responseX * CubicSpline.response(y, height);
        spectrum[row][y] = (float) (part[row][y] / (response * response * width * height));
      }
    }
    return spectrum;
  }

  /**
   * Computes the forces on the nodes that have charges.
   *
   * @param charges of the first nodes, row after row; all others have none
   * @param columns how many nodes of a row have charges, an even number
   * @param rows how many rows
   * @return the sum of the weights over all ordered pairs, each charge with itself included
   */
  double push(float[][] charges, int columns, int rows) {
    analyse(charges, columns, rows);
    workers.each(blocks(width, TILE), block -> {
      for (int x = block * TILE; x < Math.min(width, (block + 1) * TILE); x++) {
        sums[x] = energy(xRe[x], xIm[x], weightKernel[x]);
        multiply(xRe[x], xIm[x], yRe[x], yIm[x], acrossKernel[x], downKernel[x]);
      }
    });
    double sum = 0;
    for (double part : sums) {
      sum += part;
    }
    workers.each(blocks(half, COLUMNS), block -> {
      int to = Math.min(half, (block + 1) * COLUMNS);
      across.inverse(xRe, xIm, block * COLUMNS, to);
      across.inverse(yRe, yIm, block * COLUMNS, to);
    });
    workers.each(blocks(half, TILE), block -> combine(block * TILE, columns));
    workers.each(
        blocks(columns, COLUMNS),
        block -> down.inverse(re, im, block * COLUMNS, Math.min(columns, (block + 1) * COLUMNS)));
    return sum;
  }

  /** The force across at the nodes of a row, after {@link #push}. */
  float[] forcesAcross(int row) {
    return re[row];
  }

  /** The force down at the nodes of a row, after {@link #push}. */
  float[] forcesDown(int row) {
    return im[row];
  }

  /** Leaves the spectrum of real nodes in {@link #xRe} and {@link #xIm}. */
  private void analyse(float[][] nodes, int columns, int rows) {
    int packed = columns / 2;
    workers.each(blocks(packed, COLUMNS), block -> {
      int from = block * COLUMNS;
      int to = Math.min(packed, from + COLUMNS);
      for (int y = 0; y < height; y++) {
        if (y < rows) {
          System.arraycopy(nodes[y], from, re[y], from, to - from);
          System.arraycopy(nodes[y], packed + from, im[y], from, to - from);
        } else {
          Arrays.fill(re[y], from, to, 0);
          Arrays.fill(im[y], from, to, 0);
        }
      }
      down.forward(re, im, from, to);
    });
    workers.each(blocks(half, TILE), block -> unpack(block * TILE, packed));
    workers.each(blocks(half, COLUMNS), block -> {
      int from = block * COLUMNS;
      int to = Math.min(half, from + COLUMNS);
      for (int x = columns; x < width; x++) {
        Arrays.fill(xRe[x], from, to, 0);
        Arrays.fill(xIm[x], from, to, 0);
      }
      across.forward(xRe, xIm, from, to);
    });
  }

  /** Parts the spectra of two real columns that were transformed as one complex, and turns rows into columns. */
  private void unpack(int from, int packed) {
    int to = Math.min(half, from + TILE);
    for (int left = 0; left < packed; left += TILE) {
      int right = Math.min(packed, left + TILE);
      for (int y = from; y < to; y++) {
        int here = down.position(y);
        int there = down.position(y == 0 ? 0 : height - y);
        float[] hereRe = re[here];
        float[] hereIm = im[here];
        float[] thereRe = re[there];
        float[] thereIm = im[there];
        for (int x = left; x < right; x++) {
          xRe[x][y] = 0.5f * (hereRe[x] + thereRe[x]);
          xIm[x][y] = 0.5f * (hereIm[x] - thereIm[x]);
          xRe[packed + x][y] = 0.5f * (hereIm[x] + thereIm[x]);
          xIm[packed + x][y] = 0.5f * (thereRe[x] - hereRe[x]);
        }
      }
    }
  }

  /** Makes one complex spectrum of the two of the force, and turns columns into rows. */
  private void combine(int from, int columns) {
    int to = Math.min(half, from + TILE);
    for (int left = 0; left < columns; left += TILE) {
      int right = Math.min(columns, left + TILE);
      for (int y = from; y < to; y++) {
        int here = down.position(y);
        int there = down.position(y == 0 ? 0 : height - y);
        float[] hereRe = re[here];
        float[] hereIm = im[here];
        float[] thereRe = re[there];
        float[] thereIm = im[there];
        for (int x = left; x < right; x++) {
          float ar = xRe[x][y];
          float ai = xIm[x][y];
          float br = yRe[x][y];
          float bi = yIm[x][y];
          thereRe[x] = ar + bi;
          thereIm[x] = br - ai;
          hereRe[x] = ar - bi;
          hereIm[x] = ai + br;
        }
      }
    }
  }

  private static double energy(float[] re, float[] im, float[] kernel) {
    double sum = 0;
    int last = re.length - 1;
    for (int y = 1; y < last; y++) {
      sum += (re[y] * re[y] + im[y] * im[y]) * (double) kernel[y];
    }
    // The frequencies in between stand for themselves and their negatives.
    return 2 * sum
        + (re[0] * re[0] + im[0] * im[0]) * (double) kernel[0]
        + (re[last] * re[last] + im[last] * im[last]) * (double) kernel[last];
  }

  private static void multiply(
      float[] xRe, float[] xIm, float[] yRe, float[] yIm, float[] across, float[] down) {
    for (int y = 0; y < xRe.length; y++) {
      float r = xRe[y];
      float i = xIm[y];
      xRe[y] = -across[y] * i;
      xIm[y] = across[y] * r;
      yRe[y] = -down[y] * i;
      yIm[y] = down[y] * r;
    }
  }

  private static int blocks(int count, int size) {
    return (count + size - 1) / size;
  }
}
