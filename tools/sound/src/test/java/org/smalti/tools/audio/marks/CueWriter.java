package org.smalti.tools.audio.marks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes WAV files of silence with cue points, chunk by chunk. */
final class CueWriter {
  private final ByteArrayOutputStream cues = new ByteArrayOutputStream();
  private final ByteArrayOutputStream texts = new ByteArrayOutputStream();
  private int count;

  /** A cue point; no text is written for an empty one, no length for 0. */
  CueWriter add(int id, int frame, int length, String label, String note, Charset charset)
      throws IOException {
    count++;
    ByteBuffer cue =
        little(24).putInt(id).putInt(0).put(ascii("data")).putInt(0).putInt(0);
    cues.write(bytes(cue.putInt(frame)));
    if (length > 0) {
      ByteBuffer region =
          little(20).putInt(id).putInt(length).put(ascii("rgn ")).putInt(0);
      texts.write(chunk("ltxt", bytes(region.putInt(0))));
    }
    addText("labl", id, label, charset);
    addText("note", id, note, charset);
    return this;
  }

  private void addText(String kind, int id, String text, Charset charset) throws IOException {
    if (!text.isEmpty()) {
      byte[] bytes = text.getBytes(charset);
      texts.write(
          chunk(kind, bytes(little(5 + bytes.length).putInt(id).put(bytes).put((byte) 0))));
    }
  }

  /**
   * The file.
   *
   * @param large whether it is an RF64 file, whose size of the sound stands in another place
   */
  Path write(Path file, int rate, int frames, boolean large) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(ascii(large ? "RF64" : "RIFF"));
    all.write(bytes(little(4).putInt(large ? -1 : 0)));
    all.write(ascii("WAVE"));
    if (large) {
      all.write(chunk(
          "ds64",
          bytes(little(28).putLong(0).putLong(2L * frames).putLong(frames).putInt(0))));
    }
    ByteBuffer format = little(16).putShort((short) 1).putShort((short) 1).putInt(rate);
    all.write(
        chunk("fmt ", bytes(format.putInt(2 * rate).putShort((short) 2).putShort((short) 16))));
    byte[] data = chunk("data", new byte[2 * frames]);
    if (large) {
      ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).putInt(4, -1);
    }
    all.write(data);
    all.write(chunk("cue ", bytes(little(4 + cues.size()).putInt(count).put(cues.toByteArray()))));
    if (texts.size() > 0) {
      all.write(chunk(
          "LIST", bytes(little(4 + texts.size()).put(ascii("adtl")).put(texts.toByteArray()))));
    }
    byte[] bytes = all.toByteArray();
    if (!large) {
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, bytes.length - 8);
    }
    return Files.write(file, bytes);
  }

  private static byte[] chunk(String name, byte[] content) {
    int padded = content.length + (content.length & 1);
    return Arrays.copyOf(
        bytes(little(8 + padded).put(ascii(name)).putInt(content.length).put(content)), 8 + padded);
  }

  /** What was put into a buffer. */
  private static byte[] bytes(ByteBuffer filled) {
    byte[] bytes = new byte[filled.position()];
    filled.flip().get(bytes);
    return bytes;
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
