package org.smalti.tools.video.faces.detect;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The network for pictures of one size, with the memory of its input. */
final class YunetSession implements AutoCloseable {
  private static final String INPUT = "input";
  private static final int[] STRIDES = {8, 16, 32};
  private static final Set<String> OUTPUTS = outputs();

  /** Pixels, multiples of 32. */
  final int width;

  final int height;

  private final OrtSession session;
  /** Planes of blue, green and red, 0..255: so the network was trained. Margins stay black. */
  private final FloatBuffer planes;

  private final OnnxTensor input;

  YunetSession(YunetModel model, int width, int height, SessionOptions options)
      throws OrtException {
    this.width = width;
    this.height = height;
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    planes = ByteBuffer.allocateDirect(Float.BYTES * 3 * width * height)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
    session = environment.createSession(model.resized(width, height), options);
    if (!session.getOutputNames().containsAll(OUTPUTS)) {
      session.close();
      throw model.unknown();
    }
    // Direct memory is not copied: the network reads what the planes hold.
    input = OnnxTensor.createTensor(environment, planes, new long[] {1, 3, height, width});
  }

  /** All but the points of the faces. */
  private static Set<String> outputs() {
    Set<String> names = new TreeSet<>();
    for (int stride : STRIDES) {
      names.addAll(List.of("cls_" + stride, "obj_" + stride, "bbox_" + stride));
    }
    return names;
  }

  /** All faces of at least a score, several boxes around each. */
  List<Detection> faces(byte[] rgb, int pictureWidth, int pictureHeight, float minimumScore)
      throws OrtException {
    for (int y = 0; y < pictureHeight; y++) {
      putRow(rgb, 3 * y * pictureWidth, pictureWidth, y * width);
    }
    List<Detection> faces = new ArrayList<>();
    try (Result result = session.run(Map.of(INPUT, input), OUTPUTS)) {
      for (int stride : STRIDES) {
        new YunetGrid(
                stride,
                width / stride,
                numbers(result, "cls_" + stride),
                numbers(result, "obj_" + stride),
                numbers(result, "bbox_" + stride))
            .addFaces(minimumScore, faces);
      }
    }
    return faces;
  }

  private void putRow(byte[] rgb, int from, int count, int to) {
    int plane = width * height;
    for (int x = 0; x < count; x++) {
      int at = from + 3 * x;
      planes.put(to + x, rgb[at + 2] & 0xFF);
      planes.put(plane + to + x, rgb[at + 1] & 0xFF);
      planes.put(2 * plane + to + x, rgb[at] & 0xFF);
    }
  }

  private static FloatBuffer numbers(Result result, String name) {
    return ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer();
  }

  @Override
  public void close() {
    input.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
