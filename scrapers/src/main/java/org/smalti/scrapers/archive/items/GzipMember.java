package org.smalti.scrapers.archive.items;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;

/**
 * A small text as one member of a gzip file (RFC 1952). An extra field of its header holds the length of the member,
 * the name and the date of the text, so that a reader can skip the text. Several members, one after another, are a
 * valid gzip file.
 *
 * @param length of the member, bytes
 * @param header the part of it before the text
 */
record GzipMember(String name, String date, int length, int header) {
  private static final int FIXED = 16;
  private static final byte[] MAGIC = {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 255};

  /** The bytes of a member. */
  static byte[] pack(String name, String date, String text) {
    byte[] label = (name + "\0" + date).getBytes(StandardCharsets.UTF_8);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] body = deflated(bytes);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    int length = FIXED + 4 + label.length + body.length + 8;
    return ByteBuffer.allocate(length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) (8 + label.length))
        .put((byte) 'S')
        .put((byte) 'm')
        .putShort((short) (4 + label.length))
        .putInt(length)
        .put(label)
        .put(body)
        .putInt((int) crc.getValue())
        .putInt(bytes.length)
        .array();
  }

  /** Reads the header of the next member; empty if there is no whole header. */
  static Optional<GzipMember> read(DataInputStream file) throws IOException {
    ByteBuffer fixed = ByteBuffer.wrap(file.readNBytes(FIXED + 4)).order(ByteOrder.LITTLE_ENDIAN);
    if (fixed.limit() < FIXED + 4
        || !Arrays.equals(MAGIC, Arrays.copyOf(fixed.array(), MAGIC.length))
        || fixed.get(12) != 'S'
        || fixed.get(13) != 'm') {
      return Optional.empty();
    }
    int size = Short.toUnsignedInt(fixed.getShort(14)) - 4;
    int length = fixed.getInt(FIXED);
    int header = FIXED + 4 + size;
    byte[] bytes = file.readNBytes(Math.max(0, size));
    String label = new String(bytes, StandardCharsets.UTF_8);
    int end = label.indexOf('\0');
    if (size < 1 || bytes.length < size || end < 0 || length < header + 8) {
      return Optional.empty();
    }
    return Optional.of(
        new GzipMember(label.substring(0, end), label.substring(end + 1), length, header));
  }

  /** The text of a member. */
  static String text(byte[] member) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(member), 4096)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 64);
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (DeflaterOutputStream body = new DeflaterOutputStream(out, deflater)) {
      body.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }
}
