package org.smalti.bench.onsets;

import java.util.Random;

/** Recorded drums played as drummers play them: ghost notes, rolls, soft hits below a ringing cymbal. */
final class FastStrokes {
  private FastStrokes() {}

  /** 6 to 16 strokes a second; of three, two are 20 to 30 dB softer than the third. */
  static TrackBuilder ghosts(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(TrackKind.SECONDS);
    for (double t = 0.2; t < TrackKind.SECONDS - 3; t += TrackKind.between(random, 0.3, 0.7)) {
      OneShot drum = OneShotPool.any(pool.drums(), random);
      OneShot other = OneShotPool.any(pool.drums(), random);
      double interval = 1 / TrackKind.between(random, 6, 16);
      int strokes = 8 + random.nextInt(16);
      for (int i = 0; i < strokes && t < TrackKind.SECONDS - 1; i++, t += interval) {
        boolean accent = i == 0 || random.nextInt(3) == 0;
        double db = accent ? TrackKind.between(random, -4, 0) : TrackKind.between(random, -30, -20);
        OneShot struck = random.nextInt(4) == 0 ? other : drum;
        track.place(struck.cut(0.5), near(t, random), db);
      }
    }
    return track;
  }

  /** 12 to 20 strokes a second that grow louder or softer, singles or doubles; drags of 35 to 60 ms between rolls. */
  static TrackBuilder rolls(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(TrackKind.SECONDS);
    for (double t = 0.2; t < TrackKind.SECONDS - 3; t += TrackKind.between(random, 0.3, 0.6)) {
      OneShot drum = pool.drum(random, "snare", "sn_", "tom", "snap", "te", "ke", "na");
      double interval = 1 / TrackKind.between(random, 12, 20);
      double low = TrackKind.between(random, -24, -12);
      boolean growing = random.nextBoolean();
      boolean doubles = random.nextBoolean();
      int strokes = 10 + random.nextInt(20);
      for (int i = 0; i < strokes && t < TrackKind.SECONDS - 1; i++, t += interval) {
        double done = i / (strokes - 1.0);
        double db = low * (growing ? 1 - done : done) + TrackKind.between(random, -3, 0);
        track.place(drum.cut(0.3), near(t, random), doubles && i % 2 == 1 ? db - 5 : db);
      }
      t += 0.2;
      track.place(drum.cut(0.4), t, TrackKind.between(random, -16, -8));
      t += TrackKind.between(random, 0.035, 0.06);
      track.place(drum.cut(0.4), t, TrackKind.between(random, -3, 0));
    }
    return track;
  }

  /** A cymbal or bell every second or two; below it 3 to 8 soft hits a second. */
  static TrackBuilder belowCymbal(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(TrackKind.SECONDS);
    double cymbal = 0.1;
    for (double t = 0.1; t < TrackKind.SECONDS; t += 1 / TrackKind.between(random, 3, 8)) {
      if (t >= cymbal) {
        track.place(
            pool.drum(random, "cymbal", "splash", "open", "bell"),
            t,
            TrackKind.between(random, -4, 0));
        cymbal = t + TrackKind.between(random, 0.8, 2);
      } else {
        track.place(OneShotPool.any(pool.drums(), random), t, TrackKind.between(random, -24, -8));
      }
    }
    return track;
  }

  private static double near(double t, Random random) {
    return t + TrackKind.between(random, -0.004, 0.004);
  }
}
