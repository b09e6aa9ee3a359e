package org.smalti.tools.video.faces.detect;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.LocalPath;
import org.smalti.tools.video.models.DetectorModel;

/**
 * The network of YuNet as an ONNX file, whose input has 640×640 pixels. It has no layer that depends on that size, but
 * says it, and ONNX Runtime keeps to it. The size is therefore replaced in the bytes.
 *
 * @param name for messages
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
record YunetModel(String name, byte[] onnx) {
  /**
   * Height and width of the input in ONNX's encoding (Protocol Buffers): two {@code Dimension} of three bytes each,
   * with a {@code dim_value} of 640 as a varint of two bytes.
   */
  private static final byte[] SIZE = {
    0x0A, 0x03, 0x08, (byte) 0x80, 0x05, 0x0A, 0x03, 0x08, (byte) 0x80, 0x05
  };

  private static final int HEIGHT_AT = 3;
  private static final int WIDTH_AT = 8;
  /** Pixels: a size that the network can have. */
  private static final int STEP = 32;
  /** One more than what a varint of two bytes can say. */
  private static final int TOO_LARGE = 1 << 14;

  static YunetModel of(@Nullable LocalPath chosen) {
    if (chosen == null) {
      return new YunetModel(DetectorModel.YUNET.toString(), DetectorModel.YUNET.bytes());
    }
    Path file = chosen.path();
    return new YunetModel(file.toString(), ModelFile.bytes(file));
  }

  /** What messages say of it: {@code yunet 25a606a1}. */
  String title() {
    return "yunet " + DetectorModel.digits(onnx);
  }

  /** The network for pictures of another size. */
  byte[] resized(int width, int height) {
    if (width >= TOO_LARGE || height >= TOO_LARGE) {
      throw new IllegalArgumentException(width + "x" + height + " pixels");
    }
    int at = find(0);
    if (at < 0 || find(at + 1) >= 0) {
      throw unknown();
    }
    byte[] changed = onnx.clone();
    putVarint(changed, at + HEIGHT_AT, height);
    putVarint(changed, at + WIDTH_AT, width);
    return changed;
  }

  /** @throws SmaltiException if its size can't be replaced */
  void check() {
    resized(STEP, STEP);
  }

  SmaltiException unknown() {
    return SmaltiException.input(
        name + ": no YuNet network with an input of 640x640 pixels; without --model the one that"
            + " comes with smalti is taken");
  }

  /**
   * What is said where a library refuses it. What the library says is for programmers: lines with places in its source.
   */
  SmaltiException unusable(String library, Exception why) {
    return SmaltiException.input(
        name + ": " + library + " can't use this model; it is damaged, or no YuNet network. Without"
            + " --model the one that comes with smalti is taken",
        why);
  }

  private int find(int from) {
    for (int at = from; at <= onnx.length - SIZE.length; at++) {
      if (Arrays.equals(onnx, at, at + SIZE.length, SIZE, 0, SIZE.length)) {
        return at;
      }
    }
    return -1;
  }

  /** Two bytes also for numbers that need but one, so that no length changes. */
  private static void putVarint(byte[] to, int at, int number) {
    to[at] = (byte) ((number & 0x7F) | 0x80);
    to[at + 1] = (byte) (number >> 7);
  }
}
