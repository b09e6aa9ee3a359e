package org.smalti.tools.columnar;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a matrix as a NumPy file, version 1.0 of its format: the 6 bytes {@code \x93NUMPY}, the version in 2 bytes,
 * the length of the text that follows as a little-endian unsigned short, the text, and the numbers, little-endian, row
 * by row ("C order"). The text is a Python dictionary in ASCII, padded with blanks and ended by a line feed so that the
 * numbers begin at a multiple of 64 bytes. Source: numpy.lib.format in NumPy's reference.
 */
final class NpyFile implements Closeable {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);

  private NpyFile(Path file, String type, int rows, int columns) throws IOException {
    out = Files.newOutputStream(file);
    bytes.put(header(type, rows, columns));
  }

  /** Begins a matrix in single precision. */
  static NpyFile ofFloats(Path file, int rows, int columns) throws IOException {
    return new NpyFile(file, "<f4", rows, columns);
  }

  /** Begins a matrix in double precision. */
  static NpyFile ofDoubles(Path file, int rows, int columns) throws IOException {
    return new NpyFile(file, "<f8", rows, columns);
  }

  private static byte[] header(String type, int rows, int columns) {
    String dictionary = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + rows + ", "
        + columns + "), }";
    int begun = MAGIC.length + Short.BYTES;
    int end = (begun + dictionary.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    String text = dictionary + " ".repeat(end - begun - dictionary.length() - 1) + "\n";
    return ByteBuffer.allocate(end)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) text.length())
        .put(text.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  void add(float number) throws IOException {
    flushUnlessRoom(Float.BYTES);
    bytes.putFloat(number);
  }

  void add(double number) throws IOException {
    flushUnlessRoom(Double.BYTES);
    bytes.putDouble(number);
  }

  private void flushUnlessRoom(int needed) throws IOException {
    if (bytes.remaining() < needed) {
      flush();
    }
  }

  private void flush() throws IOException {
    out.write(bytes.array(), 0, bytes.position());
    bytes.clear();
  }

  /** Writes what is left. */
  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }
}
