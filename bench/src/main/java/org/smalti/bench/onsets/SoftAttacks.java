package org.smalti.bench.onsets;

import java.util.Random;

/** Made sounds whose beginning is not their first sound: brushes on a drum head, a stick or a breath before a tone. */
final class SoftAttacks {
  private SoftAttacks() {}

  /**
   * Brushes: taps of some milliseconds' rise and short sweeps over a bed of rubbing, and a ride cymbal now and then.
   */
  static TrackBuilder brushes(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(TrackKind.SECONDS);
    track.add(rubbing(random), 0, (float) Math.pow(10, TrackKind.between(random, -36, -26) / 20));
    double beat = 60 / TrackKind.between(random, 90, 180);
    for (double t = 0.1; t < TrackKind.SECONDS - 1; t += beat) {
      track.place(brush(random, TrackKind.between(random, 1, 8)), t, tap(random));
      if (random.nextBoolean()) {
        track.place(
            brush(random, TrackKind.between(random, 1, 8)), t + beat * 2 / 3, tap(random) - 6);
      }
      if (random.nextInt(3) == 0) {
        track.place(
            brush(random, TrackKind.between(random, 10, 30)), t + beat / 3, tap(random) - 4);
      }
      if (random.nextInt(4) == 0) {
        track.place(pool.drum(random, "cymbal", "ride", "closed"), t + beat / 6, tap(random) - 6);
      }
    }
    return track;
  }

  private static double tap(Random random) {
    return TrackKind.between(random, -14, 0);
  }

  /** Wires that arrive one after the other: noise of a rise of some milliseconds that decays in 30 to 90 ms. */
  private static OneShot brush(Random random, double rise) {
    float[] sound = rustle(0.4, TrackKind.between(random, 0.2, 0.7), random);
    double decay = TrackKind.between(random, 0.03, 0.09) * TrackBuilder.RATE;
    double top = rise * TrackBuilder.RATE / 1000;
    for (int i = 0; i < sound.length; i++) {
      double up = i < top ? 0.5 - 0.5 * Math.cos(Math.PI * i / top) : Math.exp(-(i - top) / decay);
      sound[i] *= (float) up;
    }
    return OneShot.of("brush of " + Math.round(rise) + " ms", sound, OneShot.STRUCK);
  }

  private static float[] rubbing(Random random) {
    float[] sound = rustle(TrackKind.SECONDS, 0.5, random);
    double rate = TrackKind.between(random, 0.8, 2);
    for (int i = 0; i < sound.length; i++) {
      double db = 4 * Math.sin(2 * Math.PI * rate * i / TrackBuilder.RATE);
      sound[i] *= (float) Math.pow(10, db / 20);
    }
    return sound;
  }

  /** White noise less its slow part. */
  private static float[] rustle(double seconds, double brightness, Random random) {
    float[] noise = SyntheticSounds.noise(false, seconds, random);
    float low = 0;
    for (int i = 0; i < noise.length; i++) {
      low += (float) (0.5 * (1 - brightness)) * (noise[i] - low);
      noise[i] -= (float) brightness * low;
    }
    return noise;
  }

  /** Tones 5 to 18 ms after a click that is 16 to 26 dB below their peak: the tone's rise is the onset. */
  static TrackBuilder stick(OneShotPool pool, int number, Random random) {
    return stick(0.005, 0.018, random);
  }

  /** The same 30 to 150 ms after the click. */
  static TrackBuilder stickApart(OneShotPool pool, int number, Random random) {
    return stick(0.03, 0.15, random);
  }

  private static TrackBuilder stick(double least, double most, Random random) {
    TrackBuilder track = new TrackBuilder(TrackKind.SECONDS);
    for (double t = 0.2; t < TrackKind.SECONDS - 1; t += TrackKind.between(random, 0.3, 0.8)) {
      double hz = 150 * Math.pow(2, random.nextInt(30) / 12.0);
      float[] tone = SyntheticSounds.tone(hz, 0.8, 3 + random.nextInt(4));
      double rise = TrackKind.between(random, 0.002, 0.008);
      SyntheticSounds.fade(tone, rise, 0.3);
      double db = TrackKind.between(random, -10, 0);
      track.place(OneShot.of("tone after a stick", tone, OneShot.STRUCK), t, db);
      float[] click = SyntheticSounds.noise(false, 0.003, random);
      SyntheticSounds.fade(click, 0.0005, 0.002);
      precede(
          track,
          OneShot.of("stick", click, OneShot.STRUCK).sound(),
          t - TrackKind.between(random, least, most),
          db - TrackKind.between(random, 16, 26));
    }
    return track;
  }

  /** Blown tones of 8 to 25 ms' rise; 30 to 150 ms before it breath swells to 20 to 30 dB below the tone. */
  static TrackBuilder breath(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(TrackKind.SECONDS);
    for (double t = 0.3; t < TrackKind.SECONDS - 1; t += TrackKind.between(random, 0.6, 1.1)) {
      double hz = 220 * Math.pow(2, random.nextInt(24) / 12.0);
      float[] tone = SyntheticSounds.tone(hz, 0.5, 2 + random.nextInt(4));
      SyntheticSounds.fade(tone, TrackKind.between(random, 0.008, 0.025), 0.05);
      double db = TrackKind.between(random, -10, 0);
      track.place(OneShot.of("blown tone", tone, OneShot.STRUCK), t, db);
      double before = TrackKind.between(random, 0.03, 0.15);
      float[] breath = SyntheticSounds.noise(true, before + 0.5, random);
      SyntheticSounds.fade(breath, before, 0.05);
      precede(track, breath, t - before, db - TrackKind.between(random, 20, 30));
    }
    return track;
  }

  private static void precede(TrackBuilder track, float[] sound, double seconds, double db) {
    track.add(sound, (int) Math.round(seconds * TrackBuilder.RATE), (float) Math.pow(10, db / 20));
  }
}
