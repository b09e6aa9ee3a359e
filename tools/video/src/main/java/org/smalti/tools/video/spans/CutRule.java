package org.smalti.tools.video.spans;

import org.smalti.core.table.EnumWord;

/** How a cut is detected. */
enum CutRule {
  /** The mean colour of the picture jumps, as in media-tools. Misses cuts between pictures of similar colour. */
  COLOUR,
  /** The mean colour jumps, or many parts of the picture change at once. */
  BLOCKS;

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
