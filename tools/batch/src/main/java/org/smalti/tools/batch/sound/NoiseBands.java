package org.smalti.tools.batch.sound;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.smalti.media.MediaStream;
import org.smalti.media.RealTransform;

/**
 * The spectrum of noise in the 15 bands of ffmpeg's {@code afftdn}. A band's number is the level in dBFS that white
 * noise over all frequencies has if it is as dense as the noise is in this band.
 */
final class NoiseBands {
  static final int COUNT = 15;
  private static final double NOTHING = 1e-20;
  /** Hz, as {@code afftdn} computes them. */
  private static final double[] CENTRES = centres();

  private final BitSet blocks;
  private final double[] sums = new double[COUNT];
  private RealTransform transform = RealTransform.of(4);
  private float[] window = new float[0];
  private float[] spectrum = new float[0];
  private int[] bandOf = new int[0];
  private int[] binsIn = new int[0];
  private double scale;
  private long frames;

  private NoiseBands(BitSet blocks) {
    this.blocks = blocks;
  }

  /** Measures the bands where only noise is heard; at least two blocks in a row. */
  static List<Double> of(Path file, MediaStream stream, BitSet blocks) {
    NoiseBands bands = new NoiseBands(blocks);
    BlockReader.of(file, stream, bands::hear);
    return Arrays.stream(bands.levels()).boxed().toList();
  }

  private static double[] centres() {
    double[] centres = new double[COUNT];
    centres[0] = 80;
    for (int i = 1; i < COUNT; i++) {
      long next = (long) Math.rint(1.5 * centres[i - 1] + 5);
      centres[i] = next < 1000
          ? 10 * (next / 10)
          : next < 5000
              ? 50 * ((next + 20) / 50)
              : next < 15000 ? 100 * ((next + 45) / 100) : 1000 * ((next + 495) / 1000);
    }
    return centres;
  }

  /** Hz: where band ends and the next begins. */
  private static double end(int band) {
    return band == COUNT - 1
        ? Double.POSITIVE_INFINITY
        : Math.sqrt(CENTRES[band] * CENTRES[band + 1]);
  }

  private void hear(BlockReader.Pair pair) {
    if (pair.index() == 0) {
      prepare(pair.sampleRate());
    }
    if (!blocks.get(pair.index()) || pair.index() == 0 || !blocks.get(pair.index() - 1)) {
      return;
    }
    float[] frame = new float[transform.size()];
    for (int channel = 0; channel < pair.channels(); channel++) {
      double power = 0;
      for (int i = 0; i < frame.length; i++) {
        float value = pair.at(i, channel);
        frame[i] = value * window[i];
        power += value * value;
      }
      if (power > NOTHING) {
        add(frame);
      }
    }
  }

  private void add(float[] frame) {
    transform.forward(frame, spectrum);
    for (int bin = 0; bin < bandOf.length; bin++) {
      double re = spectrum[2 * bin];
      double im = spectrum[2 * bin + 1];
      sums[bandOf[bin]] += re * re + im * im;
    }
    frames++;
  }

  private void prepare(int rate) {
    int size = Math.max(4, Integer.highestOneBit(2 * (rate / BlockReader.RATE)));
    transform = RealTransform.of(size);
    window = new float[size];
    spectrum = new float[size + 2];
    bandOf = new int[size / 2 + 1];
    binsIn = new int[COUNT];
    double squares = 0;
    for (int i = 0; i < size; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / size));
      squares += window[i] * window[i];
    }
    scale = 1 / squares;
    for (int bin = 0; bin < bandOf.length; bin++) {
      double frequency = bin * (double) rate / size;
      int band = 0;
      while (frequency >= end(band)) {
        band++;
      }
      bandOf[bin] = band;
      binsIn[band]++;
    }
  }

  /** A band above what the sample rate holds, or too narrow for a bin, is as its neighbour below. */
  private double[] levels() {
    double[] levels = new double[COUNT];
    Arrays.fill(levels, -200);
    for (int band = 0; band < COUNT; band++) {
      if (binsIn.length == COUNT && binsIn[band] > 0) {
        double mean = sums[band] * scale / binsIn[band] / Math.max(1, frames);
        levels[band] = 10 * Math.log10(mean + NOTHING);
      } else if (band > 0) {
        levels[band] = levels[band - 1];
      }
    }
    return levels;
  }
}
