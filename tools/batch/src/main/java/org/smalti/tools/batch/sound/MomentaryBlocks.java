package org.smalti.tools.batch.sound;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.smalti.core.files.AtomicFile;
import org.smalti.media.MediaStream;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/**
 * How loud a sound is from moment to moment: in blocks of 400 ms, ten a second, by EBU R128. The blocks of several
 * sounds tell how loud these are together.
 */
final class MomentaryBlocks {
  private static final String KEY = "lavfi.r128.M=";
  /** LU below the mean: quieter blocks are left out of it. */
  private static final double RELATIVE_GATE = 10;

  /** LUFS of each block. */
  private final float[] levels;

  private final Loudness loudness;

  private MomentaryBlocks(float[] levels, Loudness loudness) {
    this.levels = levels;
    this.loudness = loudness;
  }

  /** How loud the whole sound is. */
  Loudness loudness() {
    return loudness;
  }

  /** Measures one sound of a file. */
  static MomentaryBlocks of(
      SourceFile source, MediaStream sound, RecipeContext context, double until) {
    Path file = context.scratch().resolve("blocks.txt");
    String print = "ametadata=mode=print:key=lavfi.r128.M:file="
        + FfmpegCommand.escapedInFilter(file.toAbsolutePath().toString());
    try {
      Loudness loudness = Loudness.noting(print, source, sound, context, until);
      MomentaryBlocks read = new MomentaryBlocks(read(file), loudness);
      Files.deleteIfExists(file);
      return read;
    } catch (IOException e) {
      throw AtomicFile.unwritable(file, e);
    }
  }

  private static float[] read(Path file) throws IOException {
    float[] levels = new float[1024];
    int count = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(KEY)) {
          levels = count == levels.length ? Arrays.copyOf(levels, 2 * count) : levels;
          levels[count++] = (float) Loudness.number(line.substring(KEY.length()));
        }
      }
    }
    return Arrays.copyOf(levels, count);
  }

  /** How loud several sounds are one after the other, and the highest of their peaks. */
  static Loudness together(List<MomentaryBlocks> sounds) {
    double peak = sounds.stream()
        .mapToDouble(sound -> sound.loudness().peak())
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
    double all = mean(sounds, Loudness.SILENCE);
    return new Loudness(
        Double.isNaN(all)
            ? Loudness.SILENCE
            : mean(sounds, Math.max(Loudness.SILENCE, all - RELATIVE_GATE)),
        peak);
  }

  /** LUFS: the mean power of all blocks above a gate, NaN if there is none. */
  private static double mean(List<MomentaryBlocks> sounds, double gate) {
    double sum = 0;
    long count = 0;
    for (MomentaryBlocks sound : sounds) {
      for (float level : sound.levels) {
        if (level > gate) {
          sum += Math.pow(10, level / 10);
          count++;
        }
      }
    }
    return count == 0 ? Double.NaN : 10 * Math.log10(sum / count);
  }
}
