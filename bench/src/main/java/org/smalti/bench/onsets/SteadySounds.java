package org.smalti.bench.onsets;

import java.util.Random;

/** Sounds in which nothing begins after their own beginning. */
final class SteadySounds {
  private static final double[] TONES = {55, 220, 440, 1000, 3000, 9000};

  private SteadySounds() {}

  static TrackBuilder tones(OneShotPool pool, int number, Random random) {
    double hz = TONES[(number + random.nextInt(TONES.length)) % TONES.length];
    return begun(SyntheticSounds.tone(hz, TrackKind.SECONDS - 1.5, 1 + number % 2 * 5), "tone");
  }

  static TrackBuilder vibrato(OneShotPool pool, int number, Random random) {
    double cents = 20 + 25 * number;
    double rate = TrackKind.between(random, 4.5, 7.5);
    double hz = TrackKind.between(random, 200, 900);
    float[] sound = new float[(int) ((TrackKind.SECONDS - 1.5) * TrackBuilder.RATE)];
    double phase = 0;
    for (int i = 0; i < sound.length; i++) {
      double bend = cents / 1200 * Math.sin(2 * Math.PI * rate * i / TrackBuilder.RATE);
      phase += 2 * Math.PI * hz * Math.pow(2, bend) / TrackBuilder.RATE;
      for (int k = 1; k <= 6; k++) {
        sound[i] += (float) (Math.sin(k * phase) / k);
      }
    }
    return begun(sound, "vibrato of " + Math.round(cents) + " cents");
  }

  static TrackBuilder tremolo(OneShotPool pool, int number, Random random) {
    double depth = 0.2 + 0.15 * number;
    double rate = TrackKind.between(random, 4, 7);
    float[] sound =
        SyntheticSounds.tone(TrackKind.between(random, 200, 900), TrackKind.SECONDS - 1.5, 6);
    for (int i = 0; i < sound.length; i++) {
      sound[i] *=
          (float) (1 - depth * (0.5 - 0.5 * Math.cos(2 * Math.PI * rate * i / TrackBuilder.RATE)));
    }
    return begun(sound, "tremolo to " + Math.round(100 * (1 - depth)) + " %");
  }

  static TrackBuilder hum(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(TrackKind.SECONDS);
    double hz = number % 2 == 0 ? 50 : 60;
    float gain = (float) Math.pow(10, -1 - number / 2.0);
    track.add(SyntheticSounds.tone(hz, TrackKind.SECONDS, 12), 0, gain);
    track.add(SyntheticSounds.noise(number % 2 == 0, TrackKind.SECONDS, random), 0, gain / 100);
    track.note(0, "hum");
    return track;
  }

  static TrackBuilder noise(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(TrackKind.SECONDS);
    float gain = number < 2 ? 0.3f : 0.01f;
    track.add(SyntheticSounds.noise(number % 2 == 0, TrackKind.SECONDS, random), 0, gain);
    track.note(0, "noise");
    return track;
  }

  static TrackBuilder silence(OneShotPool pool, int number, Random random) {
    return new TrackBuilder(TrackKind.SECONDS);
  }

  /** Half a second of silence, then the sound, with fades of 10 ms. */
  private static TrackBuilder begun(float[] sound, String name) {
    TrackBuilder track = new TrackBuilder(TrackKind.SECONDS);
    SyntheticSounds.fade(sound, 0.01, 0.01);
    track.place(OneShot.of(name, sound, OneShot.STRUCK), 0.5, -6);
    return track;
  }
}
