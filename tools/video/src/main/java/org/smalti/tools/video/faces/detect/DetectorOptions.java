package org.smalti.tools.video.faces.detect;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.LocalPath;

/**
 * How faces are looked for. It travels to workers, each of which opens detectors of its own.
 *
 * @param size pixels: the longer side of the picture that the detector looks at; larger ones are reduced to it
 * @param minimumScore 0..1: faces that the detector is less sure of are left out
 * @param minimumFace pixels of the film: faces whose shorter side is less are left out
 * @param model another model than the one that comes with Smalti; null: that one
 */
public record DetectorOptions(
    DetectorKind kind,
    int size,
    double minimumScore,
    double minimumFace,
    @Nullable LocalPath model) implements Serializable {
  public static final int DEFAULT_SIZE = 640;
  public static final double DEFAULT_SCORE = 0.6;
  public static final DetectorOptions DEFAULT =
      new DetectorOptions(DetectorKind.YUNET, DEFAULT_SIZE, DEFAULT_SCORE, 0, null);

  private static final int SMALLEST = 32;
  private static final int LARGEST = 4_096;

  public DetectorOptions {
    if (size < SMALLEST || size > LARGEST) {
      throw SmaltiException.usage(
          "--size must be from " + SMALLEST + " to " + LARGEST + ", not " + size);
    }
    if (!(minimumScore >= 0 && minimumScore <= 1)) {
      throw SmaltiException.usage("--score must be from 0 to 1, not " + minimumScore);
    }
    if (!(minimumFace >= 0 && minimumFace < Double.POSITIVE_INFINITY)) {
      throw SmaltiException.usage("--min-size must be 0 or more, not " + minimumFace);
    }
  }

  /**
   * Opens a detector for one thread. It takes pictures of any size, and reduces those larger than {@link #size}; of
   * {@link #minimumFace} it knows nothing, which is for {@link DetectorPicture#inFilm}.
   *
   * @throws SmaltiException if the model is none, or a library can't be loaded
   */
  public FaceDetector open() {
    return new ReducingDetector(kind.open(this), size);
  }

  /** The picture in which faces of a film are looked for. */
  public DetectorPicture pictureOf(int filmWidth, int filmHeight) {
    return DetectorPicture.of(filmWidth, filmHeight, size, minimumFace);
  }
}
