package org.smalti.bench.onsets;

import java.util.Random;

/** Sounds in which nothing begins after their own beginning. */
final class Steady {
  private static final double[] TONES = {55, 220, 440, 1000, 3000, 9000};

  private Steady() {}

  static Track tones(Pool pool, int number, Random random) {
    double hz = TONES[(number + random.nextInt(TONES.length)) % TONES.length];
    return begun(Synth.tone(hz, Scene.SECONDS - 1.5, 1 + number % 2 * 5), "tone");
  }

  static Track vibrato(Pool pool, int number, Random random) {
    double cents = 20 + 25 * number;
    double rate = Scene.between(random, 4.5, 7.5);
    double hz = Scene.between(random, 200, 900);
    float[] sound = new float[(int) ((Scene.SECONDS - 1.5) * Track.RATE)];
    double phase = 0;
    for (int i = 0; i < sound.length; i++) {
      double bend = cents / 1200 * Math.sin(2 * Math.PI * rate * i / Track.RATE);
      phase += 2 * Math.PI * hz * Math.pow(2, bend) / Track.RATE;
      for (int k = 1; k <= 6; k++) {
        sound[i] += (float) (Math.sin(k * phase) / k);
      }
    }
    return begun(sound, "vibrato of " + Math.round(cents) + " cents");
  }

  static Track tremolo(Pool pool, int number, Random random) {
    double depth = 0.2 + 0.15 * number;
    double rate = Scene.between(random, 4, 7);
    float[] sound = Synth.tone(Scene.between(random, 200, 900), Scene.SECONDS - 1.5, 6);
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= (float) (1 - depth * (0.5 - 0.5 * Math.cos(2 * Math.PI * rate * i / Track.RATE)));
    }
    return begun(sound, "tremolo to " + Math.round(100 * (1 - depth)) + " %");
  }

  static Track hum(Pool pool, int number, Random random) {
    Track track = new Track(Scene.SECONDS);
    double hz = number % 2 == 0 ? 50 : 60;
    float gain = (float) Math.pow(10, -1 - number / 2.0);
    track.add(Synth.tone(hz, Scene.SECONDS, 12), 0, gain);
    track.add(Synth.noise(number % 2 == 0, Scene.SECONDS, random), 0, gain / 100);
    track.note(0, "hum");
    return track;
  }

  static Track noise(Pool pool, int number, Random random) {
    Track track = new Track(Scene.SECONDS);
    float gain = number < 2 ? 0.3f : 0.01f;
    track.add(Synth.noise(number % 2 == 0, Scene.SECONDS, random), 0, gain);
    track.note(0, "noise");
    return track;
  }

  static Track silence(Pool pool, int number, Random random) {
    return new Track(Scene.SECONDS);
  }

  /** Half a second of silence, then the sound, which comes and goes within 10 ms. */
  private static Track begun(float[] sound, String name) {
    Track track = new Track(Scene.SECONDS);
    Synth.fade(sound, 0.01, 0.01);
    track.place(OneShot.of(name, sound, OneShot.STRUCK), 0.5, -6);
    return track;
  }
}
