package org.smalti.tools.layout.tsne;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.smalti.core.run.Workers;

/**
 * The forces that charges on the nodes of a plane mesh exert on all nodes, by Fourier transform. The sum of the weights
 * of all pairs comes from the spectrum alone (Parseval). Charges are real, so only half of the vertical frequencies are
 * kept; both components of the force come from one complex inverse transform.
 *
 * <p>A convolution has three steps, each of parts that may run at the same time: {@link #goDown} and {@link #comeUp}
 * transform some columns, {@link #goAcross} does the horizontal transforms and the multiplication for some of the
 * vertical frequencies.
 *
 * <p>More than 300 lines, because everything here depends on one layout: which frequencies a row of the packed matrix
 * holds, and with which of them it shares its numbers.
 */
final class PlaneConvolution {
  /** How many columns are transformed at a time: few enough for a core's own cache, enough for vectorised loops. */
  private static final int COLUMNS = 64;

  private static final int FREQUENCIES = 64;
  private static final int TILE = 16;

  /** How many nodes across, with the padding of empty nodes that a circular convolution needs. */
  final int width;

  final int height;

  private final ColumnTransform down;
  private final ColumnTransform across;
  private final int half;
  private final int block;
  /** Nodes: row, column. Two columns of charges are packed into one complex column; the forces are left here. */
  private final float[][] re;

  private final float[][] im;
  /**
   * The kernel's spectra, frequency across, frequency down: of the force across and down, divided by i, and of the
   * weight.
   */
  private final float[][] acrossKernel;

  private final float[][] downKernel;
  private final float[][] weightKernel;
  private final double[] sums;
  private final ConcurrentLinkedDeque<Spectra> spare = new ConcurrentLinkedDeque<>();

  /**
   * @param width as {@link ColumnTransform#friendly} gives it
   * @param height likewise
   * @param spacing of the nodes
   */
  PlaneConvolution(int width, int height, double spacing, Kernel kernel, Workers workers) {
    this.width = width;
    this.height = height;
    down = new ColumnTransform(height);
    across = new ColumnTransform(width);
    half = height / 2 + 1;
    int blocks = parts(half, FREQUENCIES);
    block = parts(half, blocks);
    re = new float[height][width];
    im = new float[height][width];
    sums = new double[parts(half, block)];
    acrossKernel = new float[width][half];
    downKernel = new float[width][half];
    weightKernel = new float[width][half];
    prepare(spacing, kernel, workers);
  }

  /** Both spectra of a block of frequencies down: frequency across, frequency down. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Spectra(float[][] xRe, float[][] xIm, float[][] yRe, float[][] yIm) {
    Spectra(int width, int block) {
      this(
          new float[width][block],
          new float[width][block],
          new float[width][block],
          new float[width][block]);
    }
  }

  /**
   * Makes the kernel's spectra, divided by the square of the spline's response, once for spreading and once for
   * reading. That of the weight is real, that of a force imaginary, so one transform serves the weight and the force
   * across.
   */
  private void prepare(double spacing, Kernel kernel, Workers workers) {
    float[][] first = new float[height][width];
    float[][] second = new float[height][width];
    workers.each(height, y -> {
      double dy = spacing * (2 * y < height ? y : y - height);
      for (int x = 0; x < width; x++) {
        double dx = spacing * (2 * x < width ? x : x - width);
        double force = kernel.force(dx * dx + dy * dy);
        first[y][x] = (float) (kernel.weight(dx * dx + dy * dy) + dx * force);
        second[y][x] = (float) (dy * force);
      }
    });
    keep(first, weightKernel, acrossKernel, workers);
    keep(second, null, downKernel, workers);
  }

