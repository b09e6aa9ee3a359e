package org.smalti.bench.onsets;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The kinds of tracks. */
enum TrackKind {
  /** Single hits with room between them. */
  SPARSE(TrackKind::sparse),
  /** A drum kit: kick and hi-hat together, snares, toms, ghost notes, within some milliseconds of a grid. */
  KIT(TrackKind::kit),
  KIT_MP3("mp3", TrackBuilder.RATE, true, TrackKind::kit),
  KIT_NOISE_20(beneath(TrackKind::kit, 20)),
  KIT_NOISE_10(beneath(TrackKind::kit, 10)),
  /** The kit once more, its peak at -30 dB. */
  KIT_QUIET(TrackKind::kitQuiet),
  /** Strings and orchestra beneath, which have onsets of their own. */
  KIT_MUSIC("flac", TrackBuilder.RATE, false, TrackKind::kitWithMusic),
  /** Rolls of 8 to 16 hits a second. */
  FAST(TrackKind::fast),
  /** Bells, toms, cymbals and tablas that ring into one another. */
  RINGING(TrackKind::ringing),
  /** Every other hit is 18 to 30 dB softer. */
  SOFT_AMONG_LOUD(TrackKind::soft),
  GHOSTS(FastStrokes::ghosts),
  ROLLS(FastStrokes::rolls),
  BELOW_CYMBAL(FastStrokes::belowCymbal),
  BRUSHES(SoftAttacks::brushes),
  /** A stick is heard before the tone. */
  STICK_BEFORE(SoftAttacks::stick),
  /** The same of a breath, which is no error if it is heard. */
  BREATH_BEFORE("flac", TrackBuilder.RATE, false, SoftAttacks::breath),
  /** A stick so long before the tone that it may be heard as an onset of its own, which is no error. */
  STICK_APART("flac", TrackBuilder.RATE, false, SoftAttacks::stickApart),
  /** Made tones that go over into one another without an attack. */
  LEGATO_STRINGS(LegatoSounds::strings),
  LEGATO_WIND(LegatoSounds::wind),
  LEGATO_ORGAN(LegatoSounds::organ),
  LEGATO_CHOIR(LegatoSounds::choir),
  LEGATO_ENSEMBLE(LegatoSounds::ensemble),
  /** Guitar notes, each cut by the next. */
  MELODY(TrackKind::melody),
  /** Guitar notes that ring on. */
  ARPEGGIO(TrackKind::arpeggio),
  /** Two to four guitar notes within 8 ms. */
  CHORDS(TrackKind::chords),
  /** Made tones that swell in 50 to 200 ms, each fading as the next comes. */
  SWELLS(SyntheticSounds::swells),
  /** Made bells, their partials inharmonic. */
  BELLS(SyntheticSounds::bells),
  /** Spoken digits; within one are further onsets, which are not labelled. */
  DIGITS("flac", TrackBuilder.RATE, false, TrackKind::digits),
  /** Made tones, vibrato, tremolo, chirps; the first onset is all there is. */
  STEADY_TONES(SteadySounds::tones),
  STEADY_VIBRATO(SteadySounds::vibrato),
  STEADY_TREMOLO(SteadySounds::tremolo),
  STEADY_ENSEMBLE(LegatoSounds::steadyEnsemble),
  STEADY_GLIDE(LegatoSounds::steadyGlide),
  /** 50 and 60 Hz with harmonics, from the beginning. */
  STEADY_HUM(SteadySounds::hum),
  /** White and pink noise, from the beginning. */
  STEADY_NOISE(SteadySounds::noise),
  /** Nothing but dither. */
  SILENCE(SteadySounds::silence);

  /** Composes one track. */
  @FunctionalInterface
  interface TrackRecipe {
    TrackBuilder compose(OneShotPool pool, int number, Random random);
  }

  static final double SECONDS = 20;

  final String format;
  final int rate;
  final boolean complete;

  @SuppressWarnings("ImmutableEnumChecker")
  private final TrackRecipe recipe;

  TrackKind(TrackRecipe recipe) {
    this("flac", TrackBuilder.RATE, true, recipe);
  }

  TrackKind(String format, int rate, boolean complete, TrackRecipe recipe) {
    this.format = format;
    this.rate = rate;
    this.complete = complete;
    this.recipe = recipe;
  }

