package org.smalti.tools.export.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads timelines of OpenTimelineIO by their schemas: every object has all fields of its schema and no others, children
 * of a track follow one another, and effects do not change how long they are.
 */
final class TimelineReader {
  private static final Set<String> ITEM =
      Set.of("OTIO_SCHEMA", "metadata", "name", "source_range", "effects", "markers", "enabled");
  private static final Map<String, Set<String>> SCHEMAS = Map.of(
      "Timeline.1", Set.of("OTIO_SCHEMA", "metadata", "name", "global_start_time", "tracks"),
      "Stack.1", with("children"),
      "Track.1", with("children", "kind"),
      "Clip.2", with("media_references", "active_media_reference_key"),
      "Gap.1", ITEM,
      "ExternalReference.1",
          Set.of(
              "OTIO_SCHEMA",
              "metadata",
              "name",
              "available_range",
              "available_image_bounds",
              "target_url"),
      "TimeRange.1", Set.of("OTIO_SCHEMA", "start_time", "duration"),
      "RationalTime.1", Set.of("OTIO_SCHEMA", "rate", "value"),
      "LinearTimeWarp.1",
          Set.of("OTIO_SCHEMA", "metadata", "name", "effect_name", "enabled", "time_scalar"));

  /** A clip in its track; times in units of the rate. */
  record Clip(
      String track,
      String name,
      String url,
      double source,
      double at,
      double length,
      double scalar,
      double available,
      Map<String, Object> metadata) {}

  final List<Clip> clips = new ArrayList<>();
  final List<String> kinds = new ArrayList<>();
  final Set<Double> rates = new HashSet<>();
  final String name;

  TimelineReader(String json) {
    Map<String, Object> timeline = object(PlainJson.read(json), "Timeline.1");
    name = String.valueOf(field(timeline, "name"));
    time(field(timeline, "global_start_time"));
    for (Object child : list(field(object(field(timeline, "tracks"), "Stack.1"), "children"))) {
      Map<String, Object> track = object(child, "Track.1");
      kinds.add(String.valueOf(field(track, "kind")));
      double at = 0;
      for (Object each : list(field(track, "children"))) {
        at += child(String.valueOf(field(track, "name")), fields(each), at);
      }
    }
  }

  private double child(String track, Map<String, Object> child, double at) {
    Map<String, Object> item = object(child, String.valueOf(field(child, "OTIO_SCHEMA")));
    double[] range = range(field(item, "source_range"));
    if (field(child, "OTIO_SCHEMA").equals("Gap.1")) {
      return range[1];
    }
    double scalar = 1;
    for (Object effect : list(field(item, "effects"))) {
      scalar = (Double) field(object(effect, "LinearTimeWarp.1"), "time_scalar");
    }
    String key = String.valueOf(field(item, "active_media_reference_key"));
    Map<String, Object> media =
        object(field(fields(field(item, "media_references")), key), "ExternalReference.1");
    Object available = field(media, "available_range");
    clips.add(new Clip(
        track,
        String.valueOf(field(item, "name")),
        String.valueOf(field(media, "target_url")),
        range[0],
        at,
        range[1],
        scalar,
        available.equals(Optional.empty()) ? -1 : range(available)[1],
        fields(field(item, "metadata"))));
    return range[1];
  }

  private double[] range(Object value) {
    Map<String, Object> range = object(value, "TimeRange.1");
    return new double[] {time(field(range, "start_time")), time(field(range, "duration"))};
  }

  private double time(Object value) {
    Map<String, Object> time = object(value, "RationalTime.1");
    rates.add((Double) field(time, "rate"));
    return (Double) field(time, "value");
  }

  private static Map<String, Object> object(Object value, String schema) {
    Map<String, Object> object = fields(value);
    if (!schema.equals(object.get("OTIO_SCHEMA")) || !object.keySet().equals(SCHEMAS.get(schema))) {
      throw new IllegalArgumentException("no " + schema + ": " + object);
    }
    return object;
  }

  private static Object field(Map<String, Object> object, String name) {
    return Objects.requireNonNull(object.get(name), name);
  }

  @SuppressWarnings("unchecked") // what PlainJson gives
  private static Map<String, Object> fields(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked") // what PlainJson gives
  private static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  private static Set<String> with(String... more) {
    Set<String> fields = new HashSet<>(ITEM);
    fields.addAll(List.of(more));
    return fields;
  }
}