  /** Stores the spectrum of a kernel; the real part only if there is an array for it. */
  private void keep(
      float[][] nodes, float @Nullable [][] real, float[][] imaginary, Workers workers) {
    double[] responsesAcross = responses(width);
    double[] responsesDown = responses(height);
    int[] frequencies = new int[width];
    for (int x = 0; x < width; x++) {
      frequencies[across.position(x)] = x;
    }
    workers.each(downParts(width), part -> goDown(part, nodes, width, height));
    workers.each(acrossParts(), part -> {
      Spectra spectra = analyse(part, width);
      int from = part * block;
      for (int x = 0; x < width; x++) {
        for (int y = 0; y < count(part); y++) {
          double response = responsesAcross[frequencies[x]] * responsesDown[from + y];
          double scale = 1 / (response * response * width * height);
          imaginary[x][from + y] = (float) (spectra.xIm[x][y] * scale);
          if (real != null) {
            real[x][from + y] = (float) (spectra.xRe[x][y] * scale);
          }
        }
      }
      spare.push(spectra);
    });
  }

  private static double[] responses(int size) {
    double[] responses = new double[size];
    Arrays.setAll(responses, frequency -> CubicSpline.response(frequency, size));
    return responses;
  }

  /** How many parts {@link #goDown} has. */
  int downParts(int columns) {
    return parts(columns / 2, COLUMNS);
  }

  /** How many parts {@link #goAcross} has. */
  int acrossParts() {
    return sums.length;
  }

  /** How many parts {@link #comeUp} has. */
  int upParts(int columns) {
    return parts(columns, COLUMNS);
  }

  /**
   * Transforms the columns of the charges, and sets the charges to 0.
   *
   * @param charges of the first nodes, row after row; all others have none
   * @param columns how many nodes of a row have charges, an even number
   * @param rows how many rows
   */
  void goDown(int part, float[][] charges, int columns, int rows) {
    int packed = columns / 2;
    int from = part * COLUMNS;
    int to = Math.min(packed, from + COLUMNS);
    for (int y = 0; y < rows; y++) {
      System.arraycopy(charges[y], from, re[y], from, to - from);
      System.arraycopy(charges[y], packed + from, im[y], from, to - from);
      Arrays.fill(charges[y], from, to, 0);
      Arrays.fill(charges[y], packed + from, packed + to, 0);
    }
    for (int y = rows; y < height; y++) {
      Arrays.fill(re[y], from, to, 0);
      Arrays.fill(im[y], from, to, 0);
    }
    down.forward(re, im, from, to);
  }

  /** Turns the spectrum of the charges into that of the forces. */
  void goAcross(int part, int columns) {
    Spectra spectra = analyse(part, columns);
    int from = part * block;
    int count = count(part);
    double sum = 0;
    for (int x = 0; x < width; x++) {
      sum += energy(spectra.xRe[x], spectra.xIm[x], weightKernel[x], from, count);
      multiply(spectra, x, acrossKernel[x], downKernel[x], from, count);
    }
    sums[part] = sum;
    across.inverse(spectra.xRe, spectra.xIm, 0, count);
    across.inverse(spectra.yRe, spectra.yIm, 0, count);
    for (int y = 0; y < count; y += TILE) {
      combine(spectra, from, y, Math.min(count, y + TILE), columns);
    }
    spare.push(spectra);
  }

  /** Transforms the columns back; the forces at the nodes are left in {@link #forcesAcross} and {@link #forcesDown}. */
  void comeUp(int part, int columns) {
    down.inverse(re, im, part * COLUMNS, Math.min(columns, (part + 1) * COLUMNS));
  }

  /** The sum of the weights over all ordered pairs, each charge with itself included. */
  double sum() {
    double sum = 0;
    for (double part : sums) {
      sum += part;
    }
    return sum;
  }

  /** The force across at the nodes of a row. */
  float[] forcesAcross(int row) {
    return re[row];
  }

  /** The force down at the nodes of a row. */
  float[] forcesDown(int row) {
    return im[row];
  }

