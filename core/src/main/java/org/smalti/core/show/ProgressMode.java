package org.smalti.core.show;

/** How progress is shown. */
public enum ProgressMode {
  /** Bars on a terminal, plain lines elsewhere. */
  AUTO,
  /** A line now and then. */
  PLAIN,
  /** One JSON object a line. */
  JSON,
  /** Messages and errors only. */
  NONE
}
