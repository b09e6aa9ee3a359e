package org.smalti.tools.export.edit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Feature;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;

/**
 * What clips are called: a text with columns in braces, {@code {note}{octave}}. An empty one stands for the column
 * {@code label}, and where that says nothing for the note.
 */
record ClipLabels(String pattern) {
  static final String LABEL = "label";

  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
  private static final String OCTAVE = Feature.OCTAVE.column();
  private static final String UNPITCHED = "-";

  /** @throws SmaltiException if the text names a column that there is none of */
  ClipLabels checked(Columns columns) {
    Matcher places = PLACE.matcher(pattern);
    while (places.find()) {
      if (!columns.has(places.group(1))) {
        throw SmaltiException.usage("the label " + pattern + ": " + places.group()
            + " is no column of " + columns.source());
      }
    }
    return this;
  }

  /** Of a region: the number of its row if nothing is known. */
  String of(Row row) {
    return of(row, Integer.toString(row.number()));
  }

  /**
   * On one line.
   *
   * @param unknown where neither a label nor a note is known
   */
  String of(Row row, String unknown) {
    String text = pattern.isEmpty()
        ? usual(row, unknown)
        : PLACE
            .matcher(pattern)
            .replaceAll(place -> Matcher.quoteReplacement(row.text(place.group(1), "")));
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static String usual(Row row, String unknown) {
    if (row.filled(LABEL)) {
      return row.text(LABEL);
    }
    String note = row.text(Sample.NOTE, UNPITCHED);
    return note.isEmpty() || note.equals(UNPITCHED) ? unknown : note + row.text(OCTAVE, "");
  }
}
