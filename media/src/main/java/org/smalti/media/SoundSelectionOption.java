package org.smalti.media;

import picocli.CommandLine.Option;

/** Which sound of a file is heard, for all commands that hear. */
public final class SoundSelectionOption {
  @Option(
      names = "--channel",
      paramLabel = "NAME",
      description = "which channels are heard: ${COMPLETION-CANDIDATES}; mid and side are half the sum and"
          + " half the difference of left and right (default: ${DEFAULT-VALUE}, all of them)")
  private ChannelChoice channel = ChannelChoice.MIX;

  @Option(
      names = "--track",
      paramLabel = "N|LANGUAGE",
      description = "which sound of a file that has several: its number, from 1, or its language, such as"
          + " eng (default: the one that a player would choose)")
  private String track = "";

  /** @throws org.smalti.core.SmaltiException if there can be no such track */
  public SoundSelection selection() {
    return new SoundSelection(channel, track);
  }
}
