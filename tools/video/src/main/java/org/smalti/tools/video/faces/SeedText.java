package org.smalti.tools.video.faces;

import java.util.List;
import java.util.stream.Collectors;
import org.smalti.core.show.JsonText;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Row;
import org.smalti.media.VideoStream;
import org.smalti.tools.video.faces.table.FaceTable;

/**
 * The pieces of a film as one JSON object, nested as in the pipeline on Spark that the command comes from: the film
 * with what a probe of it says, of it an array of pictures, of each an array of faces.
 */
final class SeedText {
  private SeedText() {}

  /** Up to the first picture. */
  static String begin(String film, PartFaces found) {
    VideoStream shown = found.shown();
    String size =
        shown == null ? "" : "\"width\":" + shown.width() + ",\"height\":" + shown.height() + ",";
    String duration =
        shown == null || shown.duration() <= 0 ? "null" : CellFormat.decimal(shown.duration(), 6);
    return "{\"video_uri\":" + JsonText.quoted(film) + ",\"metadata\":{" + size + "\"num_frames\":"
        + found.frames() + ",\"duration\":" + duration + "},\"frames\":[";
  }

  /** Up to its first face. */
  static String picture(Row face) {
    return "{\"frame\":" + face.text(FaceTable.FRAME) + ",\"start\":" + face.text(FaceTable.TIME)
        + ",\"faces\":[";
  }

  static String face(Row face) {
    String numbers = List.of(
            FaceTable.XMIN, FaceTable.YMIN, FaceTable.XMAX, FaceTable.YMAX, FaceTable.SCORE)
        .stream()
        .map(column -> "\"" + column + "\":" + face.text(column))
        .collect(Collectors.joining(","));
    return "{" + numbers + ",\"track\":" + JsonText.quoted(face.text(FaceTable.TRACK)) + "}";
  }
}
