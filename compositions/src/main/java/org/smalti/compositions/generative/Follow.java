package org.smalti.compositions.generative;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.Clip;
import org.smalti.compositions.Composition;
import org.smalti.compositions.Range;
import org.smalti.compositions.Setting;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.SoundFades;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.compositions.sequence.Sequence;
import org.smalti.core.cli.GivenOptions;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.SequenceColumns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Another sound, a song or a speech, played by the collection: each stretch of it is heard and seen as its most similar
 * sample, which fills the picture until the next one comes. Where the sound pauses, the picture dims.
 */
@Command(
    description =
        "A song or a speech played by the samples: each stretch of it by the most similar one,"
            + " which fills the picture.")
public final class Follow implements Composition {
  /** ms: how fast a picture lights up; two frames. */
  private static final double RISE = 80;
  /** ms after the end of a sound in which its picture stays lit: shorter pauses do not show. */
  private static final double LINGER = 250;
  /** ms that a picture takes to dim. */
  private static final double DIM = 700;
  /** A tile of this size leaves no margin around it. */
  private static final double WHOLE_PICTURE = 1.08;

  @Option(
      names = "--target",
      paramLabel = "FILE",
      description =
          "the sound that is followed; without it, --in is a sequence that 'smalti follow' made")
  private @Nullable Path target;

  @Option(
      names = "--match-pitch",
      description = "shift each sample to the note of its stretch, in the nearest octave")
  private boolean matchPitch;

  @Option(names = "--match-level", description = "bring each sample to the level of its stretch")
  private boolean matchLevel;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description =
          "a sample is heard at most so often, if there are enough (default: ${DEFAULT-VALUE})")
  private int repeats = 4;

  @Override
  public boolean isOnGrid() {
    return false;
  }

  @Override
  public List<String> preparation() {
    if (target == null) {
      return List.of();
    }
    List<String> words = new ArrayList<>(
        List.of("follow", "--target", target.toString(), "--repeats", Integer.toString(repeats)));
    if (matchPitch) {
      words.add("--match-pitch");
    }
    if (matchLevel) {
      words.add("--match-level");
    }
    return words;
  }

  @Override
  public void refuse(GivenOptions given) {
    if (target == null) {
      given.refuse(
          "the sequence of --in decides it already; name the sound with --target, or leave it out",
          List.of("--match-pitch", "--match-level", "--repeats"));
    }
  }

  @Override
  public List<Path> reads() {
    return target == null ? List.of() : List.of(target);
  }

  @Override
  public List<String> columns() {
    return List.of(SequenceColumns.AT);
  }

  @Override
  public GridSize usualFirst(GridSize all) {
    return all;
  }

  @Override
  public GridSize usualLast(GridSize all) {
    return all;
  }

  @Override
  public Plan plan(Setting setting) {
    List<Clip> clips = new ArrayList<>(setting.clips().list());
    clips.sort(Comparator.comparingDouble(clip -> clip.row().amount(SequenceColumns.AT)));
    Range light = setting.brightness(0.3, 1);
    double volume = setting.volume(1, 1).high();
    var sequence = new Sequence(SoundFades.USUAL);
    // All rows are read first: a wrong one is named before its time is taken for the length of the
    // piece.
    List<Sound> sounds = clips.stream().map(clip -> sequence.sound(clip.row())).toList();
    Plan.Builder plan = setting.begin();
    for (int i = 0; i < clips.size(); i++) {
      Clip clip = clips.get(i);
      double at = setting.before() + clip.row().amount(SequenceColumns.AT);
      double next = i + 1 < clips.size()
          ? setting.before() + clips.get(i + 1).row().amount(SequenceColumns.AT)
          : Double.POSITIVE_INFINITY;
      Sound sound = sounds.get(i);
      plan.hear(sound.moved(Sound.frame(at)).times(volume));
      plan.see(tile(clip, at, at + sound.heard(), next, light));
    }
    return plan.build();
  }

  private static Tile tile(Clip clip, double at, double silent, double next, Range light) {
    List<TileKeyFrame> poses = new ArrayList<>();
    poses.add(TileKeyFrame.lit(at, light.at(0.6), Easing.STEP));
    poses.add(TileKeyFrame.lit(Math.min(at + RISE, next - 1), light.high(), Easing.LINEAR));
    double dims = Math.max(silent + LINGER, at + RISE);
    if (dims < next) {
      poses.add(TileKeyFrame.lit(dims, light.high(), Easing.LINEAR));
      poses.add(TileKeyFrame.lit(dims + DIM, light.low(), Easing.SINE_IN_OUT));
    }
    if (next < Double.POSITIVE_INFINITY) {
      poses.removeIf(pose -> pose.at() >= next);
      poses.add(TileKeyFrame.lit(next, light.low(), Easing.STEP).opaque(0));
    }
    return clip.seen(poses.stream().map(pose -> pose.scaled(WHOLE_PICTURE)).toList());
  }
}
