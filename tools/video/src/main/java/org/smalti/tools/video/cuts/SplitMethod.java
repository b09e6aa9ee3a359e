package org.smalti.tools.video.cuts;

import org.smalti.core.table.EnumWord;

/** How the scenes of a film become films. */
enum SplitMethod {
  /** Without encoding anew: each begins at the key frame at or before its first picture. */
  COPY,
  /** Encoded anew: each begins with its first picture and ends with its last. */
  EXACT;

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
