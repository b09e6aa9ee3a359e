package org.smalti.media;

import picocli.CommandLine.Option;

/** Which of several sounds of a file is meant. */
public final class TrackOption {
  @Option(
      names = "--track",
      paramLabel = "N|LANGUAGE",
      description =
          "which sound of a file that has several: its number, from 1, or its language, such as"
              + " eng (default: the one that a player would choose; all where they are changed)")
  private String track = "";

  /** @throws org.smalti.core.SmaltiException if there can be no such track */
  public SoundSelection selection(ChannelChoice channel) {
    return new SoundSelection(channel, track);
  }
}
