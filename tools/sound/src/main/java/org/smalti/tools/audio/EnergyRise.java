package org.smalti.tools.audio;

import java.util.Arrays;

/**
 * Detects onsets by the rise of energy: of the waveform after pre-emphasis, in dB, from one frame of 23 ms to the one
 * 10 ms later, 200 times a second. Below {@value #FLOOR_DB} dBFS is silence.
 */
final class EnergyRise implements OnsetDetector {
  private static final double FRAME_SECONDS = 0.023;
  private static final double FRAMES_PER_SECOND = SuperFlux.FRAMES_PER_SECOND;
  private static final double FLOOR_DB = -80;
  private static final double FLOOR = Math.pow(10, FLOOR_DB / 10);
  private static final float EMPHASIS = 0.95f;
  /** How many frames lie between the two that are compared. */
  private static final int LAG = 2;

  private final double hop;
  private final int length;
  private final float[] window;
  private final float[] weights;
  private final double[] past = new double[LAG];
  private final PeakPicker picker;
  private final SoundBuffer sound = new SoundBuffer();
  /** The number of the next frame; frame 0 is centred on the beginning of the sound. */
  private long frame;

  /** @param threshold by how many dB the energy must rise */
  EnergyRise(int sampleRate, double threshold) {
    hop = sampleRate / FRAMES_PER_SECOND;
    length = (int) Math.round(sampleRate * FRAME_SECONDS);
    window = new float[length + 1];
    weights = FrameSpectrum.hann(length);
    picker = new PeakPicker(threshold);
    frame = -(long) Math.ceil(length / 2.0 / hop);
    Arrays.fill(past, FLOOR_DB);
  }

  @Override
  public int latency() {
    return (int) Math.ceil(length / 2.0 + hop * (PeakPicker.POST_MAX + 1));
  }

  @Override
  public void accept(float[] mono, int offset, int count, Onsets onsets) {
    sound.append(mono, offset, count);
    while (frameStart() + length <= sound.end()) {
      sound.copy(frameStart() - 1, window, window.length);
      int slot = (int) Math.floorMod(frame, (long) LAG);
      double now = decibels();
      double rise = now - past[slot];
      past[slot] = now;
      take((float) Math.max(0, rise), onsets);
    }
    sound.forgetBefore(frameStart() - 1);
  }

  @Override
  public void finish(Onsets onsets) {
    for (int i = 0; i < PeakPicker.POST_MAX; i++) {
      take(0, onsets);
    }
  }

  private void take(float rise, Onsets onsets) {
    if (picker.peakAfter(rise) > 0) {
      onsets.at(Math.max(0, Math.round((frame - PeakPicker.POST_MAX) * hop)), 0);
    }
    frame++;
  }

  private long frameStart() {
    return Math.round(frame * hop) - length / 2;
  }

  private double decibels() {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      double x = weights[i] * (window[i + 1] - EMPHASIS * window[i]);
      sum += x * x;
    }
    return 10 * Math.log10(sum / length + FLOOR);
  }
}
