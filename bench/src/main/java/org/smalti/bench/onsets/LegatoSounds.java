package org.smalti.bench.onsets;

import java.util.Random;

/**
 * Made melodies whose tones go over into one another in 15 to 80 ms without a dip in energy. The onset is the middle of
 * the change; that of the first tone of a phrase is where it has risen half-way.
 */
final class LegatoSounds {
  private static final int[] STEPS = {-7, -5, -4, -3, -2, -2, -1, -1, 1, 1, 2, 2, 3, 4, 5, 7};
  /** Two formants of each vowel, Hz. */
  private static final double[][] VOWELS = {{700, 1150}, {300, 2300}, {330, 800}, {500, 1900}};

  private LegatoSounds() {}

  static TrackBuilder strings(OneShotPool pool, int number, Random random) {
    return melody(LegatoVoice.strings(random), 196, 1, random);
  }

  static TrackBuilder wind(OneShotPool pool, int number, Random random) {
    return melody(LegatoVoice.wind(random), 300, 1, random);
  }

  /** Several players of each tone, not quite together in tune and vibrato, in a room. */
  static TrackBuilder ensemble(OneShotPool pool, int number, Random random) {
    return melody(LegatoVoice.strings(random), 150, 5, random);
  }

  private static TrackBuilder melody(LegatoVoice voice, double low, int players, Random random) {
    TrackBuilder track = new TrackBuilder(TrackKind.SECONDS);
    float[] sound = new float[(int) (TrackKind.SECONDS * TrackBuilder.RATE)];
    for (double t = 0.3; t < TrackKind.SECONDS - 4; t += 0.4) {
      int notes = 4 + random.nextInt(8);
      int key = random.nextInt(24);
      double in = TrackKind.between(random, 0.03, 0.1);
      for (int i = 0; i < notes && t < TrackKind.SECONDS - 1.2; i++) {
        double dur = TrackKind.between(random, 0.2, 0.9);
        double out = i == notes - 1 ? 0.15 : TrackKind.between(random, 0.03, 0.08);
        double hz = low * Math.pow(2, key / 12.0);
        for (int player = 0; player < players; player++) {
          double drift = players == 1 ? 0 : 6 * random.nextGaussian();
          double late = players == 1 ? 0 : 0.008 * random.nextGaussian();
          voice.add(sound, hz, t + late, t + dur, in, out, drift);
        }
        track.note(t, "legato tone");
        t += dur;
        in = out;
        key = next(key, random);
      }
    }
    finish(track, sound, players > 1, random);
    return track;
  }

  private static int next(int key, Random random) {
    int next = key;
    while (next == key || next < 0 || next > 26) {
      next = key + STEPS[random.nextInt(STEPS.length)];
    }
    return next;
  }

  /** Chords of three tones of which one, two or all change. */
  static TrackBuilder organ(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(TrackKind.SECONDS);
    float[] sound = new float[(int) (TrackKind.SECONDS * TrackBuilder.RATE)];
    LegatoVoice voice = LegatoVoice.organ(random);
    int[] keys = {0, 7, 16};
    double[] since = {0.3, 0.3, 0.3};
    double[] in = {0.03, 0.03, 0.03};
    track.note(0.3, "organ chord");
    double t = 0.3;
    while (t < TrackKind.SECONDS - 1.5) {
      t += TrackKind.between(random, 0.3, 1);
      double change = TrackKind.between(random, 0.015, 0.04);
      int changing = 1 + random.nextInt(3);
      for (int i = 0; i < changing; i++) {
        int part = changing == 1 ? random.nextInt(3) : i;
        voice.add(sound, hz(keys[part], part), since[part], t, in[part], change, 0);
        since[part] = t;
        in[part] = change;
        keys[part] = next(keys[part], random);
      }
      track.note(t, changing + " organ tones");
    }
    for (int part = 0; part < keys.length; part++) {
      voice.add(sound, hz(keys[part], part), since[part], t + 0.5, in[part], 0.1, 0);
    }
    finish(track, sound, true, random);
    return track;
  }

