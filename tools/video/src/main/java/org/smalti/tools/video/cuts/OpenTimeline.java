package org.smalti.tools.video.cuts;

import static org.smalti.media.edit.OtioText.array;
import static org.smalti.media.edit.OtioText.field;
import static org.smalti.media.edit.OtioText.item;
import static org.smalti.media.edit.OtioText.object;
import static org.smalti.media.edit.OtioText.text;

import java.nio.file.Path;
import java.util.List;
import org.smalti.core.table.CellFormat;
import org.smalti.media.edit.OtioText;

/**
 * The scenes of a film as a timeline of OpenTimelineIO: one video track, one clip for each scene, each a reference to
 * the film. Fades and dissolves are in the pictures already and would be made twice as transitions; they are markers of
 * the clip they lead to.
 */
final class OpenTimeline {
  /** Time is told in ms where frames do not follow a steady rate. */
  private static final double MILLISECONDS = 1000;

  private static final String NOTHING_MORE = field("effects", "[]") + ", " + field("markers", "[]");

  private final FilmTiming timing;
  private final OtioText times;

  private OpenTimeline(FilmTiming timing) {
    this.timing = timing;
    times = new OtioText(timing.steady() ? timing.rate().value() : MILLISECONDS);
  }

  static String of(String filename, Path film, FilmTiming timing, List<Scene> scenes) {
    return new OpenTimeline(timing).timeline(filename, film, scenes);
  }

  private String timeline(String filename, Path film, List<Scene> scenes) {
    Scene last = scenes.get(scenes.size() - 1);
    List<String> clips =
        scenes.stream().map(scene -> clip(filename, film, scene, last)).toList();
    String track = object(
        "Track.1",
        item("V"),
        NOTHING_MORE,
        field("source_range", "null"),
        text("kind", "Video"),
        field("children", array(clips)));
    return object(
            "Timeline.1",
            item(filename),
            field("global_start_time", "null"),
            field(
                "tracks",
                object(
                    "Stack.1",
                    item("tracks"),
                    NOTHING_MORE,
                    field("source_range", "null"),
                    field("children", "[" + track + "]"))))
        + "\n";
  }

  private String clip(String filename, Path film, Scene scene, Scene last) {
    String found = text("kind", scene.entry().kind().toString()) + ", "
        + field("score", CellFormat.decimal(scene.entry().score(), 3));
    return object(
        "Clip.1",
        field("metadata", "{" + field("smalti", "{" + found + "}") + "}"),
        text("name", filename + " " + scene.number()),
        field("effects", "[]"),
        field("markers", "[" + marker(scene.entry()) + "]"),
        field("source_range", range(scene.frame(), scene.end(), scene.from(), scene.until())),
        field(
            "media_reference",
            object(
                "ExternalReference.1",
                item(filename),
                field("available_range", range(0, last.end(), 0, last.until())),
                text("target_url", film.toUri().toString()))));
  }

  /** The fade or dissolve that leads to a clip; nothing for a cut. */
  private String marker(Transition entry) {
    return entry.end() <= entry.first()
        ? ""
        : object(
            "Marker.2",
            item(entry.kind().toString()),
            text("color", "RED"),
            field("marked_range", range(entry.first(), entry.end(), entry.from(), entry.until())));
  }

  /** A stretch of the film in its own time. */
  private String range(int first, int end, double from, double until) {
    long start = timing.steady() ? first : Math.round(MILLISECONDS * from);
    long length = timing.steady() ? end - first : Math.round(MILLISECONDS * until) - start;
    return times.range(start, length);
  }
}
