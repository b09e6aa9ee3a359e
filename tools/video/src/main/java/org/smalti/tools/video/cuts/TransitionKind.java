package org.smalti.tools.video.cuts;

import org.smalti.core.table.EnumWord;

/** How a scene begins. */
enum TransitionKind {
  /** It is the first of its film. */
  BEGIN,
  /** From one frame to the next. */
  CUT,
  /** Through black or white. */
  FADE,
  /** The pictures of both scenes are mixed for a while. */
  DISSOLVE;

  /** The word in tables. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
