package org.smalti.tools.audio;

import org.smalti.core.table.EnumWord;

/** Where a sample ends, unless it is cut before. */
enum SampleEnd {
  /** Where it has faded away. */
  RELEASE,
  /** Where the next one begins. */
  NEXT_ONSET;

  /** Where samples end under some limits. */
  static SampleEnd of(SegmentLimits limits) {
    return limits.untilRelease() ? RELEASE : NEXT_ONSET;
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
