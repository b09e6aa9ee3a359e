package org.smalti.media;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A copy of a file with the header by which {@link MediaFile} reads it, for programs that would believe the file's own:
 * sizes that were not known when it was written, or that say less than there is, and integers taken for floats.
 */
public final class CorrectedCopy {
  private final Path file;
  private final HeaderCorrection correction;

  private CorrectedCopy(Path file, HeaderCorrection correction) {
    this.file = file;
    this.correction = correction;
  }

  /** What a file is to be copied with; empty where its own header is right. */
  public static Optional<CorrectedCopy> of(Path file) {
    return HeaderCorrection.of(file)
        .filter(correction -> !correction.changesNothing())
        .map(correction -> new CorrectedCopy(file, correction));
  }

  /** What a person should know of the header; empty if nothing is lost or unsure. */
  public String remark() {
    return correction.remark();
  }

  /** @throws IOException if the file can't be read or the copy not be written, as where one is there already */
  public void write(Path copy) throws IOException {
    try (CorrectedFile corrected = new CorrectedFile(file, correction)) {
      Files.copy(Channels.newInputStream(corrected), copy);
    }
  }
}
