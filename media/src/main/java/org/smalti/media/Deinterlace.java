package org.smalti.media;

import org.smalti.core.table.EnumWord;

/** Which pictures of a film are deinterlaced. Their number and times stay the same. */
public enum Deinterlace {
  /** Those of which the film says that they are interlaced. */
  AUTO,
  /** All: for films that do not say it. */
  ON,
  /** None: the lines of both fields stay in one picture. */
  OFF;

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
