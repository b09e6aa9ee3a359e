package org.smalti.tools.batch.sound;

import java.util.concurrent.Callable;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.media.ChannelChoice;
import org.smalti.media.TrackOption;
import org.smalti.tools.batch.BatchOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti batch normalize}: makes films and recordings equally loud. */
@Command(
    name = "normalize",
    description = {
      "Make films and recordings equally loud, as EBU R128 measures it. Pictures, subtitles, chapters and"
          + " attachments are"
          + " copied bit for bit; the sound keeps its codec, sample rate and channels.",
      "Each sound is measured, then changed by one gain. Where its peaks allow no such gain they limit it; the"
          + " summary says so."
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
      description =
          "how loud: -23 is what EBU R128 says, -16 is usual on the web (default: ${DEFAULT-VALUE})")
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

  @Mixin
  private TrackOption track = new TrackOption();

  @Mixin
  private PerFileRunOptions run;

  @Override
  public Integer call() {
    return batch.perform(
        new Normalize(loudness, truePeak, dynamic, track.selection(ChannelChoice.MIX)),
        run.context());
  }
}
