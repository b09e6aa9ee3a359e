package org.smalti.media.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads a pipe to its end on a thread of its own, so that the program that fills it never waits, in bounded memory. */
final class BoundedLines {
  private static final int LONGEST = 4096;

  private BoundedLines() {}

  /**
   * Gives every line, ended by a line feed or a return, to {@code consumer}; what is over 4096 characters of one is
   * dropped.
   */
  static Thread drain(String name, InputStream pipe, Consumer<String> consumer) {
    Thread thread = new Thread(() -> read(pipe, consumer), name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void read(InputStream pipe, Consumer<String> consumer) {
    StringBuilder line = new StringBuilder();
    char[] some = new char[8192];
    try (Reader reader = new InputStreamReader(pipe, StandardCharsets.UTF_8)) {
      for (int count = reader.read(some); count >= 0; count = reader.read(some)) {
        for (int i = 0; i < count; i++) {
          if (some[i] == '\n' || some[i] == '\r') {
            flush(line, consumer);
          } else if (line.length() < LONGEST) {
            line.append(some[i]);
          }
        }
      }
    } catch (IOException closed) {
      // The program was ended, and its pipes with it.
    }
    flush(line, consumer);
  }

  private static void flush(StringBuilder line, Consumer<String> consumer) {
    if (!line.isEmpty()) {
      consumer.accept(line.toString());
      line.setLength(0);
    }
  }
}
