package org.smalti.tools.video.faces.detect;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.FaceDetectorYN;
import org.smalti.tools.video.natives.OpenCv;

/** YuNet by OpenCV, for systems without ONNX Runtime: the same faces in more time. */
public final class OpenCvYunet implements FaceDetector {
  private static final int MOST_FACES = 5_000;
  /** Numbers that OpenCV gives for each face: its box, five points, its score. */
  private static final int NUMBERS = 15;

  private final String title;
  private final FaceDetectorYN network;
  private final Mat bgr;
  private final Mat found;

  OpenCvYunet(YunetModel model, float minimumScore) {
    OpenCv.require();
    title = model.title();
    bgr = new Mat();
    found = new Mat();
    MatOfByte onnx = new MatOfByte(model.onnx());
    MatOfByte none = new MatOfByte();
    try {
      network = FaceDetectorYN.create(
          "onnx", onnx, none, new Size(320, 320), minimumScore, Yunet.SAME_FACE, MOST_FACES);
    } catch (CvException e) {
      throw model.unusable("OpenCV", e);
    } finally {
      onnx.release();
      none.release();
    }
  }

  /** Opens it whether or not there is something faster. */
  public static FaceDetector open(DetectorOptions options) {
    return new ReducingDetector(
        new OpenCvYunet(YunetModel.of(options.model()), (float) options.minimumScore()),
        options.size());
  }

  @Override
  public String name() {
    return title + " (" + OpenCv.name() + ")";
  }

  @Override
  public List<Detection> detect(byte[] rgb, int width, int height) {
    bgr.create(height, width, CvType.CV_8UC3);
    bgr.put(0, 0, rgb);
    Imgproc.cvtColor(bgr, bgr, Imgproc.COLOR_RGB2BGR);
    network.setInputSize(new Size(width, height));
    network.detect(bgr, found);
    float[] numbers = new float[found.rows() * NUMBERS];
    if (numbers.length > 0) {
      found.get(0, 0, numbers);
    }
    List<Detection> faces = new ArrayList<>();
    for (int at = 0; at < numbers.length; at += NUMBERS) {
      faces.add(new Detection(
          numbers[at],
          numbers[at + 1],
          numbers[at] + numbers[at + 2],
          numbers[at + 1] + numbers[at + 3],
          numbers[at + NUMBERS - 1]));
    }
    return NonMaximumSuppression.best(faces, Yunet.SAME_FACE);
  }

  @Override
  public void close() {
    bgr.release();
    found.release();
  }
}
