package org.smalti.tools.video.faces.detect;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.tools.video.natives.OnnxRuntimeLibrary;

/**
 * YuNet by ONNX Runtime, in the caller's thread alone: where several films are looked at at once, each has its own
 * detector.
 */
final class OnnxYunet implements FaceDetector {
  private final YunetModel model;
  private final float minimumScore;
  private @Nullable YunetSession session;

  OnnxYunet(YunetModel model, float minimumScore) {
    model.check();
    this.model = model;
    this.minimumScore = minimumScore;
  }

  @Override
  public String name() {
    return model.title() + " (" + OnnxRuntimeLibrary.name() + ")";
  }

  @Override
  public List<Detection> detect(byte[] rgb, int width, int height) {
    try {
      YunetSession fitting = session(Yunet.padded(width), Yunet.padded(height));
      return NonMaximumSuppression.best(
          fitting.faces(rgb, width, height, minimumScore), Yunet.SAME_FACE);
    } catch (OrtException e) {
      throw model.unusable("ONNX Runtime", e);
    }
  }

  /** The network for pictures of a size; films seldom change theirs. */
  private YunetSession session(int width, int height) throws OrtException {
    YunetSession current = session;
    if (current != null && current.width == width && current.height == height) {
      return current;
    }
    close();
    try (SessionOptions options = new SessionOptions()) {
      options.setExecutionMode(ExecutionMode.SEQUENTIAL);
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      // It warns of the sizes of the outputs, which the file says for another size of the input.
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      current = new YunetSession(model, width, height, options);
    }
    session = current;
    return current;
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
