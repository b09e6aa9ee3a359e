package org.smalti.media;

import picocli.CommandLine.Option;

/** Whether the pictures of films are deinterlaced, for commands that look at them. */
public final class DeinterlaceOption {
  @Option(
      names = "--deinterlace",
      paramLabel = "WHEN",
      description = "auto: pictures that the film says are interlaced; on: all; off: none"
          + " (default: ${DEFAULT-VALUE})")
  private Deinterlace deinterlace = Deinterlace.AUTO;

  public Deinterlace deinterlace() {
    return deinterlace;
  }
}
