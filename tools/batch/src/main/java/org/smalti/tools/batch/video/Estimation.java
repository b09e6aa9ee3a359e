package org.smalti.tools.batch.video;

import java.io.Serializable;

/**
 * Whether a film is estimated before it is encoded.
 *
 * @param only whether nothing else is done; no part of what a recipe makes
 * @param least share of its size that a film must save to be encoded; 0 any
 */
record Estimation(boolean only, double least) implements Serializable {
  boolean isWanted() {
    return only || least > 0;
  }

  @Override
  public String toString() {
    return "least=" + least;
  }
}
