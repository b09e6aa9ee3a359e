package org.smalti.tools.video.faces;

import org.smalti.core.table.EnumWord;

/** How faces are printed. */
enum FaceFormat {
  /** The table. */
  CSV,
  /** An object for each face, each on a line of its own. */
  JSON,
  /** An object for each film, on a line of its own: of it an array of pictures, of each an array of faces. */
  SEED;

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
