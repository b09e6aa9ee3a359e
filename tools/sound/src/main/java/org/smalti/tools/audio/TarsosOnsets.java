package org.smalti.tools.audio;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.AudioProcessor;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import be.tarsos.dsp.onsets.ComplexOnsetDetector;
import be.tarsos.dsp.onsets.PercussionOnsetDetector;

/** The onset detectors of TarsosDSP, given frame by frame from memory. */
final class TarsosOnsets implements OnsetDetector {
  private static final double FRAME_SECONDS = 1024 / 44_100.0;
  /** How many hops later the detector reports an onset. */
  private static final double PERCUSSION_DELAY = 1;

  private static final double COMPLEX_DELAY = 2;
  private static final double SENSITIVITY = 60;
  private static final double MINIMUM_INTERVAL = 0.03;
  private static final double SILENCE_DB = -70;

  private final AudioProcessor detector;
  private final AudioEvent event;
  private final float[] frame;
  private final float[] work;
  private final int hop;
  private final double delay;
  private final SoundBuffer sound = new SoundBuffer();
  private long position;
  private boolean heard;

  private TarsosOnsets(int sampleRate, int size, int hop, double delay, Maker maker) {
    this.hop = hop;
    this.delay = delay;
    frame = new float[size];
    work = new float[size];
    event = new AudioEvent(new TarsosDSPAudioFormat(sampleRate, 16, 1, true, false));
    event.setOverlap(size - hop);
    detector = maker.make(() -> heard = true);
    position = hop - (long) size;
  }

  /** @param threshold by how many dB a bin of the spectrum must rise */
  static OnsetDetector percussion(int sampleRate, double threshold) {
    int size = size(sampleRate);
    return new TarsosOnsets(
        sampleRate,
        size,
        size / 2,
        PERCUSSION_DELAY,
        heard -> new PercussionOnsetDetector(
            sampleRate, size, (time, salience) -> heard.run(), SENSITIVITY, threshold));
  }

  /** @param threshold of the peak picker */
  static OnsetDetector complex(int sampleRate, double threshold) {
    int size = size(sampleRate);
    return new TarsosOnsets(sampleRate, size, size / 4, COMPLEX_DELAY, heard -> {
      var complex = new ComplexOnsetDetector(size, threshold, MINIMUM_INTERVAL, SILENCE_DB);
      complex.setHandler((time, salience) -> heard.run());
      return complex;
    });
  }

  @Override
  public int latency() {
    return (int) Math.ceil(frame.length + hop * (delay + 1));
  }

  @Override
  public void accept(float[] mono, int offset, int length, Onsets onsets) {
    sound.append(mono, offset, length);
    while (position + frame.length <= sound.end()) {
      hear(onsets);
    }
    sound.forgetBefore(position);
  }

  /** The last frames, which are not full, are left out: the end would look like a click. */
  @Override
  public void finish(Onsets onsets) {}

  private void hear(Onsets onsets) {
    sound.copy(position, frame, frame.length);
    System.arraycopy(frame, 0, work, 0, frame.length);
    event.setFloatBuffer(work);
    event.setBytesProcessed(2 * Math.max(0, position));
    heard = false;
    detector.process(event);
    if (heard) {
      onsets.at(Math.max(0, Math.round(position + frame.length / 2.0 - delay * hop)), 0);
    }
    position += hop;
  }

  private static int size(int sampleRate) {
    return 1 << Math.max(5, Math.round(Math.log(sampleRate * FRAME_SECONDS) / Math.log(2)));
  }

  @FunctionalInterface
  private interface Maker {
    AudioProcessor make(Runnable heard);
  }
}
