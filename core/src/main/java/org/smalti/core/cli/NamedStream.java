package org.smalti.core.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A stream of text in which some paths have other names: a table that stands for a stream lies in a temporary file,
 * which nobody has named. What it is written to may be exchanged.
 */
final class NamedStream extends OutputStream {
  private final Map<String, String> names = new LinkedHashMap<>();
  private PrintStream target;

  NamedStream(PrintStream target) {
    this.target = target;
  }

  /** A stream to print to. */
  PrintStream print() {
    return new PrintStream(this, true, StandardCharsets.UTF_8);
  }

  /** From now on, a text has another name. Longer texts come first. */
  synchronized void name(String text, String name) {
    names.put(text, name);
  }

  /** From now on, what comes goes to another stream. */
  synchronized void turnTo(PrintStream other) {
    target = other;
  }

  @Override
  public synchronized void write(int b) throws IOException {
    target.write(b);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (names.isEmpty()) {
      target.write(bytes, offset, length);
      return;
    }
    String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
    for (Map.Entry<String, String> each : names.entrySet()) {
      text = text.replace(each.getKey(), each.getValue());
    }
    target.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized void flush() {
    target.flush();
  }
}
