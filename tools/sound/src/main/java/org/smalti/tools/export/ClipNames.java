package org.smalti.tools.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.SafeName;
import org.smalti.core.show.ClockText;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;

/**
 * What the clips of a table are called: a pattern with {@code {name}}, the media file without folders and extension;
 * {@code {n}}, the number of the sample in its file by time; {@code {index}}, that of its row; {@code {time}}, where it
 * starts, {@code HH-MM-SS}; or any column. Numbers count from 1 and have as many digits as the last one. Names are safe
 * on every file system, and no two are the same: a second one gets {@code -2}.
 */
record ClipNames(String pattern) {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

  /** The names of all rows, relative to the output folder, without an extension. */
  List<String> of(Table table) {
    check(table.columns());
    int[] numbers = numbers(table);
    int digits = digits(IntStream.of(numbers).max().orElse(1));
    int indexDigits = digits(table.size());
    Set<String> taken = new HashSet<>();
    Map<String, Integer> last = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      Map<String, String> values = Map.of(
          "name", baseName(table.row(i).text(Sample.FILENAME)),
          "n", padded(numbers[i], digits),
          "index", padded(i + 1, indexDigits),
          "time", clock(table.row(i).number(Sample.START)));
      names.add(unique(expanded(table.row(i), values), taken, last));
    }
    return names;
  }

  private void check(Columns columns) {
    Set<String> own = Set.of("name", "n", "index", "time");
    Matcher places = PLACE.matcher(pattern);
    int count = 0;
    for (; places.find(); count++) {
      if (!own.contains(places.group(1)) && !columns.has(places.group(1))) {
        throw SmaltiException.usage("the name " + pattern + ": " + places.group()
            + " is neither {name}, {n}, {index}, {time} nor a column of " + columns.source());
      }
    }
    if (count == 0) {
      throw SmaltiException.usage("the name " + pattern + ": no {n}, {index} or other place in it");
    }
  }

  /** Each folder and name of the pattern by itself, so that a value can't make folders. */
  private String expanded(Row row, Map<String, String> values) {
    List<String> parts = new ArrayList<>();
    for (String part : pattern.split("/")) {
      if (!part.isEmpty()) {
        String text = PLACE.matcher(part).replaceAll(place -> {
          String value = values.get(place.group(1));
          return Matcher.quoteReplacement(value == null ? row.text(place.group(1)) : value);
        });
        parts.add(SafeName.segment(text));
      }
    }
    return parts.isEmpty() ? "_" : String.join("/", parts);
  }

  private static String unique(String name, Set<String> taken, Map<String, Integer> last) {
    String candidate = name;
    while (!taken.add(SafeName.folded(candidate))) {
      candidate = name + "-" + last.merge(SafeName.folded(name), 2, (old, two) -> old + 1);
    }
    return candidate;
  }

  /** The number of each row among those of its file, by time. */
  private static int[] numbers(Table table) {
    List<Sample> samples = table.stream().map(Sample::of).toList();
    List<String> none = samples.stream().map(Sample::filename).toList();
    int[] numbers = new int[table.size()];
    for (SourceClips source : SourceClips.of(samples, none)) {
      for (int i = 0; i < source.clips().size(); i++) {
        numbers[source.clips().get(i).row()] = i + 1;
      }
    }
    return numbers;
  }

  private static String baseName(String filename) {
    String name =
        filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String clock(double ms) {
    return ClockText.forFileName(Math.floor(Math.max(0, ms) / 1000));
  }

  private static int digits(int number) {
    return Math.max(1, Integer.toString(number).length());
  }

  private static String padded(int number, int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "d", number);
  }
}
