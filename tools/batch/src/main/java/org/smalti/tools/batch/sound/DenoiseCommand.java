package org.smalti.tools.batch.sound;

import java.util.concurrent.Callable;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.media.ChannelChoice;
import org.smalti.media.TrackOption;
import org.smalti.tools.batch.BatchOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti batch denoise}: takes noise out of the sound of films and recordings. */
@Command(
    name = "denoise",
    description = {
      "Take steady noise, such as hiss, hum or a fan, out of the sound of films and recordings. Pictures, subtitles,"
          + " chapters"
          + " and attachments are copied bit for bit; the sound stays in time to the sample and keeps its codec,"
          + " sample rate"
          + " and channels.",
      "Each file is listened to first: its noise is measured where nothing else is heard."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti batch denoise lectures --out quiet",
      "  smalti batch denoise lectures --preview --out listen"
    })
public final class DenoiseCommand implements Callable<Integer> {
  @Mixin
  private BatchOptions batch = new BatchOptions();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = {
        "adaptive: an FFT denoiser that is told the noise of each file; voice: nothing is left but 200 to 3000 Hz"
            + " (default: ${DEFAULT-VALUE})"
      })
  private DenoiseMethod method = DenoiseMethod.ADAPTIVE;

  @Option(
      names = "--passes",
      paramLabel = "N",
      description = "how often the filter is applied, in one run (default: ${DEFAULT-VALUE})")
  private int passes = 1;

  @Option(
      names = "--preview",
      description = "only write 10 s of each file as a wav: first as they are, then denoised")
  private boolean preview;

  @Mixin
  private TrackOption track = new TrackOption();

  @Mixin
  private PerFileRunOptions run;

  @Override
  public Integer call() {
    Denoise denoise = new Denoise(method, passes, track.selection(ChannelChoice.MIX));
    if (preview) {
      batch.sparesOriginals("--preview");
    }
    return batch.perform(preview ? new DenoisePreview(denoise) : denoise, run.context());
  }
}
