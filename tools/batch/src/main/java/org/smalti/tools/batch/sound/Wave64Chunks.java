package org.smalti.tools.batch.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.tools.batch.SourceFile;

/**
 * The chunks of a W64 file that ffmpeg does not copy, such as markers. Each has a name of 16 bytes and a size of 64
 * bits that counts both, and ends at a multiple of 8 bytes.
 *
 * @param chunks whole, with their padding
 */
record Wave64Chunks(List<byte[]> chunks) {
  private static final int NAME = 16;
  private static final int HEAD = NAME + Long.BYTES;
  /** Bytes before the first chunk: name and size of the whole, and its form. */
  private static final int BEGIN = HEAD + NAME;

  private static final int LARGEST = 64 << 20;

  /** What ffmpeg writes itself, or what describes the old sound, by the letters with which names begin. */
  private static final Set<String> MADE_ANEW = Set.of("fmt ", "data", "fact", "junk", "levl");

  /**
   * Those of a file; none where it is no W64.
   *
   * @throws SmaltiException if one is too large to be kept
   */
  static Wave64Chunks of(SourceFile source, SourceContainer container) {
    List<byte[]> chunks = new ArrayList<>();
    if (container == SourceContainer.W64) {
      try (FileChannel file = FileChannel.open(source.file())) {
        read(file, chunks, source.name());
      } catch (IOException e) {
        throw SmaltiException.input(source.name() + " can't be read: " + e.getMessage(), e);
      }
    }
    return new Wave64Chunks(List.copyOf(chunks));
  }

  private static void read(FileChannel file, List<byte[]> chunks, String name) throws IOException {
    for (long at = BEGIN; at + HEAD <= file.size(); ) {
      ByteBuffer head = bytes(file, at, HEAD);
      long size = head.getLong(NAME);
      if (size < HEAD || size > file.size() - at) {
        return;
      }
      long padded = (size + 7) & ~7L;
      byte[] letters = new byte[4];
      head.get(0, letters);
      if (!MADE_ANEW.contains(new String(letters, StandardCharsets.ISO_8859_1))) {
        if (size > LARGEST) {
          throw SmaltiException.input(
              name + " has a chunk of more than 64 MiB beside its sound; convert it to wav first");
        }
        chunks.add(bytes(file, at, (int) padded).array());
      }
      at += padded;
    }
  }

  private static ByteBuffer bytes(FileChannel file, long at, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = file.read(bytes, at + bytes.position());
    }
    return bytes.rewind();
  }

  /** Puts them behind everything in a result. */
  void append(Path result) throws IOException {
    if (chunks.isEmpty()) {
      return;
    }
    try (FileChannel file =
        FileChannel.open(result, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long at = (file.size() + 7) & ~7L;
      for (byte[] chunk : chunks) {
        at = write(file, ByteBuffer.wrap(chunk), at);
      }
      ByteBuffer size = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      write(file, size.putLong(at).flip(), NAME);
    }
  }

  private static long write(FileChannel file, ByteBuffer bytes, long at) throws IOException {
    long place = at;
    while (bytes.hasRemaining()) {
      place += file.write(bytes, place);
    }
    return place;
  }
}
