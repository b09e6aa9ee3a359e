package org.smalti.tools.batch.sound;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.cli.GivenOptions;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.media.ChannelChoice;
import org.smalti.media.SoundSelection;
import org.smalti.media.TrackOption;
import org.smalti.tools.batch.BatchOptions;
import org.smalti.tools.batch.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code smalti batch normalize}: makes films and recordings equally loud. */
@Command(
    name = "normalize",
    description = {
      "Make films and recordings equally loud, as EBU R128 measures it. Pictures, subtitles,"
          + " chapters and attachments are copied bit for bit; the sound keeps its codec, sample"
          + " rate and channels.",
      "Each sound is measured, then changed by one gain. Where its peaks allow no such gain they"
          + " limit it; the summary says what misses the target by more than 0.5 LU, and the exit"
          + " code is 6."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti batch normalize lectures --out even",
      "  smalti batch normalize podcast --loudness -16 --true-peak -1.5 --dynamic --out even"
    })
public final class NormalizeCommand implements Callable<Integer> {
  @Mixin
  private BatchOptions batch = new BatchOptions();

  @Option(
      names = "--loudness",
      paramLabel = "LUFS",
      description = "how loud: -23 is what EBU R128 says, -16 is usual on the web (default:"
          + " ${DEFAULT-VALUE})")
  private double loudness = -23;

  @Option(
      names = "--true-peak",
      paramLabel = "DBTP",
      description = "what no peak may exceed (default: ${DEFAULT-VALUE})")
  private double truePeak = -1;

  @Option(
      names = "--dynamic",
      description = "where the peaks don't allow the gain, turn them down alone (a limiter)")
  private boolean dynamic;

  @Option(
      names = "--gain",
      paramLabel = "CHOICE",
      description = {
        "track: each sound gets a gain of its own; album: all files of a folder get one gain, so"
            + " that they differ as they did; lower-only: only what is too loud is changed"
            + " (default: ${DEFAULT-VALUE})"
      })
  private GainChoice gain = GainChoice.TRACK;

  @Option(
      names = "--tags-only",
      description =
          "leave the sound as it is and write tags for players: ReplayGain (to -18 LUFS), in Ogg"
              + " Opus R128 (to -23 LUFS); with --gain album those of the album too")
  private boolean tagsOnly;

  @Mixin
  private TrackOption track = new TrackOption();

  @Mixin
  private PerFileRunOptions run;

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    SoundSelection chosen = track.selection(ChannelChoice.MIX);
    return batch.perform(
        tagsOnly ? tagging(chosen) : new Normalize(loudness, truePeak, dynamic, gain, chosen),
        run.context());
  }

  /** @throws SmaltiException if an option says how the sound should become */
  private Recipe tagging(SoundSelection chosen) {
    new GivenOptions(Objects.requireNonNull(spec))
        .refuse(
            "--tags-only leaves the sound as it is; leave one of them out",
            List.of("--loudness", "--true-peak", "--dynamic"));
    return new LoudnessTagging(gain, chosen);
  }
}
