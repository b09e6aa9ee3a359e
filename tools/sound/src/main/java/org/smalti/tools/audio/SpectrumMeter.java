package org.smalti.tools.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Measures properties of the spectrum of samples: each is the mean over frames of {@value SampleFrame#SIZE}, weighted
 * by their energies, so that what is loud in a sample decides.
 */
final class SpectrumMeter implements SoundMeter {
  /** The energy of a frame at or below which it is silent. */
  private static final double SILENCE = 1e-10;

  /** Where frames lie in a sample. */
  enum Frames {
    /** Centred on 0, 2048 …; the first and the last one reach over its ends. */
    CENTRED,
    /**
     * From 0, 1024 … on, none reaches over the end: the kink between a sample and its mirror image would lift the
     * centroid of a tone. A sample shorter than a frame is one centred frame.
     */
    INSIDE
  }

  private final Frames frames;
  private final SampleFrame frame = new SampleFrame();
  private final FrameSpectrum spectrum = new FrameSpectrum(SampleFrame.SIZE, SampleFrame.SIZE);
  private final float[] powers = new float[spectrum.bins()];
  private final List<Mean> means = new ArrayList<>();

  SpectrumMeter(Frames frames) {
    this.frames = frames;
  }

  /**
   * Adds a property. Gives its mean over the last sample that was measured.
   *
   * @param ofSilence what it gives if no frame has the property
   */
  DoubleSupplier mean(SpectrumProperty property, double ofSilence) {
    Mean mean = new Mean(property);
    means.add(mean);
    return () -> mean.energies > 0 ? mean.sum / mean.energies : ofSilence;
  }

  @Override
  public void measure(SoundBuffer sound, long start, int length) {
    means.forEach(Mean::clear);
    frame.begin(sound, start, length);
    int size = SampleFrame.SIZE;
    if (frames == Frames.CENTRED) {
      for (int middle = 0; middle <= length; middle += size) {
        add(sound, start, length, middle - size / 2);
      }
    } else if (length < size) {
      add(sound, start, length, length / 2 - size / 2);
    } else {
      for (int from = 0; from + size <= length; from += size / 2) {
        add(sound, start, length, from);
      }
    }
  }

  private void add(SoundBuffer sound, long start, int length, int from) {
    frame.read(sound, start, length, from);
    double energy = frame.energy();
    if (energy <= SILENCE) {
      return;
    }
    spectrum.powers(frame.values(), 0, powers);
    for (int i = 0; i < means.size(); i++) {
      means.get(i).add(powers, energy);
    }
  }

  /** A property and its mean so far. */
  private static final class Mean {
    private final SpectrumProperty property;
    private double sum;
    /** Of the frames that have the property. */
    private double energies;

    Mean(SpectrumProperty property) {
      this.property = property;
    }

    void clear() {
      sum = 0;
      energies = 0;
    }

    void add(float[] powers, double energy) {
      double value = property.of(powers);
      if (!Double.isNaN(value)) {
        sum += energy * value;
        energies += energy;
      }
    }
  }
}
