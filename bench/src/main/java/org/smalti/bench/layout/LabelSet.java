package org.smalti.bench.layout;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.core.table.Row;

/** The kinds of labels that a corpus has for its sounds. */
enum LabelSet {
  /** Ten sounds of the world, in windows: baby, dog, rain … */
  SOUND,
  /** Spoken digits: which. */
  DIGIT,
  /** Spoken digits: who speaks. */
  SPEAKER,
  /** Percussive one-shots: which stroke of which instrument. */
  STROKE,
  /** Guitar notes: the pitch class. */
  NOTE,
  /** Guitar notes: the octave. */
  OCTAVE,
  /** All together: speech, orchestra, the world, percussion, guitar, digits. */
  MATERIAL,
  /** Prompts read by one French and one Russian voice, in windows: which. No vector was tuned on these labels. */
  VOICE;

  private static final Pattern PITCH = Pattern.compile("([A-G][#s]?)(\\d)");
  private static final Pattern TABLA = Pattern.compile("tabla_(?:tas|[a-z]{2,4}?)(?=\\d|_|$)");

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The answer for a file of the manifest; empty if it has none. */
  String label(Row row) {
    String kind = row.text("kind");
    return switch (this) {
      case SOUND -> kind.contains("environmental") ? row.text("label") : "";
      case DIGIT -> kind.contains("digit") ? row.text("label") : "";
      case SPEAKER -> kind.contains("digit") ? row.text("speaker") : "";
      case STROKE -> kind.startsWith("percussion") ? stroke(name(row)) : "";
      case NOTE -> pitch(row, 1);
      case OCTAVE -> pitch(row, 2);
      case MATERIAL -> material(kind);
      case VOICE -> kind.contains("voice prompt") ? name(row).split("_", 2)[0] : "";
    };
  }

  private static String name(Row row) {
    String file = row.text("file");
    return file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
  }

  private static String material(String kind) {
    for (String word :
        new String[] {"digit", "percussion", "guitar", "environmental", "orchestra"}) {
      if (kind.contains(word)) {
        return word;
      }
    }
    return kind.contains("speech") || kind.contains("voice prompt") ? "speech" : "";
  }

  private static String pitch(Row row, int part) {
    Matcher pitch = PITCH.matcher(row.text("note"));
    return row.text("kind").contains("note") && pitch.matches() ? pitch.group(part) : "";
  }

  /** By the names of the files; empty for what is no stroke, like a loop or a roll. */
  private static String stroke(String name) {
    Matcher tabla = TABLA.matcher(name);
    if (tabla.lookingAt()) {
      return tabla.group();
    }
    for (String word :
        new String[] {"cymbal", "splash", "snare", "tom", "kick", "bell", "snap", "guit"}) {
      if (name.contains(word)) {
        return word.equals("splash") ? "cymbal" : word;
      }
    }
    return name.startsWith("bd_") ? "kick" : name.startsWith("sn_") ? "snare" : "";
  }
}