  /** The spectrum of real nodes at some of the vertical frequencies, in the {@code x} half of the result. */
  private Spectra analyse(int part, int columns) {
    Spectra found = spare.poll();
    Spectra spectra = found == null ? new Spectra(width, block) : found;
    int count = count(part);
    for (int y = 0; y < count; y += TILE) {
      unpack(spectra, part * block, y, Math.min(count, y + TILE), columns / 2);
    }
    for (int x = columns; x < width; x++) {
      Arrays.fill(spectra.xRe[x], 0, count, 0);
      Arrays.fill(spectra.xIm[x], 0, count, 0);
    }
    across.forward(spectra.xRe, spectra.xIm, 0, count);
    return spectra;
  }

  /** How many vertical frequencies a part has. */
  private int count(int part) {
    return Math.min(half - part * block, block);
  }

  /** Separates the spectra of two real columns that were transformed as one complex column, and transposes. */
  private void unpack(Spectra to, int first, int top, int bottom, int packed) {
    for (int left = 0; left < packed; left += TILE) {
      int right = Math.min(packed, left + TILE);
      for (int y = top; y < bottom; y++) {
        int here = down.position(first + y);
        int there = down.position(first + y == 0 ? 0 : height - first - y);
        float[] hereRe = re[here];
        float[] hereIm = im[here];
        float[] thereRe = re[there];
        float[] thereIm = im[there];
        for (int x = left; x < right; x++) {
          to.xRe[x][y] = 0.5f * (hereRe[x] + thereRe[x]);
          to.xIm[x][y] = 0.5f * (hereIm[x] - thereIm[x]);
          to.xRe[packed + x][y] = 0.5f * (hereIm[x] + thereIm[x]);
          to.xIm[packed + x][y] = 0.5f * (thereRe[x] - hereRe[x]);
        }
      }
    }
  }

  /** Combines the spectra of both force components into one complex spectrum, and transposes. */
  private void combine(Spectra from, int first, int top, int bottom, int columns) {
    for (int left = 0; left < columns; left += TILE) {
      int right = Math.min(columns, left + TILE);
      for (int y = top; y < bottom; y++) {
        int here = down.position(first + y);
        int there = down.position(first + y == 0 ? 0 : height - first - y);
        float[] hereRe = re[here];
        float[] hereIm = im[here];
        float[] thereRe = re[there];
        float[] thereIm = im[there];
        for (int x = left; x < right; x++) {
          float ar = from.xRe[x][y];
          float ai = from.xIm[x][y];
          float br = from.yRe[x][y];
          float bi = from.yIm[x][y];
          thereRe[x] = ar + bi;
          thereIm[x] = br - ai;
          hereRe[x] = ar - bi;
          hereIm[x] = ai + br;
        }
      }
    }
  }

  /**
   * The energy of a row of the spectrum under the kernel. Frequencies other than the first and the last count twice,
   * for themselves and their negatives.
   */
  private double energy(float[] re, float[] im, float[] kernel, int from, int count) {
    double sum = 0;
    for (int y = 0; y < count; y++) {
      sum += (re[y] * re[y] + im[y] * im[y]) * (double) kernel[from + y];
    }
    double once = from == 0 ? (re[0] * re[0] + im[0] * im[0]) * (double) kernel[0] : 0;
    int last = half - 1 - from;
    if (last < count) {
      once += (re[last] * re[last] + im[last] * im[last]) * (double) kernel[half - 1];
    }
    return 2 * sum - once;
  }

  private static void multiply(
      Spectra spectra, int x, float[] across, float[] down, int from, int count) {
    float[] xRe = spectra.xRe[x];
    float[] xIm = spectra.xIm[x];
    float[] yRe = spectra.yRe[x];
    float[] yIm = spectra.yIm[x];
    for (int y = 0; y < count; y++) {
      float r = xRe[y];
      float i = xIm[y];
      xRe[y] = -across[from + y] * i;
      xIm[y] = across[from + y] * r;
      yRe[y] = -down[from + y] * i;
      yIm[y] = down[from + y] * r;
    }
  }

  private static int parts(int count, int size) {
    return (count + size - 1) / size;
  }
}
