package org.smalti.tools.batch.sound;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.smalti.media.MediaStream;

/** The level of every block of a sound, dBFS: 14 MB for a day. */
final class BlockLevels {
  private float[] levels = new float[1024];
  private int count;

  private BlockLevels() {}

  static float[] of(Path file, MediaStream stream) {
    return of(file, stream, constant -> {});
  }

  /** @param listener is told at the end whether all of the sound has one format */
  static float[] of(Path file, MediaStream stream, Consumer<Boolean> listener) {
    BlockLevels all = new BlockLevels();
    listener.accept(BlockReader.of(file, stream, pair -> all.add((float) pair.level())));
    return Arrays.copyOf(all.levels, all.count);
  }

  private void add(float level) {
    if (count == levels.length) {
      levels = Arrays.copyOf(levels, 2 * count);
    }
    levels[count++] = level;
  }
}
