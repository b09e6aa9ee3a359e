package org.smalti.tools.audio;

import java.util.Arrays;

/**
 * SuperFlux (Böck and Widmer, "Maximum filter vibrato suppression for onset detection", DAFx 2013), streaming: 200
 * frames per second, frames of 2048 samples at 44.1 kHz or the same time at other rates, Hann window, 24 triangular
 * bands per octave, log10(1 + x), difference to the frame two before after a maximum filter over three bands, half-wave
 * rectified and summed.
 *
 * <p>Before the sound there is silence, so a sound that is there from the beginning has an onset at 0. Frames that
 * would reach past the end are left out: the end would look like a click.
 *
 * <p>Not in the paper: a peak is only a candidate. The lower it is, the more abruptly the waveform must change at its
 * attack for it to count ({@link #neededChange}), because ringing sounds beat and noise fluctuates without an attack. A
 * soft onset has no abrupt attack either, but its sound {@link #lasts}. {@link #isEnd} recognises the end of a tone.
 * Quiet recordings are amplified, because log10(1 + x) is linear, not logarithmic, where x is small.
 */
final class SuperFlux implements OnsetDetector {
  static final int FRAMES_PER_SECOND = 200;
  private static final double FRAME_SECONDS = 2048 / 44_100.0;
  private static final double WINDOW_RATIO = 0.5;
  /** How many spectra are kept; more than {@link PeakPicker#POST_MAX} + {@link #LONG_BEFORE} are needed. */
  private static final int KEPT = 32;

  private static final int BEFORE = 3;
  private static final int LONG_BEFORE = 10;
  /** A peak that is this many thresholds high needs no abrupt attack. */
  private static final double SURE = 6.5;

  /** The weight of the change at the attack against the height of the peak. */
  private static final double ABRUPTNESS = 0.3;
  /** By how much the spectrum must have risen 50 ms after a soft onset. */
  private static final double LASTING = 4;
  /** How many frames before an onset the spectrum rises most: the window reaches the onset early. */
  private static final double EARLY_SECONDS = 0.005;

  /** What rises so many times as much as at its peak has no attack: it goes over into something else, or swells. */
  private static final double SLOW = 2.25;
  /** The peak is so many seconds early for each time that it rises more than this often. */
  private static final double LATER = 0.01;

  private static final double IMMEDIATE = 1.4;
  private static final double LATEST = 0.032;

  /** At the end of a tone the spectrum falls at least by this, and rises at most by this share of the fall. */
  private static final double END_FALL = 4;

  private static final double END_RATIO = 0.05;
  /** A peak that looks like an end is an onset if the waveform changes by this: a short soft sound after a loud one. */
  private static final double AFTER_END = 20;
  /** A peak that is like those of noise is an onset if the waveform changes by this. */
  private static final double IN_NOISE = 50;

  /** A sound whose loudest band stays below this is amplified to it; a drum kit that peaks at 0 dBFS reaches 250. */
  private static final float QUIET = 30;
  /** At most by this, 18 dB. */
  private static final float MOST_GAIN = 8;
  /** By how much the loudest band decays each frame, 4.3 dB/s: the gain rises too slowly to look like an onset. */
  private static final float FADING = 0.9975f;

  private static final float PER_DECADE = (float) (1 / Math.log(10));

  private final double hop;
  private final int length;
  private final int lag;
  private final FrameSpectrum frames;
  private final float[] magnitudes;
  private final FilterBank filters;
  private final float scale;
  private final Mask mask;
  /** Weights of the rise of each band, 0 to 1. */
  private final float[] shares;
  /** The last spectra, the newest at {@code frame % past.length}. */
  private final float[][] past;

  private final double threshold;
  private final PeakPicker picker;
  private final SoundBuffer sound = new SoundBuffer();
  private final float[] window;
  /** The magnitude of the loudest band, decaying. */
  private float loudest = QUIET;

  /** The number of the next frame; frame 0 is centred on the beginning of the sound. */
  private long frame;

  SuperFlux(int sampleRate, double threshold) {
    this(sampleRate, threshold, Mask.NONE);
  }

  SuperFlux(int sampleRate, double threshold, Mask mask) {
    this.mask = mask;
    hop = sampleRate / (double) FRAMES_PER_SECOND;
    double wanted = sampleRate * FRAME_SECONDS;
    int size = 1 << Math.max(5, Math.round(Math.log(wanted) / Math.log(2)));
    length = (int) Math.min(size, Math.round(wanted));
    frames = new FrameSpectrum(length, size);
    magnitudes = new float[frames.bins()];
    filters = new FilterBank(frames.bins(), sampleRate / (double) size);
    // Tones and bands then have the magnitude that they have at 44.1 kHz, however many bins they
    // span.
    scale = (float) (1024 / frames.gain() * length / size);
    int lag = (int) Math.max(1, Math.round(length * WINDOW_RATIO / 2 / hop));
    this.lag = lag;
    shares = new float[filters.bands()];
    past = new float[KEPT][filters.bands()];
    this.threshold = threshold;
    picker = new PeakPicker(threshold);
    window = new float[length];
    frame = -(long) Math.ceil(length / 2.0 / hop);
  }

  @Override
  public int latency() {
    return (int) Math.ceil(length / 2.0 + hop * (PeakPicker.POST_MAX + 1));
  }

  @Override
  public void accept(float[] mono, int offset, int count, Onsets onsets) {
    listen(mono, offset, count, flux -> take(flux, onsets));
  }

