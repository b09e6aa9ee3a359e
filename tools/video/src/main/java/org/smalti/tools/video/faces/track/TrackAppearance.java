package org.smalti.tools.video.faces.track;

import org.jspecify.annotations.Nullable;

/** What a face that is followed has looked like of late. */
final class TrackAppearance {
  /** What a new look counts in the mean of those before, if it is the same, and at least. */
  private static final double RATE = 0.1;

  private static final double LEAST_RATE = 0.02;

  /** Mean of vectors of length 1, itself of that length; null: not known. */
  private float @Nullable [] mean;

  /**
   * The correlation with a look, −1..1; 0 where one of them is not known.
   *
   * @param look as in {@link SeenFace#look}
   */
  double likeness(float @Nullable [] look) {
    float[] known = mean;
    if (known == null || look == null) {
      return 0;
    }
    double product = 0;
    for (int i = 0; i < look.length; i++) {
      product += known[i] * look[i];
    }
    return product;
  }

  /** Takes a look into the mean; one that is unlike, as of a face half hidden by another one, counts less. */
  void observe(float @Nullable [] look) {
    if (look == null) {
      return;
    }
    float[] known = mean;
    if (known == null) {
      mean = look.clone();
      return;
    }
    double rate = Math.max(LEAST_RATE, RATE * likeness(look));
    double square = 0;
    for (int i = 0; i < known.length; i++) {
      known[i] += (float) (rate * (look[i] - known[i]));
      square += known[i] * known[i];
    }
    for (int i = 0; i < known.length && square > 0; i++) {
      known[i] /= (float) Math.sqrt(square);
    }
  }
}
