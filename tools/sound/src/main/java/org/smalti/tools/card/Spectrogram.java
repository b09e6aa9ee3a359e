package org.smalti.tools.card;

import java.util.ArrayList;
import java.util.List;
import org.smalti.media.RealTransform;
import org.smalti.tools.audio.SoundBuffer;

/**
 * The levels of a stretch of sound on a logarithmic scale of frequency: low tones are seen through long windows, high
 * ones through short ones, about {@value #CYCLES} cycles of each, from 23 to 186 ms; between two lengths of window
 * their levels are blended. Memory depends on the size of the picture only.
 */
final class Spectrogram {
  private static final int CYCLES = 40;
  private static final double SHORTEST = 1024 / 44_100.0;
  private static final int LENGTHS = 4;

  private final int rate;
  private final int shortest;
  private final List<FixedWindowSpectrogram> bands = new ArrayList<>();
  private final SoundBuffer sound = new SoundBuffer();

  /**
   * @param first frame of the first column
   * @param from frame that is given first
   */
  Spectrogram(int rate, int columns, long first, long from, double framesPerColumn) {
    this.rate = rate;
    int wanted = Integer.highestOneBit((int) Math.round(rate * SHORTEST * 1.4));
    // Beyond 1 MHz windows are shorter than said above.
    shortest = Math.max(64, Math.min(RealTransform.LARGEST >> LENGTHS, wanted));
    for (int i = 0; i < LENGTHS; i++) {
      // The longer windows show only what is low, below bin 4 * CYCLES; the rest of their spectra
      // would be most of the memory.
      int kept = i == 0 ? shortest : Math.min(shortest << i, 8 * CYCLES);
      bands.add(new FixedWindowSpectrogram(shortest << i, kept, columns, first, framesPerColumn));
    }
    sound.restart(from);
  }

  /** Hears frames that begin at {@code position}. */
  void accept(float[] mono, int frames, long position) {
    sound.append(mono, 0, frames);
    advance(position + frames);
    sound.forgetBefore(
        bands.stream().mapToLong(FixedWindowSpectrogram::needed).min().orElse(0));
  }

  /** The sound ends at a frame; silence follows. */
  void finish(long end) {
    advance(end + (long) (shortest << LENGTHS) * 4);
  }

  private void advance(long end) {
    bands.forEach(band -> band.advance(sound, end));
  }

  /**
   * Levels by column and row, the top row first; dB, 0 for a sine of full scale.
   *
   * @param low Hz at the lower edge
   * @param high Hz at the upper edge
   */
  float[][] levels(int columns, int rows, double low, double high) {
    float[][] levels = new float[columns][rows];
    double step = Math.log(high / low) / rows;
    for (int row = 0; row < rows; row++) {
      double top = high * Math.exp(-row * step);
      double bottom = top * Math.exp(-step);
      double wanted = CYCLES * rate / Math.sqrt(top * bottom) / shortest;
      double place = Math.max(0, Math.min(LENGTHS - 1, Math.log(wanted) / Math.log(2)));
      int lower = (int) Math.min(LENGTHS - 2, Math.floor(place));
      double part = place - lower;
      for (int column = 0; column < columns; column++) {
        levels[column][row] = (float) ((1 - part) * level(lower, column, bottom, top)
            + part * level(lower + 1, column, bottom, top));
      }
    }
    return levels;
  }

  private double level(int number, int column, double bottom, double top) {
    FixedWindowSpectrogram band = bands.get(number);
    double binsPerHertz = band.bins() / (rate / 2.0);
    return band.level(column, bottom * binsPerHertz, top * binsPerHertz);
  }
}
