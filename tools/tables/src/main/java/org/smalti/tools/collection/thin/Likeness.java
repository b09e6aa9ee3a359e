package org.smalti.tools.collection.thin;

/** Tells which samples are nearly alike in one respect. Samples are known by their position. */
interface Likeness {
  /** Whether two are nearer to each other than the threshold; false where one has nothing to compare. */
  boolean areAlike(int one, int other);
}
