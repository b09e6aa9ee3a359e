package org.smalti.tools.video.spans;

/** Where a film is cut. Times in ms on the film's clock. */
interface CutTimes {
  /** The first cut after a time, infinite if there is none. */
  double after(double time);

  /** Until when nothing of what follows a cut is seen: at the cut, or earlier if its time is not known exactly. */
  double safeEnd(double cut);
}
