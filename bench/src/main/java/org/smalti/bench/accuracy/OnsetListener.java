package org.smalti.bench.accuracy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Hears onsets: one of our detectors as a user gets it, or somebody else's program. */
interface OnsetListener {
  /** What the tables call it. */
  String name();

  /** The onsets of each file, in seconds, ascending. */
  Map<Path, double[]> onsets(List<Path> files);
}
