package org.smalti.tools.batch.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.tools.batch.SourceFile;

/**
 * The metadata blocks of a FLAC file (RFC 9639, section 8) that ffmpeg does not copy: cue sheets, and what programs
 * keep for themselves, such as the chunks of the WAV that it was made from. The program is asked for padding of their
 * size, whose place they take.
 *
 * @param blocks with their headers, none of them marked as the last
 */
record FlacBlocks(List<byte[]> blocks) {
  private static final FlacBlocks NONE = new FlacBlocks(List.of());
  private static final int HEAD = 4;
  private static final int PADDING = 1;
  private static final int APPLICATION = 2;
  private static final int CUE_SHEET = 5;
  private static final int TYPE = 0x7F;
  private static final int LAST = 0x80;
  /** Bytes that ffmpeg leaves free for other programs. */
  private static final int FREE = 8192;
  /** Bytes: the length of a block has 24 bits. */
  private static final int LARGEST = (1 << 24) - 1 - FREE;

  /** Those of a file; none where it is no FLAC, or tags stand before it. */
  static FlacBlocks of(SourceFile source, SourceContainer container) {
    if (container != SourceContainer.FLAC) {
      return NONE;
    }
    List<byte[]> blocks = new ArrayList<>();
    try (FileChannel file = FileChannel.open(source.file())) {
      for (Block block : all(file)) {
        if (block.type() == APPLICATION || block.type() == CUE_SHEET) {
          byte[] bytes = read(file, block.at(), HEAD + block.length()).array();
          bytes[0] = (byte) block.type();
          blocks.add(bytes);
        }
      }
    } catch (IOException e) {
      throw SmaltiException.input(source.name() + " can't be read: " + e.getMessage(), e);
    }
    return new FlacBlocks(List.copyOf(blocks));
  }

  /** What can't be kept, in words. */
  List<String> losses() {
    return fits()
        ? List.of()
        : List.of("its blocks of programs are left out: they are larger than 16 MB");
  }

  private int bytes() {
    return blocks.stream().mapToInt(block -> block.length).sum();
  }

  private boolean fits() {
    return bytes() <= LARGEST;
  }

  /** Options of the muxer. */
  List<String> options() {
    return blocks.isEmpty() || !fits()
        ? List.of()
        : List.of("-metadata_header_padding", Integer.toString(FREE + bytes()));
  }

  /** Writes them over the padding of a result. */
  void write(Path result) throws IOException {
    if (blocks.isEmpty() || !fits()) {
      return;
    }
    try (FileChannel file =
        FileChannel.open(result, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      for (Block block : all(file)) {
        int rest = block.length() - bytes();
        if (block.type() == PADDING && rest >= 0) {
          ByteBuffer all = ByteBuffer.allocate(bytes() + HEAD);
          blocks.forEach(all::put);
          int type = block.last() ? LAST + PADDING : PADDING;
          all.putInt((type << 24) + rest).flip();
          for (long at = block.at(); all.hasRemaining(); ) {
            at += file.write(all, at);
          }
          return;
        }
      }
    }
    throw new IOException("ffmpeg left no room for the blocks of the original");
  }

  /** Where a block stands, with the bytes after its header. */
  private record Block(long at, int type, boolean last, int length) {}

  private static List<Block> all(FileChannel file) throws IOException {
    List<Block> blocks = new ArrayList<>();
    byte[] magic = read(file, 0, HEAD).array();
    boolean goesOn = new String(magic, StandardCharsets.US_ASCII).equals("fLaC");
    for (long at = HEAD; goesOn && at + HEAD <= file.size(); ) {
      int head = read(file, at, HEAD).getInt(0);
      Block block = new Block(at, (head >>> 24) & TYPE, head < 0, head & 0xFFFFFF);
      goesOn = !block.last() && at + HEAD + block.length() <= file.size();
      if (at + HEAD + block.length() <= file.size()) {
        blocks.add(block);
      }
      at += HEAD + block.length();
    }
    return blocks;
  }

  private static ByteBuffer read(FileChannel file, long at, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = file.read(bytes, at + bytes.position());
    }
    return bytes.rewind();
  }
}
