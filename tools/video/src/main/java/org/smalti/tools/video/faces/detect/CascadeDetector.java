package org.smalti.tools.video.faces.detect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfInt;
import org.opencv.core.MatOfRect;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.CascadeClassifier;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.LocalPath;
import org.smalti.tools.video.models.DetectorModel;
import org.smalti.tools.video.models.ModelFolder;
import org.smalti.tools.video.natives.OpenCv;

/**
 * A cascade of simple tests (Viola and Jones 2001) by OpenCV. It tries many windows; the more of them agree on a face,
 * the higher is its score.
 */
final class CascadeDetector implements FaceDetector {
  /** How much larger each window is than the one before. */
  private static final double STEP = 1.1;
  /** A face is seen in more than this many windows. */
  private static final int NEIGHBOURS = 1;
  /** So many windows give a score of one half. */
  private static final double HALF_SURE = 3;

  /** For messages: {@code haar 7b0c967d}. */
  private final String title;

  private final CascadeClassifier cascade;
  private final double minimumScore;
  private final Mat rgb = new Mat();
  private final Mat gray = new Mat();
  private final MatOfRect boxes = new MatOfRect();
  private final MatOfInt windows = new MatOfInt();

  private CascadeDetector(String title, CascadeClassifier cascade, double minimumScore) {
    this.title = title;
    this.cascade = cascade;
    this.minimumScore = minimumScore;
  }

  static FaceDetector open(DetectorOptions options) {
    OpenCv.require();
    LocalPath chosen = options.model();
    Path file = chosen == null
        ? ModelFolder.of(System.getenv()).fetch(options.kind().model())
        : chosen.path();
    byte[] model = ModelFile.bytes(file);
    CascadeClassifier cascade = new CascadeClassifier();
    if (!isLoaded(cascade, file)) {
      throw SmaltiException.input(file + ": OpenCV finds no cascade in this file; without --model"
          + " the one that comes with smalti is taken");
    }
    String title = options.kind() + " " + DetectorModel.digits(model);
    return new CascadeDetector(title, cascade, options.minimumScore());
  }

  private static boolean isLoaded(CascadeClassifier cascade, Path file) {
    try {
      return cascade.load(file.toString()) && !cascade.empty();
    } catch (CvException noCascade) {
      return false;
    }
  }

  @Override
  public String name() {
    return title + " (" + OpenCv.name() + ")";
  }

  @Override
  public List<Detection> detect(byte[] pixels, int width, int height) {
    rgb.create(height, width, CvType.CV_8UC3);
    rgb.put(0, 0, pixels);
    Imgproc.cvtColor(rgb, gray, Imgproc.COLOR_RGB2GRAY);
    Imgproc.equalizeHist(gray, gray);
    cascade.detectMultiScale2(gray, boxes, windows, STEP, NEIGHBOURS);
    List<Detection> faces = new ArrayList<>();
    Rect[] found = boxes.toArray();
    for (int i = 0; i < found.length; i++) {
      double seen = windows.get(i, 0)[0];
      double score = seen / (seen + HALF_SURE);
      if (score >= minimumScore) {
        Rect box = found[i];
        faces.add(
            new Detection(box.x, box.y, box.x + box.width, box.y + box.height, (float) score));
      }
    }
    return NonMaximumSuppression.best(faces, Yunet.SAME_FACE);
  }

  @Override
  public void close() {
    rgb.release();
    gray.release();
    boxes.release();
    windows.release();
  }
}