  /** Computes the onset function, frame by frame. */
  void listen(float[] mono, int offset, int count, Fluxes fluxes) {
    sound.append(mono, offset, count);
    for (long start = frameStart(); start + length <= sound.end(); start = frameStart()) {
      sound.copy(start, window, length);
      float flux = flux();
      frame++;
      fluxes.add(flux);
    }
    sound.forgetBefore(frameStart());
  }

  /** Weights the rise of each band. */
  @FunctionalInterface
  interface Mask {
    Mask NONE = (frames, filters, shares) -> Arrays.fill(shares, 1);

    /** @param frames has just transformed the newest frame */
    void share(FrameSpectrum frames, FilterBank filters, float[] shares);
  }

  /** Receives the onset function. */
  @FunctionalInterface
  interface Fluxes {
    void add(float flux);
  }

  @Override
  public void finish(Onsets onsets) {
    for (int i = 0; i < PeakPicker.POST_MAX; i++) {
      Arrays.fill(spectrum(frame), 0);
      frame++;
      take(0, onsets);
    }
  }

  /**
   * Whether a peak is the end of a sound, not a beginning: a tone that stops abruptly clicks, but 50 ms later most of
   * the spectrum has gone and almost nothing is new.
   */
  private boolean isEnd(long peak) {
    float[] before = spectrum(peak - BEFORE);
    float[] after = spectrum(peak + PeakPicker.POST_MAX);
    float gone = rise(after, before);
    return gone > END_FALL && rise(before, after) < END_RATIO * gone;
  }

  private long frameStart() {
    return Math.round(frame * hop) - length / 2;
  }

  private void take(float flux, Onsets onsets) {
    double height = picker.peakAfter(flux);
    long peak = frame - 1 - PeakPicker.POST_MAX;
    if (height > 0) {
      long place = Math.max(0, Math.round((peak + EARLY_SECONDS * FRAMES_PER_SECOND) * hop));
      double slowness = slowness(peak);
      double later = slowness < SLOW ? 0 : Math.min(LATEST, LATER * (slowness - IMMEDIATE));
      long gradual = place + Math.round(later * FRAMES_PER_SECOND * hop);
      onsets.add(new OnsetCandidate(place, neededChange(peak, height), gradual));
    }
  }

  /** How many times as much as at its peak the spectrum rises in all; 0 if there is a higher peak soon. */
  private double slowness(long peak) {
    // The onset function itself may be weighted.
    float risen = rise(spectrum(peak - lag), spectrum(peak));
    return picker.isHighest() && risen > 0
        ? rise(spectrum(peak - BEFORE), spectrum(peak + PeakPicker.POST_MAX)) / risen
        : 0;
  }

  private double neededChange(long peak, double height) {
    if (isEnd(peak)) {
      return Math.max(AFTER_END, neededChange(height));
    }
    if (lasts(peak)) {
      return 0;
    }
    return picker.fluctuates() ? Math.max(IN_NOISE, neededChange(height)) : neededChange(height);
  }

  /** How much the waveform must change at the attack of a peak ({@link AttackFinder#change}). */
  private double neededChange(double height) {
    return Math.pow(SURE * threshold / height, 1 / ABRUPTNESS) - 1;
  }

  /** Whether a peak is isolated and the sound that came with it is still there 50 ms later. */
  private boolean lasts(long peak) {
    float[] after = spectrum(peak + PeakPicker.POST_MAX);
    return picker.alone()
        && rise(spectrum(peak - BEFORE), after) >= LASTING
        && rise(spectrum(peak - LONG_BEFORE), after) >= LASTING;
  }

  /** How much the spectrum rose since {@link #lag} frames before. */
  private float flux() {
    frames.powers(window, 0, magnitudes);
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = scale * (float) Math.sqrt(magnitudes[i]);
    }
    float[] now = spectrum(frame);
    filters.apply(magnitudes, now);
    float gain = gain(now);
    for (int band = 0; band < now.length; band++) {
      now[band] = PER_DECADE * QuickLogarithm.of(1 + gain * now[band]);
    }
    mask.share(frames, filters, shares);
    return rise(spectrum(frame - lag), now, shares);
  }

  /** By how much quiet sound is to be amplified, from the magnitudes of the bands of the newest frame. */
  private float gain(float[] magnitudes) {
    float highest = 0;
    for (float magnitude : magnitudes) {
      highest = Math.max(highest, magnitude);
    }
    // NaN and infinity are not louder.
    loudest = Float.isFinite(highest) ? Math.max(FADING * loudest, highest) : FADING * loudest;
    return Math.max(1, Math.min(MOST_GAIN, QUIET / loudest));
  }

  /** The sum over the bands that are louder now than they and their neighbours were before. */
  private float rise(float[] then, float[] now) {
    Arrays.fill(shares, 1);
    return rise(then, now, shares);
  }

  private static float rise(float[] then, float[] now, float[] shares) {
    float sum = 0;
    for (int band = 0; band < now.length; band++) {
      float highest = then[band];
      if (band > 0) {
        highest = Math.max(highest, then[band - 1]);
      }
      if (band + 1 < then.length) {
        highest = Math.max(highest, then[band + 1]);
      }
      sum += shares[band] * Math.max(0, now[band] - highest);
    }
    return sum;
  }

  private float[] spectrum(long at) {
    return past[(int) Math.floorMod(at, (long) KEPT)];
  }
}
