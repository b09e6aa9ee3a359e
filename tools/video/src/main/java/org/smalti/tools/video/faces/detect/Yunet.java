package org.smalti.tools.video.faces.detect;

import org.smalti.tools.video.natives.OnnxRuntimeLibrary;

/** The detector YuNet (Wu, Peng and Yu 2023), by the library that is there for this system. */
final class Yunet {
  /** Faces whose boxes overlap more than this are one face, as in OpenCV's use of the same model. */
  static final float SAME_FACE = 0.3f;
  /** Pixels: the sides of a picture are multiples of this. */
  private static final int STEP = 32;

  private Yunet() {}

  static FaceDetector open(DetectorOptions options) {
    YunetModel model = YunetModel.of(options.model());
    float minimumScore = (float) options.minimumScore();
    return OnnxRuntimeLibrary.isUsable()
        ? new OnnxYunet(model, minimumScore)
        : new OpenCvYunet(model, minimumScore);
  }

  /** The side of a picture with the margin that the network needs. */
  static int padded(int side) {
    return (side + STEP - 1) / STEP * STEP;
  }
}
