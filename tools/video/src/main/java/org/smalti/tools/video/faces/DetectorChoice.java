package org.smalti.tools.video.faces;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.smalti.core.files.LocalPath;
import org.smalti.tools.video.faces.detect.DetectorKind;
import org.smalti.tools.video.faces.detect.DetectorOptions;
import picocli.CommandLine.Option;

/** The options that say how faces are looked for. */
final class DetectorChoice {
  @Option(
      names = "--detector",
      paramLabel = "NAME",
      defaultValue = "yunet",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private DetectorKind kind = DetectorKind.YUNET;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "another model of the detector's kind than the one that comes with Smalti")
  private @Nullable Path model;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      defaultValue = "640",
      description = "the longer side of the picture that the detector looks at; larger ones are"
          + " reduced to it (default: ${DEFAULT-VALUE})")
  private int size = DetectorOptions.DEFAULT_SIZE;

  @Option(
      names = "--min-size",
      paramLabel = "PIXELS",
      defaultValue = "0",
      description = "leave out faces whose shorter side is less, in pixels of the film")
  private double smallest;

  @Option(
      names = "--score",
      paramLabel = "SCORE",
      defaultValue = "0.6",
      description = "how sure the detector must be of a face that begins a track, 0 to 1 (default:"
          + " ${DEFAULT-VALUE})")
  private double score = DetectorOptions.DEFAULT_SCORE;

  /** The least score of a face that begins a track. */
  double score() {
    return score;
  }

  /** @param leastScore of a face that is of any use to who follows them */
  DetectorOptions options(double leastScore) {
    return new DetectorOptions(
        kind, size, leastScore, smallest, model == null ? null : LocalPath.of(model));
  }
}
