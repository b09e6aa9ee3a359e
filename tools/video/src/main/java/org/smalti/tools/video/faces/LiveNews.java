package org.smalti.tools.video.faces;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a worker tells the driver of live streams while it looks at them.
 *
 * @param rows the faces of a picture, with the cells of a table of faces
 * @param message for a person; empty if there is none
 */
record LiveNews(ArrayList<String[]> rows, String message) implements Serializable {
  static LiveNews faces(List<String[]> rows) {
    return new LiveNews(new ArrayList<>(rows), "");
  }

  static LiveNews said(String message) {
    return new LiveNews(new ArrayList<>(), message);
  }
}
