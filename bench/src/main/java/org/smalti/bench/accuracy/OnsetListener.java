package org.smalti.bench.accuracy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Hears onsets: a detector of Smalti, run through its command, or another program. */
interface OnsetListener {
  /** What the tables call it. */
  String name();

  /** The onsets of each file, in seconds, ascending. */
  Map<Path, double[]> onsets(List<Path> files);
}