  private static double hz(int key, int part) {
    return 110 * Math.pow(2, key / 12.0 + part / 3.0);
  }

  /** Four voices; a change is one of pitch or, on the same pitch, of the vowel. */
  static TrackBuilder choir(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(TrackKind.SECONDS);
    float[] sound = new float[(int) (TrackKind.SECONDS * TrackBuilder.RATE)];
    LegatoVoice like = LegatoVoice.strings(random);
    int key = 6;
    int vowel = 0;
    double in = 0.08;
    for (double t = 0.3; t < TrackKind.SECONDS - 1.5; ) {
      double dur = TrackKind.between(random, 0.35, 1);
      double out = TrackKind.between(random, 0.05, 0.08);
      double hz = 165 * Math.pow(2, key / 12.0);
      LegatoVoice voice = LegatoVoice.sung(hz, like, VOWELS[vowel][0], VOWELS[vowel][1]);
      for (int singer = 0; singer < 4; singer++) {
        voice.add(sound, hz, t, t + dur, in, out, 5 * random.nextGaussian());
      }
      track.note(t, "sung tone");
      t += dur;
      in = out;
      if (random.nextInt(3) == 0) {
        vowel = (vowel + 1 + random.nextInt(3)) % VOWELS.length;
      } else {
        key = next(key, random);
      }
    }
    finish(track, sound, true, random);
    return track;
  }

  /** One chord of an ensemble, each player with a vibrato of their own: nothing begins after its beginning. */
  static TrackBuilder steadyEnsemble(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(TrackKind.SECONDS);
    float[] sound = new float[(int) (TrackKind.SECONDS * TrackBuilder.RATE)];
    for (int tone = 0; tone < 1 + number; tone++) {
      double hz = 147 * Math.pow(2, 4 * tone / 12.0);
      for (int player = 0; player < 4; player++) {
        LegatoVoice.strings(random)
            .add(sound, hz, 0.5, TrackKind.SECONDS - 1, 0.04, 0.2, 5 * random.nextGaussian());
      }
    }
    track.note(0.5, "ensemble");
    finish(track, sound, false, random);
    return track;
  }

  /** A tone that slides slowly up and down, a fifth in four seconds. */
  static TrackBuilder steadyGlide(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(TrackKind.SECONDS);
    float[] sound = new float[(int) (TrackKind.SECONDS * TrackBuilder.RATE)];
    double phase = 0;
    for (int i = 0; i < sound.length; i++) {
      double seconds = i / (double) TrackBuilder.RATE;
      double semitones = 7 * (0.5 - 0.5 * Math.cos(2 * Math.PI * seconds / 8));
      phase += 2 * Math.PI * (180 + 60 * number) * Math.pow(2, semitones / 12) / TrackBuilder.RATE;
      for (int k = 1; k <= 8; k++) {
        sound[i] += (float) (0.1 * Math.sin(k * phase) / k);
      }
    }
    track.note(0, "glide");
    finish(track, sound, false, random);
    return track;
  }

  private static void finish(TrackBuilder track, float[] sound, boolean room, Random random) {
    track.add(sound, 0, 1);
    if (room) {
      track.add(echo(sound), 0, 0.4f);
    }
    track.addBeneath(SyntheticSounds.noise(true, track.seconds(), random), 50);
  }

  /** Four combs: a room of 0.6 s. */
  private static float[] echo(float[] sound) {
    float[] echoes = new float[sound.length];
    for (int delay : new int[] {1309, 1637, 1811, 1933}) {
      float[] comb = new float[sound.length];
      float feedback = (float) Math.pow(10, -3 * delay / (0.6 * TrackBuilder.RATE));
      for (int i = delay; i < sound.length; i++) {
        comb[i] = sound[i - delay] + feedback * comb[i - delay];
        echoes[i] += 0.25f * comb[i];
      }
    }
    return echoes;
  }
}
