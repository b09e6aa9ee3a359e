package org.smalti.tools.collection.thin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Journal;
import org.smalti.core.table.Table;

/**
 * Describes the sound of samples. Found by {@link ServiceLoader}, as the module that knows how stands on this one.
 */
public interface SoundVectors {
  /**
   * The vector of each row, empty where it has no sound that can be read. Their Euclidean distance is 0 for the same
   * sound, and 1 is the root of the mean square of the distances of all pairs.
   *
   * @param cache where vectors are kept between runs
   */
  List<float[]> of(
      Table samples, MediaFolder media, Optional<Path> cache, CommandContext run, Journal journal);

  /** @throws SmaltiException if none is installed */
  static SoundVectors installed() {
    return ServiceLoader.load(SoundVectors.class)
        .findFirst()
        .orElseThrow(() -> SmaltiException.usage(
            "--unlike compares sounds, for which the module smalti-layout must be installed"));
  }
}
