package org.smalti.compositions.sources;

import java.io.Serializable;
import java.util.List;

/** A file, and the spans that are wanted of it, in the order in which they are read. */
public interface WantedSource extends Serializable {
  /** As the table names it. */
  String filename();

  List<?> spans();
}