  TrackBuilder compose(OneShotPool pool, int number, Random random) {
    return recipe.compose(pool, number, random);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static TrackBuilder sparse(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(SECONDS);
    for (double t = 0.1; t < SECONDS; t += between(random, 0.5, 1.5)) {
      track.place(OneShotPool.any(pool.drums(), random), t, between(random, -12, 0));
    }
    return track;
  }

  private static TrackBuilder kit(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(SECONDS);
    OneShot kick = pool.drum(random, "kick", "bd_", "tom_lo", "ghe");
    OneShot snare = pool.drum(random, "snare", "sn_", "snap");
    OneShot hat = pool.drum(random, "closed", "pedal", "te1", "te2", "ke");
    double step = 60 / between(random, 85, 150) / 4;
    for (int i = 0; i * step < SECONDS - 0.5; i++) {
      double t = 0.05 + i * step;
      int beat = i % 16;
      if (beat % 8 == 0 || (beat % 2 == 0 && random.nextInt(6) == 0)) {
        track.place(kick, near(t, random), between(random, -4, 0));
      }
      if (beat % 8 == 4) {
        track.place(snare, near(t, random), between(random, -4, 0));
      } else if (random.nextInt(10) == 0) {
        track.place(snare, near(t, random), between(random, -16, -10));
      }
      if (beat % 2 == 0) {
        track.place(hat, near(t, random), between(random, -14, -6));
      }
      if (beat > 11 && random.nextInt(3) == 0) {
        track.place(
            OneShotPool.any(pool.drums(), random), near(t, random), between(random, -8, -2));
      }
      if (beat == 0 && i % 64 == 0) {
        track.place(pool.drum(random, "splash", "cymbal_hard", "open"), near(t, random), -6);
      }
    }
    return track;
  }

  private static TrackRecipe beneath(TrackRecipe recipe, double signalToNoise) {
    return (pool, number, random) -> {
      TrackBuilder track = recipe.compose(pool, number, random);
      track.addBeneath(
          SyntheticSounds.noise(number % 2 == 0, track.seconds(), random), signalToNoise);
      return track;
    };
  }

  private static TrackBuilder kitQuiet(OneShotPool pool, int number, Random random) {
    TrackBuilder track = kit(pool, number, random);
    track.amplify(-30);
    return track;
  }

  private static TrackBuilder kitWithMusic(OneShotPool pool, int number, Random random) {
    TrackBuilder track = kit(pool, number, random);
    List<float[]> beds = pool.beds();
    track.addBeneath(beds.get(number % beds.size()), 10);
    return track;
  }

  private static TrackBuilder fast(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(SECONDS);
    for (double t = 0.2; t < SECONDS - 2; t += between(random, 0.4, 0.8)) {
      OneShot one = OneShotPool.any(pool.drums(), random).cut(0.2);
      OneShot other = OneShotPool.any(pool.drums(), random).cut(0.2);
      double interval = 1 / between(random, 8, 16);
      int hits = 4 + random.nextInt(13);
      for (int i = 0; i < hits; i++, t += interval) {
        track.place(i % 2 == 0 ? one : other, near(t, random), between(random, -8, 0));
      }
    }
    return track;
  }

  private static TrackBuilder ringing(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(SECONDS);
    for (double t = 0.1; t < SECONDS; t += between(random, 0.15, 0.45)) {
      track.place(OneShotPool.any(pool.ringing(), random), t, between(random, -10, 0));
    }
    return track;
  }

  private static TrackBuilder soft(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(SECONDS);
    boolean loud = false;
    for (double t = 0.1; t < SECONDS; t += between(random, 0.2, 0.5)) {
      loud = !loud;
      double db = loud ? between(random, -3, 0) : between(random, -30, -18);
      track.place(OneShotPool.any(pool.drums(), random).cut(0.4), t, db);
    }
    return track;
  }

  private static TrackBuilder melody(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(SECONDS);
    for (double t = 0.05; t < SECONDS; ) {
      double dur = between(random, 0.12, 0.6);
      track.place(OneShotPool.any(pool.guitar(), random).cut(dur), t, between(random, -12, 0));
      t += dur;
    }
    return track;
  }

  private static TrackBuilder arpeggio(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(SECONDS);
    for (double t = 0.05; t < SECONDS; t += between(random, 0.1, 0.35)) {
      track.place(OneShotPool.any(pool.guitar(), random).cut(1.5), t, between(random, -8, 0));
    }
    return track;
  }

  private static TrackBuilder chords(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(SECONDS);
    for (double t = 0.1; t < SECONDS; t += between(random, 0.3, 0.9)) {
      int notes = 2 + random.nextInt(3);
      for (int i = 0; i < notes; i++) {
        double later = i == 0 ? 0 : between(random, 0, 0.008);
        track.place(
            OneShotPool.any(pool.guitar(), random).cut(0.8), t + later, between(random, -6, 0));
      }
    }
    return track;
  }

  private static TrackBuilder digits(OneShotPool pool, int number, Random random) {
    TrackBuilder track = new TrackBuilder(SECONDS);
    for (double t = 0.3; t < SECONDS; t += between(random, 0.8, 1.3)) {
      track.place(OneShotPool.any(pool.digits(), random), t, between(random, -8, 0));
    }
    return track;
  }

  static double between(Random random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private static double near(double t, Random random) {
    return t + between(random, -0.004, 0.004);
  }
}
