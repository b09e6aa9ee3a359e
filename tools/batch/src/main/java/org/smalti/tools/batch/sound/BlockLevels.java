package org.smalti.tools.batch.sound;

import java.nio.file.Path;
import java.util.Arrays;
import org.smalti.media.MediaStream;

/** The level of every block of a sound, dBFS: 14 MB for a day. */
final class BlockLevels {
  private float[] levels = new float[1024];
  private int count;

  private BlockLevels() {}

  static float[] of(Path file, MediaStream stream) {
    BlockLevels all = new BlockLevels();
    BlockReader.of(file, stream, pair -> all.add((float) pair.level()));
    return Arrays.copyOf(all.levels, all.count);
  }

  private void add(float level) {
    if (count == levels.length) {
      levels = Arrays.copyOf(levels, 2 * count);
    }
    levels[count++] = level;
  }
}
