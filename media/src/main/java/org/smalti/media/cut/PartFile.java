package org.smalti.media.cut;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.smalti.core.files.AtomicFile;

/**
 * What was read of one source, on disk, so that it is decoded once: spans of sound or of pictures, and what of the
 * source was damaged. {@link PartWriter} writes it. Little endian:
 *
 * <pre>
 * head, 256 bytes: 8 magic "SMALTIPT", 4 version, 4 number of spans, 8 bytes of the whole file,
 *                  4 length of the damage text, the text in UTF-8, zeros
 * per span, 32 bytes: 8 offset of its first byte, 8 number of frames or pictures, 4 bytes of each,
 *                  4 RMS, 4 peak (floats), 4 zeros
 * the frames (interleaved 32-bit floats) or pictures (YUV 4:2:0 with their smaller copies)
 * </pre>
 *
 * It holds no open file, only its place in a {@link ChannelPool}. Safe to read from many threads.
 */
public final class PartFile {
  static final long MAGIC = 0x5450_4954_4c41_4d53L;
  static final int VERSION = 1;
  static final int HEAD = 256;
  static final int ENTRY = 32;
  /** Bytes before the damage text. */
  static final int BEFORE_TEXT = 28;

  private final Path file;
  private final ChannelPool channels;
  private final PartSpan[] spans;
  private final String damage;

  private PartFile(Path file, ChannelPool channels, PartSpan[] spans, String damage) {
    this.file = file;
    this.channels = channels;
    this.spans = spans;
    this.damage = damage;
  }

  /** A part that is there and whole; nothing if there is none, or one that was cut off or made by another version. */
  public static Optional<PartFile> find(Path file, ChannelPool channels) {
    try {
      long size = Files.isRegularFile(file) ? Files.size(file) : 0;
      if (size < HEAD) {
        return Optional.empty();
      }
      ByteBuffer head = allocate(HEAD);
      channels.read(file, head, 0);
      int version = head.getLong() == MAGIC ? head.getInt() : -1;
      int count = head.getInt();
      long whole = head.getLong();
      int text = head.getInt();
      boolean fits = count >= 0
          && HEAD + (long) ENTRY * count <= size
          && text >= 0
          && text <= HEAD - BEFORE_TEXT;
      if (version != VERSION || whole != size || !fits) {
        return Optional.empty();
      }
      PartSpan[] spans = spans(file, channels, count);
      String damage =
          StandardCharsets.UTF_8.decode(head.limit(BEFORE_TEXT + text)).toString();
      return Arrays.stream(spans).allMatch(span -> span.isWithin(size))
          ? Optional.of(new PartFile(file, channels, spans, damage))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * A part that was made just now.
   *
   * @throws org.smalti.core.SmaltiException if it is not there
   */
  public static PartFile open(Path file, ChannelPool channels) {
    return find(file, channels).orElseThrow(() -> ChannelPool.lost(file, "it is gone", null));
  }

  /** What of its source was damaged, if a whole part is there: empty text for nothing. */
  public static Optional<String> damageOf(Path file) {
    try (ChannelPool channels = new ChannelPool(1)) {
      return find(file, channels).map(PartFile::damage);
    }
  }

  private static PartSpan[] spans(Path file, ChannelPool channels, int count) {
    ByteBuffer entries = allocate(Math.multiplyExact(ENTRY, count));
    channels.read(file, entries, HEAD);
    PartSpan[] spans = new PartSpan[count];
    for (int i = 0; i < count; i++) {
      spans[i] = new PartSpan(
          entries.getLong(),
          entries.getLong(),
          entries.getInt(),
          entries.getFloat(),
          entries.getFloat());
      entries.getInt();
    }
    return spans;
  }

  static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Gives back the room on the disk that the spans take. How long they were, and what of the source was damaged, stays
   * known to who opens the part again.
   */
  public void discardContent() {
    channels.forget(file);
    try (AtomicFile target = AtomicFile.to(file)) {
      try (PartWriter writer = new PartWriter(target.temporary(), spans.length)) {
        for (int i = 0; i < spans.length; i++) {
          PartSpan span = spans[i];
          writer.describe(i, new PartSpan(writer.end(), span.count(), 0, span.rms(), span.peak()));
        }
        writer.finish(damage);
      } catch (IOException e) {
        throw target.unwritable(e);
      }
      target.commit();
    }
  }

  /** Whether the spans can be read: their {@linkplain #discardContent content} was not discarded before. */
  public boolean hasContent() {
    return Arrays.stream(spans).noneMatch(span -> span.count() > 0 && span.unit() == 0);
  }

  /** Deletes it. A file that can't be deleted only takes room. */
  public void delete() {
    channels.forget(file);
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      // It goes with its folder.
    }
  }

  /** How many spans there are. */
  public int spans() {
    return spans.length;
  }

  public PartSpan span(int index) {
    return spans[index];
  }

  /** What could not be decoded of the source; empty if all was well. */
  public String damage() {
    return damage;
  }

  /**
   * Fills a buffer from its position to its limit, and flips it.
   *
   * @param span its index
   * @param at bytes from the beginning of the span
   */
  public void read(int span, long at, ByteBuffer into) {
    channels.read(file, into, spans[span].offset() + at);
  }
}
