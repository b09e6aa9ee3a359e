package org.smalti.bench.onsets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.TableWriter;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaWriter;

/** Sounds at known times. */
final class TrackBuilder {
  static final int RATE = 44_100;
  /** dB: a sound this far below the sound that is there already is masked: it is not placed. */
  private static final double MASKED_DB = -12;
  /** Frames at the beginning of a sound whose power is compared for that. */
  private static final int BEGINNING = RATE * 30 / 1000;

  private static final float PEAK = 0.9f;

  /** What was placed where. */
  private record Event(double seconds, String name, double db) {}

  private final float[] mix;
  private final List<Event> events = new ArrayList<>();

  TrackBuilder(double seconds) {
    mix = new float[(int) Math.round(seconds * RATE)];
  }

  double seconds() {
    return mix.length / (double) RATE;
  }

  /** Places a sound so that its attack is at {@code seconds}, unless it would be masked or too late to be heard. */
  void place(OneShot shot, double seconds, double db) {
    int attack = (int) Math.round(seconds * RATE);
    int start = attack - shot.attack();
    float gain = (float) Math.pow(10, db / 20);
    if (start < 0 || attack + BEGINNING > mix.length || isMasked(shot, attack, gain)) {
      return;
    }
    add(shot.sound(), start, gain);
    events.add(new Event(attack / (double) RATE, shot.name(), db));
  }

  private boolean isMasked(OneShot shot, int attack, float gain) {
    double there = 1e-12;
    double comes = 0;
    for (int i = 0; i < BEGINNING; i++) {
      there += mix[attack + i] * mix[attack + i];
      int at = shot.attack() + i;
      double x = at < shot.sound().length ? gain * shot.sound()[at] : 0;
      comes += x * x;
    }
    boolean together =
        !events.isEmpty() && attack - events.get(events.size() - 1).seconds() * RATE < BEGINNING;
    return !together && comes < there * Math.pow(10, MASKED_DB / 10);
  }

  /** Adds a sound that is no event, or one that was noted by {@link #note}. */
  void add(float[] sound, int start, float gain) {
    for (int i = Math.max(0, -start); i < sound.length && start + i < mix.length; i++) {
      mix[start + i] += gain * sound[i];
    }
  }

  /** Notes an onset. */
  void note(double seconds, String name) {
    events.add(new Event(seconds, name, 0));
  }

  /** Adds a sound to the whole track, at a signal-to-noise ratio in dB (of mean powers). */
  void addBeneath(float[] bed, double signalToNoise) {
    double ratio = power(mix) / power(bed) * Math.pow(10, -signalToNoise / 10);
    add(bed, 0, (float) Math.sqrt(ratio));
  }

  /** Scales the track so that its peak is at this many dB. */
  void amplify(double db) {
    double peak = 1e-12;
    for (float x : mix) {
      peak = Math.max(peak, Math.abs(x));
    }
    float gain = (float) (Math.pow(10, db / 20) / peak);
    for (int i = 0; i < mix.length; i++) {
      mix[i] *= gain;
    }
  }

  private static double power(float[] sound) {
    double sum = 1e-12;
    for (float x : sound) {
      sum += x * x;
    }
    return sum / sound.length;
  }

  /** Writes the sound, made quieter if it would clip, and its labels beside it. */
  void write(Path file, int rate, Random dither) {
    float peak = PEAK;
    for (float x : mix) {
      peak = Math.max(peak, Math.abs(x));
    }
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    try (MediaWriter writer = MediaWriter.create(
        file,
        name.substring(dot + 1).toLowerCase(Locale.ROOT),
        Optional.of(new AudioSpec(rate, 1)),
        Optional.empty())) {
      float[] out = new float[mix.length];
      for (int i = 0; i < mix.length; i++) {
        double one = dither.nextDouble();
        double other = dither.nextDouble();
        // Triangular, ± 1 step of 16 bits.
        double noise = (one - other) / 32_768;
        out[i] = (float) (mix[i] * PEAK / peak + noise);
      }
      writer.writeAudio(out, 0, out.length);
      writer.finish();
    }
    Path labels = file.resolveSibling(name.substring(0, dot) + ".onsets.csv");
    try (TableWriter writer = new TableWriter(labels, List.of("onset_s", "source_sample", "db"))) {
      events.stream()
          .sorted((a, b) -> Double.compare(a.seconds(), b.seconds()))
          .forEach(event -> writer.add(
              CellFormat.decimal(event.seconds(), 6),
              event.name(),
              CellFormat.decimal(event.db(), 1)));
      writer.commit();
    }
  }
}
