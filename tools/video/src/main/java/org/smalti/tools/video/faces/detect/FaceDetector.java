package org.smalti.tools.video.faces.detect;

import java.util.List;

/** Finds the faces in a picture. Used by one thread at a time; the same picture always gives the same faces. */
public interface FaceDetector extends AutoCloseable {
  /**
   * The faces of a picture, those with the highest score first, in pixels of this picture.
   *
   * @param rgb red, green and blue of each pixel, row after row, tightly packed; not kept
   * @param width pixels
   * @param height pixels
   */
  List<Detection> detect(byte[] rgb, int width, int height);

  /**
   * What finds them, the first digits of its model's SHA-256, and the library: {@code yunet 25a606a1 (ONNX Runtime
   * 1.23.2)}.
   */
  String name();

  @Override
  void close();
}
