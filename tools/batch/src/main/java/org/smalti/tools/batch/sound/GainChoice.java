package org.smalti.tools.batch.sound;

import org.smalti.core.table.EnumWord;

/** Which files get one gain together, and which gains are allowed. */
enum GainChoice {
  /** Each sound has a gain of its own. */
  TRACK,
  /** All sounds of a folder have one gain, so that they differ from each other as they did. */
  ALBUM,
  /** Each sound has a gain of its own, but only those that are too loud are changed. */
  LOWER_ONLY;

  /** As the command line calls it. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
