package org.smalti.media.edit;

import java.util.List;
import org.smalti.core.show.JsonText;

/**
 * What a timeline of OpenTimelineIO is put together from, as JSON. Schemas are of the oldest versions that hold what is
 * written, which all readers know.
 *
 * @param rate values of time in a second
 */
public record OtioText(double rate) {
  /** An object of a schema, such as {@code Track.1}. */
  public static String object(String schema, String... fields) {
    return "{" + text("OTIO_SCHEMA", schema) + ", " + String.join(", ", fields) + "}";
  }

  /** @param value JSON */
  public static String field(String name, String value) {
    return JsonText.quoted(name) + ": " + value;
  }

  public static String text(String name, String value) {
    return field(name, JsonText.quoted(value));
  }

  /** The metadata, of which there are none, and the name that every object has. */
  public static String item(String name) {
    return field("metadata", "{}") + ", " + text("name", name);
  }

  /** @param values JSON, each on a line of its own */
  public static String array(List<String> values) {
    return values.isEmpty() ? "[]" : "[\n" + String.join(",\n", values) + "\n]";
  }

  public String time(long value) {
    return object(
        "RationalTime.1", field("rate", Double.toString(rate)), field("value", value + ".0"));
  }

  public String range(long start, long length) {
    return object("TimeRange.1", field("start_time", time(start)), field("duration", time(length)));
  }
}
