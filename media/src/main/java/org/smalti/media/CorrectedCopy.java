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
  private CorrectedCopy() {}

  /**
   * Writes the copy, unless the file's own header is right.
   *
   * @return whether it was written, with what a person should know of the header, which may be empty
   * @throws IOException if the file can't be read or the copy not be written
   */
  public static Optional<String> write(Path file, Path copy) throws IOException {
    HeaderCorrection correction = HeaderCorrection.of(file).orElse(HeaderCorrection.NONE);
    if (correction.changesNothing()) {
      return Optional.empty();
    }
    try (CorrectedFile corrected = new CorrectedFile(file, correction)) {
      Files.copy(Channels.newInputStream(corrected), copy);
    }
    return Optional.of(correction.remark());
  }
}
