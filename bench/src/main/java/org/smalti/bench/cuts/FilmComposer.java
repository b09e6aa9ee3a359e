package org.smalti.bench.cuts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.smalti.media.MediaWriter;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoFrames;

/** Composes one film of scenes that are joined by cuts, fades and dissolves, all of which are known. */
final class FilmComposer {
  private static final int[][] RATES = {{25, 1}, {24, 1}, {30_000, 1001}, {30, 1}, {25, 1}, {12, 1}
  };
  /** s. */
  private static final double FILM = 60;

  private static final double SHORTEST_SCENE = 0.6;
  /** s: nothing happens so near to a transition. */
  private static final double CALM = 0.3;

  private final Path corpus;
  private final List<SourceShot> shots;
  private final Random random;
  private final String filename;
  private final int[] rate;
  private final double fps;
  private final List<TrueTransition> truth = new ArrayList<>();
  private final byte[] picture =
      new byte[PixelFormat.YUV420P.bytes(ComposedScene.WIDTH, ComposedScene.HEIGHT)];
  private final byte[] other = new byte[picture.length];
  private int written;

  FilmComposer(Path corpus, List<SourceShot> shots, String filename, int number, long seed) {
    this.corpus = corpus;
    this.shots = shots;
    this.filename = filename;
    random = new Random(seed);
    rate = RATES[number % RATES.length];
    fps = (double) rate[0] / rate[1];
  }

  /** A transition as it is planned: frames of going out, of plain colour, and of coming in. */
  private record Plan(String kind, int out, int hold, int in, int luma) {
    static final Plan CUT = new Plan("cut", 0, 0, 0, 0);
  }

  /** Writes the film and gives its transitions. */
  List<TrueTransition> compose(Path folder) {
    VideoFrames pictures = new VideoFrames(
        ComposedScene.WIDTH, ComposedScene.HEIGHT, rate[0], rate[1], 24, "veryfast");
    try (MediaWriter writer = MediaWriter.create(
        folder.resolve(filename), "mp4", Optional.empty(), Optional.of(pictures))) {
      Plan before = Plan.CUT;
      SourceShot shotBefore = null;
      ComposedScene scene = null;
      int sceneAt = 0;
      while (written < FILM * fps) {
        Plan after = plan();
        int entry = before.in;
        int exit = after.out;
        SourceShot shot = shot(shotBefore, (entry + exit) / fps);
        int solo = solo(shot, entry + exit);
        int margin = (int) (CALM * fps);
        int[] calm = {entry + margin, entry + solo - margin};
        ComposedScene next = new ComposedScene(
            corpus, shot, disturbance(calm), fps, entry + solo + exit, calm, random);
        int nextAt = scene == null ? 0 : join(writer, scene, sceneAt, next, before);
        if (scene != null) {
          scene.close();
        }
        for (int i = 0; i < solo; i++) {
          next.draw(nextAt++, picture);
          write(writer);
        }
        scene = next;
        sceneAt = nextAt;
        before = after;
        shotBefore = shot;
      }
      if (scene != null) {
        scene.close();
      }
      writer.finish();
    }
    return truth;
  }

  private Plan plan() {
    double chance = random.nextDouble();
    if (chance < 0.5) {
      return Plan.CUT;
    }
    int length = Math.max(4, (int) Math.round(fps * (0.3 + 1.7 * random.nextDouble())));
    if (chance < 0.75) {
      return new Plan("dissolve", length, 0, length, 0);
    }
    int luma = random.nextInt(4) == 0 ? Blend.WHITE : Blend.BLACK;
    int in = Math.max(3, (int) Math.round(fps * (0.3 + 0.9 * random.nextDouble())));
    return new Plan("fade", Math.max(3, length / 2), random.nextInt((int) fps / 2), in, luma);
  }

  /** A shot that is not of the file of the one before, and long enough. */
  private SourceShot shot(@Nullable SourceShot before, double transitions) {
    while (true) {
      SourceShot shot = shots.get(random.nextInt(shots.size()));
      boolean same = before != null && shot.scenery().equals(before.scenery());
      boolean other =
          !same || (!shot.equals(before) && SourceShot.TEARS_OF_STEEL.equals(shot.file()));
      if (other && shot.length() * 1.6 >= transitions + SHORTEST_SCENE) {
        return shot;
      }
    }
  }

  private int solo(SourceShot shot, int transitions) {
    double wanted = SHORTEST_SCENE + 3.4 * Math.pow(random.nextDouble(), 1.5);
    double most = 1.7 * shot.length() - transitions / fps;
    return (int) Math.round(fps * Math.max(SHORTEST_SCENE, Math.min(wanted, most)));
  }

  private Disturbance disturbance(int[] calm) {
    boolean room = calm[1] - calm[0] > 0.7 * fps;
    Disturbance[] all = Disturbance.values();
    Disturbance chosen = all[random.nextInt(all.length)];
    return room && random.nextInt(4) != 0 ? chosen : Disturbance.NONE;
  }

  /** Writes a transition; gives the next frame of the new scene. */
  private int join(MediaWriter writer, ComposedScene from, int at, ComposedScene to, Plan plan) {
    int first = written;
    if (plan.kind.equals("dissolve")) {
      for (int i = 0; i < plan.in; i++) {
        from.draw(at + i, picture);
        to.draw(i, other);
        Blend.mix(picture, other, (i + 1.0) / (plan.in + 1));
        write(writer);
      }
    } else {
      for (int i = 0; i < plan.out; i++) {
        from.draw(at + i, picture);
        Blend.toward(picture, plan.luma, (i + 1.0) / plan.out);
        write(writer);
      }
      for (int i = 0; i < plan.hold; i++) {
        write(writer);
      }
      for (int i = 0; i < plan.in; i++) {
        to.draw(i, picture);
        Blend.toward(picture, plan.luma, (plan.in - i) / (plan.in + 1.0));
        write(writer);
      }
    }
    truth.add(new TrueTransition(
        filename, plan.kind, first, plan.equals(Plan.CUT) ? first : written - 1));
    return plan.in;
  }

  private void write(MediaWriter writer) {
    writer.writeVideo(picture);
    written++;
  }
}
