package org.smalti.compositions.render;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of tiles as far as there is room for them in memory, as they are laid or of a level; their lengths tell
 * levels apart. Those that run at one time are side by side, as thousands are needed for each frame. Safe for use by
 * many threads.
 */
final class KeptPictures {
  /** Bytes that are kept at most. */
  private static final long ROOM = Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 4);

  private static final int REFERENCE = Integer.BYTES;

  private final int tiles;
  /** By number of the picture in its clip, by tile; null where none of that number is kept. */
  private final AtomicReferenceArray<@Nullable AtomicReferenceArray<byte @Nullable []>> numbers;
  /**
   * By tile: the length of pictures that was missed last; 0 for none. Threads may miss what others wrote: then some
   * pictures stay for another part of the piece, no wrong one is given.
   */
  private final int[] lengths;
  /** By tile: whether some may have another length. */
  private final boolean[] mixed;

  private final AtomicLong bytes = new AtomicLong();

  /** @param longest the most pictures of a tile */
  KeptPictures(int tiles, int longest) {
    this.tiles = tiles;
    numbers = new AtomicReferenceArray<>(longest);
    lengths = new int[tiles];
    mixed = new boolean[tiles];
  }

  /** @param from the former index of each tile; negative where nothing is taken over */
  static KeptPictures after(KeptPictures before, int[] from, int longest) {
    KeptPictures made = new KeptPictures(from.length, longest);
    for (int i = 0; i < from.length; i++) {
      made.lengths[i] = from[i] < 0 ? 0 : before.lengths[from[i]];
    }
    long sum = 0;
    for (int number = 0; number < Math.min(longest, before.numbers.length()); number++) {
      AtomicReferenceArray<byte @Nullable []> old = before.numbers.get(number);
      if (old == null) {
        continue;
      }
      AtomicReferenceArray<byte @Nullable []> row = null;
      for (int i = 0; i < from.length; i++) {
        byte[] picture = from[i] < 0 ? null : old.get(from[i]);
        if (picture == null || (before.mixed[from[i]] && picture.length != made.lengths[i])) {
          continue;
        }
        if (row == null) {
          row = new AtomicReferenceArray<>(from.length);
          sum += (long) REFERENCE * from.length;
        }
        row.setPlain(i, picture);
        sum += made.lengths[i];
      }
      made.numbers.set(number, row);
    }
    made.bytes.set(sum);
    return made;
  }

  /** A picture of a length; null if it is not kept. One of another length makes room: the tile has changed its size. */
  byte @Nullable [] get(int tile, int number, int length) {
    AtomicReferenceArray<byte @Nullable []> row = numbers.get(number);
    byte[] picture = row == null ? null : row.get(tile);
    if (picture != null && picture.length == length) {
      return picture;
    }
    if (lengths[tile] != length) {
      mixed[tile] |= lengths[tile] != 0;
      lengths[tile] = length;
    }
    if (row == null || picture == null) {
      return null;
    }
    if (row.compareAndSet(tile, picture, null)) {
      bytes.addAndGet(-picture.length);
    }
    return null;
  }

  /** A new array for a picture, if there is room for it; null if there is none. */
  byte @Nullable [] room(int number, int length) {
    if (numbers.get(number) == null) {
      if (!reserve((long) REFERENCE * tiles)) {
        return null;
      }
      if (!numbers.compareAndSet(number, null, new AtomicReferenceArray<>(tiles))) {
        bytes.addAndGet(-(long) REFERENCE * tiles);
      }
    }
    return reserve(length) ? new byte[length] : null;
  }

  private boolean reserve(long size) {
    if (bytes.addAndGet(size) > ROOM) {
      bytes.addAndGet(-size);
      return false;
    }
    return true;
  }

  /** Keeps what was filled of {@link #room}. */
  void put(int tile, int number, byte[] picture) {
    AtomicReferenceArray<byte @Nullable []> row = numbers.get(number);
    if (row == null) {
      return;
    }
    byte[] old = row.getAndSet(tile, picture);
    if (old != null) {
      bytes.addAndGet(-old.length);
    }
  }
}
