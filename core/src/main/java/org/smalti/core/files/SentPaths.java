package org.smalti.core.files;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths that are sent along with something, as they were written and as a worker names them. A message that comes
 * back names files as a worker does; a person, and the failures table, name them as they were written.
 */
public final class SentPaths {
  /** What stands in front of a path that is not the rest of a longer one. */
  private static final String BEFORE = "(?<![\\p{L}\\p{N}_.\\-/])";
  /** What follows a path that does not go on within its last name. */
  private static final String AFTER = "(?![\\p{L}\\p{N}_\\-])";

  /** Absolute forms, longer ones first: the most exact one is meant. */
  private final Map<String, String> written = new TreeMap<>(
      Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

  private SentPaths() {}

  /** The paths in objects that are sent. */
  public static SentPaths in(Object... sent) {
    SentPaths paths = new SentPaths();
    try (ObjectOutputStream collecting = paths.new Collecting()) {
      for (Object each : sent) {
        collecting.writeObject(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return paths;
  }

  /** A message of a worker with the paths as they were written. */
  public String asWritten(String message) {
    String text = message;
    for (Map.Entry<String, String> path : written.entrySet()) {
      String absolute = Pattern.quote(path.getKey());
      // The current folder is written as nothing.
      String found = path.getValue().isEmpty() ? absolute + "/" : absolute + AFTER;
      text = Pattern.compile(BEFORE + found)
          .matcher(text)
          .replaceAll(Matcher.quoteReplacement(path.getValue()));
    }
    return text;
  }

  /** Looks at what is written, and drops it. */
  private final class Collecting extends ObjectOutputStream {
    Collecting() throws IOException {
      super(OutputStream.nullOutputStream());
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object object) {
      if (object instanceof LocalPath.Sent path && !path.absolute().equals(path.written())) {
        written.put(path.absolute(), path.written());
      }
      return object;
    }
  }
}
