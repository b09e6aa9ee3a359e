package org.smalti.tools.video.cuts;

import java.nio.file.Path;
import java.util.List;
import org.smalti.core.show.JsonText;
import org.smalti.core.table.CellFormat;

/**
 * The scenes of a film as a timeline of OpenTimelineIO: one video track, one clip for each scene, each a reference to
 * the film. Fades and dissolves are in the pictures already and would be made twice as transitions; they are markers of
 * the clip they lead to. Schemas are of the oldest versions that hold this, which all readers know.
 */
final class OpenTimeline {
  /** Time is told in ms where frames do not follow a steady rate. */
  private static final double MILLISECONDS = 1000;

  private final StringBuilder json = new StringBuilder();
  private final FilmTiming timing;
  private final double rate;

  private OpenTimeline(FilmTiming timing) {
    this.timing = timing;
    rate = timing.steady() ? timing.rate().value() : MILLISECONDS;
  }

  static String of(String filename, Path film, FilmTiming timing, List<Scene> scenes) {
    return new OpenTimeline(timing).timeline(filename, film, scenes);
  }

  private String timeline(String filename, Path film, List<Scene> scenes) {
    json.append("{\"OTIO_SCHEMA\": \"Timeline.1\", \"metadata\": {}, \"name\": ")
        .append(JsonText.quoted(filename))
        .append(", \"global_start_time\": null, \"tracks\": {\"OTIO_SCHEMA\": \"Stack.1\",")
        .append(item("tracks"))
        .append(", \"source_range\": null, \"children\": [{\"OTIO_SCHEMA\": \"Track.1\",")
        .append(item("V"))
        .append(", \"source_range\": null, \"kind\": \"Video\", \"children\": [");
    String separator = "\n";
    for (Scene scene : scenes) {
      json.append(separator);
      clip(filename, film, scene, scenes.get(scenes.size() - 1));
      separator = ",\n";
    }
    return json.append("\n]}]}}\n").toString();
  }

  /** What every item of a timeline has. */
  private static String item(String name) {
    return " \"metadata\": {}, \"name\": " + JsonText.quoted(name) + ", \"effects\": []"
        + ", \"markers\": []";
  }

  private void clip(String filename, Path film, Scene scene, Scene last) {
    json.append("{\"OTIO_SCHEMA\": \"Clip.1\", \"metadata\": {\"smalti\": {\"kind\": ")
        .append(JsonText.quoted(scene.entry().kind().toString()))
        .append(", \"score\": ")
        .append(CellFormat.decimal(scene.entry().score(), 3))
        .append("}}, \"name\": ")
        .append(JsonText.quoted(filename + " " + scene.number()))
        .append(", \"effects\": [], \"markers\": [");
    marker(scene.entry());
    json.append("], \"source_range\": ")
        .append(range(scene.frame(), scene.end(), scene.from(), scene.until()))
        .append(", \"media_reference\": {\"OTIO_SCHEMA\": \"ExternalReference.1\",")
        .append(" \"metadata\": {}, \"name\": ")
        .append(JsonText.quoted(filename))
        .append(", \"available_range\": ")
        .append(range(0, last.end(), 0, last.until()))
        .append(", \"target_url\": ")
        .append(JsonText.quoted(film.toUri().toString()))
        .append("}}");
  }

  private void marker(Transition entry) {
    if (entry.end() > entry.first()) {
      json.append("{\"OTIO_SCHEMA\": \"Marker.2\", \"metadata\": {}, \"name\": ")
          .append(JsonText.quoted(entry.kind().toString()))
          .append(", \"color\": \"RED\", \"marked_range\": ")
          .append(range(entry.first(), entry.end(), entry.from(), entry.until()))
          .append('}');
    }
  }

  /** A stretch of the film in its own time. */
  private String range(int first, int end, double from, double until) {
    double start = timing.steady() ? first : Math.round(MILLISECONDS * from);
    double length = timing.steady() ? end - first : Math.round(MILLISECONDS * until) - start;
    return "{\"OTIO_SCHEMA\": \"TimeRange.1\", \"start_time\": " + time(start) + ", \"duration\": "
        + time(length) + "}";
  }

  private String time(double value) {
    return "{\"OTIO_SCHEMA\": \"RationalTime.1\", \"rate\": " + rate + ", \"value\": " + value
        + "}";
  }
}
