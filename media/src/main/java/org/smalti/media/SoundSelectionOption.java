package org.smalti.media;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which sound of a file is heard, for all commands that hear. */
public final class SoundSelectionOption {
  @Option(
      names = "--channel",
      paramLabel = "NAME",
      description =
          "which channels are heard: ${COMPLETION-CANDIDATES}; mid and side are half the sum and"
              + " half the difference of left and right (default: ${DEFAULT-VALUE}, all of them)")
  private ChannelChoice channel = ChannelChoice.MIX;

  @Mixin
  private TrackOption track = new TrackOption();

  /** @throws org.smalti.core.SmaltiException if there can be no such track */
  public SoundSelection selection() {
    return track.selection(channel);
  }
}
