package org.smalti.bench.faces;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What happens in a composed film of faces. */
enum FaceFilmKind {
  /** Four faces on paths that never cross. */
  APART(0),
  /** Four faces in two pairs that cross, one before the other. */
  CROSSING(1),
  /** Faces that leave the picture and come back after three to five seconds. */
  RETURNING(2),
  /** Faces that pass behind pillars. */
  HIDDEN(3),
  /** Fast faces, and a camera that is out of focus now and then. */
  BLURRED(4),
  /** A camera that pans and trembles. */
  PANNING(5),
  /** Twenty small faces. */
  CROWD(6),
  /** Many cuts between a few cameras, and flashes. */
  TELEVISION(7);

  private static final double SECONDS = 20;

  /** Stands for the kind in the seed of its films. */
  private final int number;

  FaceFilmKind(int number) {
    this.number = number;
  }

  FaceFilm film(long seed) {
    var random = new Random(1_000_003L * number + seed);
    return switch (this) {
      case APART -> still(apart(random, 60));
      case CROSSING -> still(crossing(random));
      case RETURNING -> still(returning(random));
      case HIDDEN -> still(hidden(random));
      case BLURRED ->
        new FaceFilm(
            word(), SECONDS, apart(random, 200), 0, 0, List.of(), List.of(3.0, 8.0, 12.5, 17.0));
      case PANNING ->
        new FaceFilm(word(), SECONDS, apart(random, 40), 120, 10, List.of(), List.of());
      case CROWD -> still(crowd(random));
      case TELEVISION -> new TelevisionScript(random, SECONDS).film(word());
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private FaceFilm still(List<ScriptedFace> faces) {
    return new FaceFilm(word(), SECONDS, faces, 0, 0, List.of(), List.of());
  }

  static FaceLook look(int i) {
    List<FaceLook> looks = List.of(FaceLook.values());
    return looks.get(Math.floorMod(i, looks.size()));
  }

  static double between(Random random, double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  /** Each face keeps to a quarter of the picture. */
  private static List<ScriptedFace> apart(Random random, double speed) {
    var faces = new ArrayList<ScriptedFace>();
    int first = random.nextInt(8);
    for (int i = 0; i < 4; i++) {
      double left = 320 * (i % 2) + 50;
      double top = 180 * (i / 2) + 60;
      var face = ScriptedFace.of("face " + i, look(first + i));
      double time = 0;
      double x = left + 110;
      double y = top + 30;
      while (time < SECONDS + 2) {
        face.at(time, x, y, between(random, 62, 74));
        double toX = left + 220 * random.nextDouble();
        double toY = top + 60 * random.nextDouble();
        time +=
            Math.max(0.2, Math.hypot(toX - x, toY - y) / between(random, speed / 2, speed * 1.5));
        x = toX;
        y = toY;
      }
      faces.add(face);
    }
    return faces;
  }

  private static List<ScriptedFace> crossing(Random random) {
    var faces = new ArrayList<ScriptedFace>();
    int first = random.nextInt(8);
    for (int i = 0; i < 4; i++) {
      var face = ScriptedFace.of("face " + i, look(first + i));
      double lane = 95 + 170 * (i / 2) + between(random, 0, 14);
      double height = between(random, 64, 76);
      double time = 0;
      boolean right = i % 2 == 0;
      while (time < SECONDS + 4) {
        face.at(time, right ? 70 : 570, lane, height);
        time += 500 / between(random, 110, 220);
        right = !right;
        face.at(time, right ? 70 : 570, lane, height);
        time += between(random, 0.2, 0.8);
      }
      faces.add(face);
    }
    return faces;
  }

  private static List<ScriptedFace> returning(Random random) {
    var faces = new ArrayList<ScriptedFace>();
    int first = random.nextInt(8);
    for (int i = 0; i < 3; i++) {
      var face = ScriptedFace.of("face " + i, look(first + i));
      double lane = 65 + 115 * i;
      double time = 0;
      double x = between(random, 150, 490);
      while (time < SECONDS + 6) {
        face.at(time, x, lane, 66);
        boolean right = random.nextBoolean();
        double out = right ? 740 : -100;
        time += Math.abs(out - x) / between(random, 120, 220);
        face.leaves(time, out, lane, 66);
        time += between(random, 3, 5);
        // From the same side or the other one.
        double in = random.nextBoolean() ? 740 : -100;
        face.at(time, in, lane, 66);
        x = between(random, 200, 440);
        time += Math.abs(x - in) / between(random, 120, 220);
      }
      faces.add(face);
    }
    return faces;
  }

  private static List<ScriptedFace> hidden(Random random) {
    var faces = new ArrayList<ScriptedFace>();
    int first = random.nextInt(8);
    for (int i = 0; i < 3; i++) {
      var face = ScriptedFace.of("face " + i, look(first + i));
      double lane = 65 + 115 * i;
      double time = 0;
      boolean right = random.nextBoolean();
      while (time < SECONDS + 6) {
        face.at(time, right ? 60 : 580, lane, 66);
        time += 520 / between(random, 120, 220);
        right = !right;
      }
      faces.add(face);
    }
    faces.add(ScriptedFace.pillar(between(random, 190, 230), between(random, 60, 90), SECONDS + 6));
    faces.add(ScriptedFace.pillar(between(random, 410, 450), between(random, 60, 90), SECONDS + 6));
    return faces;
  }

  private static List<ScriptedFace> crowd(Random random) {
    var faces = new ArrayList<ScriptedFace>();
    for (int i = 0; i < 20; i++) {
      var face = ScriptedFace.of("face " + i, look(i));
      double height = between(random, 26, 36);
      double x = 64 + 128 * (i % 5);
      double y = 45 + 90 * (i / 5);
      double time = 0;
      while (time < SECONDS + 2) {
        face.at(time, x, y, height);
        double toX = Math.max(30, Math.min(610, x + between(random, -90, 90)));
        double toY = Math.max(30, Math.min(330, y + between(random, -50, 50)));
        time += Math.max(0.3, Math.hypot(toX - x, toY - y) / between(random, 20, 70));
        x = toX;
        y = toY;
      }
      faces.add(face);
    }
    return faces;
  }
}
