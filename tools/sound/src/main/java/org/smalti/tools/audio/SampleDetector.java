package org.smalti.tools.audio;

import java.util.function.Consumer;
import org.smalti.core.table.Feature;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.Sample;

/**
 * Finds and measures the samples of a stretch of sound, as {@code smalti samples --features} does with its defaults.
 * The sound is given block by block. Not for two threads at once.
 */
public final class SampleDetector {
  private final Segmenter segmenter;

  /**
   * A sample and what was measured of it.
   *
   * @param sample its start on the file's own clock
   * @param hz the pitch, 27.5..16,000 Hz; −1 without pitch
   * @param clarity 0..1; −1 where there was no sound to measure
   */
  public record Mark(Sample sample, double hz, double clarity) {}

  /**
   * @param filename that the samples carry
   * @param rate Hz
   * @param first the position of the first frame that will be given, on the file's own clock
   * @param marks receives the samples as they end
   */
  public SampleDetector(String filename, int rate, long first, Consumer<Mark> marks) {
    SegmentationOptions defaults = SegmentationOptions.DEFAULTS;
    OnsetDetector onsets = defaults.detector().at(rate, defaults.delta());
    FeatureSet wanted = FeatureSet.of(Feature.HZ, Feature.CLARITY);
    SampleMeter meter = new SampleMeter(rate, defaults.pitch(), wanted);
    segmenter = new Segmenter(rate, onsets, defaults.limits(), (sound, start, length) -> {
      SampleFeatures features = meter.measure(sound, start, length);
      double ms = 1000.0 * (first + start) / rate;
      Sample sample = new Sample(filename, ms, 1000.0 * length / rate);
      marks.accept(new Mark(sample, features.of(Feature.HZ), features.of(Feature.CLARITY)));
    });
  }

  /** Hears the next frames, {@code mono[0 … frames)}. */
  public void accept(float[] mono, int frames) {
    segmenter.accept(mono, 0, frames);
  }

  /** The stretch is over. */
  public void finish() {
    segmenter.finish();
  }
}
