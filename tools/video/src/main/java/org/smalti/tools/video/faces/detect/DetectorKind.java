package org.smalti.tools.video.faces.detect;

import org.smalti.core.table.EnumWord;
import org.smalti.tools.video.models.DetectorModel;

/** The detectors of faces. */
public enum DetectorKind {
  YUNET("neural network, also for small and turned faces", DetectorModel.YUNET, Yunet::open),
  HAAR("Haar cascade, for upright faces from the front", DetectorModel.HAAR, CascadeDetector::open),
  LBP("local binary patterns, also from the front", DetectorModel.LBP, CascadeDetector::open);

  private final String does;
  private final DetectorModel model;
  @SuppressWarnings("ImmutableEnumChecker") // a method has no state
  private final Opener opener;

  DetectorKind(String does, DetectorModel model, Opener opener) {
    this.does = does;
    this.model = model;
    this.opener = opener;
  }

  /** Makes a detector for one thread. */
  private interface Opener {
    FaceDetector open(DetectorOptions options);
  }

  /** What it is, for a list of options. */
  public String does() {
    return does;
  }

  /** The model it works with unless another one is named. */
  public DetectorModel model() {
    return model;
  }

  FaceDetector open(DetectorOptions options) {
    return opener.open(options);
  }

  /** The word for it on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
