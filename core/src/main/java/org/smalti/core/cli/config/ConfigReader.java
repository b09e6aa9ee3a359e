package org.smalti.core.cli.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.SystemReason;

/** Reads a config file: Java's properties in UTF-8, whose lines keep their numbers. */
final class ConfigReader {
  private final Path file;
  private final ConfigSetting.Place place;
  private final List<ConfigSetting> settings = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private ConfigReader(Path file, ConfigSetting.Place place) {
    this.file = file;
    this.place = place;
  }

  /** @throws SmaltiException if it can't be read, a line is no setting, or a key stands twice */
  static List<ConfigSetting> read(Path file, ConfigSetting.Place place) {
    ConfigReader reader = new ConfigReader(file, place);
    try {
      reader.take(Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw SmaltiException.usage(file + " is no text in UTF-8; config files are");
    } catch (IOException e) {
      throw SmaltiException.usage(
          "the config file " + file + " can't be read: " + SystemReason.of(e));
    }
    return List.copyOf(reader.settings);
  }

  /** Puts lines together that end with a backslash; comments and empty lines go. */
  private void take(List<String> text) throws IOException {
    for (int i = 0; i < text.size(); i++) {
      int first = i + 1;
      String line = i == 0 ? withoutMark(text.get(i)) : text.get(i);
      String begin = line.stripLeading();
      if (begin.isEmpty() || begin.startsWith("#") || begin.startsWith("!")) {
        continue;
      }
      StringBuilder whole = new StringBuilder(line);
      while (goesOn(whole) && i + 1 < text.size()) {
        i++;
        whole.append('\n').append(text.get(i));
      }
      take(first, whole.toString());
    }
  }

  /** Some editors begin a file with a byte order mark. */
  private static String withoutMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  private static boolean goesOn(CharSequence line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private void take(int line, String text) throws IOException {
    Properties one = new Properties();
    try {
      one.load(new StringReader(text));
    } catch (IllegalArgumentException e) {
      throw SmaltiException.usage(
          file + ", line " + line + ": a \\u is not followed by four hexadecimal digits");
    }
    for (String key : one.stringPropertyNames()) {
      Integer before = lines.putIfAbsent(key, line);
      if (before != null) {
        throw SmaltiException.usage(file + ", line " + line + ": " + key + " stands in line "
            + before + " already; leave one out");
      }
      settings.add(
          new ConfigSetting(file, place, line, key, one.getProperty(key).strip()));
    }
  }
}
