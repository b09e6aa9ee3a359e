package org.smalti.tools.video.faces.motion;

import org.jspecify.annotations.Nullable;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.video.DISOpticalFlow;
import org.smalti.tools.video.natives.OpenCv;

/**
 * How each picture of a film has moved since the one before: dense inverse search (Kroeger, Timofte, Dai and Van Gool
 * 2016) by OpenCV on small gray planes. For one thread.
 */
public final class DenseFlow implements AutoCloseable {
  /** Pixels: the longer side of a plane. */
  static final int LONGER_SIDE = 160;
  /** Pixels: the search needs some blocks of 8. */
  private static final int SHORTEST_SIDE = 32;
  /** Pixels of a plane: the side of a cell of the grid. */
  private static final int CELL = 8;

  /** Between what moving pictures and what cuts have: docs/adr/0024. */
  private static final double CUT = 0.9;

  private final DISOpticalFlow search;
  private final int longerSide;
  private final Mat rgb;
  private final Mat small;
  private final Mat flow;
  private Mat before;
  private Mat now;
  private double aspect;
  private double novelty;

  public DenseFlow() {
    this(LONGER_SIDE);
  }

  DenseFlow(int longerSide) {
    OpenCv.require();
    this.longerSide = longerSide;
    search = DISOpticalFlow.create(DISOpticalFlow.PRESET_MEDIUM);
    rgb = new Mat();
    small = new Mat();
    flow = new Mat();
    before = new Mat();
    now = new Mat();
    search.setUseSpatialPropagation(false);
  }

  /**
   * The movement from the picture of the last call to this one. Null if there was none, if it had another shape, or if
   * the two have nothing in common, as at a cut.
   *
   * @param pixels red, green and blue of each pixel, row after row, tightly packed; not kept
   */
  public @Nullable MotionGrid next(byte[] pixels, int width, int height) {
    Mat last = before;
    before = now;
    now = last;
    boolean first = before.empty() || aspect != (double) width / height;
    aspect = (double) width / height;
    plane(pixels, width, height);
    if (first) {
      novelty = 0;
      return null;
    }
    // A flow that is there is what the search begins with: then a movement would depend on those
    // before it.
    flow.release();
    search.calc(before, now, flow);
    FlowField field = FlowField.of(flow);
    novelty = field.novelty(before, now);
    return isCut() ? null : field.grid(CELL);
  }

  /** Forgets the last picture: the next one has none before it. */
  public void reset() {
    now.release();
  }

  /** Whether the last two pictures have nothing in common: another scene begins with the last one. */
  public boolean isCut() {
    return novelty > CUT;
  }

  /**
   * How much the last two pictures differ once the movement is taken away, in parts of the contrast that they have: 0
   * if they are the same, about 1 if they have nothing in common.
   */
  public double novelty() {
    return novelty;
  }

  private void plane(byte[] pixels, int width, int height) {
    double scale = (double) longerSide / Math.max(width, height);
    Size size = new Size(
        Math.max(SHORTEST_SIDE, Math.round(width * scale)),
        Math.max(SHORTEST_SIDE, Math.round(height * scale)));
    rgb.create(height, width, CvType.CV_8UC3);
    rgb.put(0, 0, pixels);
    Imgproc.resize(rgb, small, size, 0, 0, Imgproc.INTER_AREA);
    Imgproc.cvtColor(small, now, Imgproc.COLOR_RGB2GRAY);
  }

  @Override
  public void close() {
    rgb.release();
    small.release();
    flow.release();
    before.release();
    now.release();
  }
}
