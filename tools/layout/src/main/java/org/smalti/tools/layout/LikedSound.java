package org.smalti.tools.layout;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.RealPath;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.media.MediaFile;

/**
 * The sound that samples are compared with: a row of their table, or a stretch of any file.
 *
 * @param word as it stands on the command line
 * @param row position of the row, from 0; empty for a file
 * @param start ms from the beginning of the file
 * @param dur ms; empty: to the end of the file
 */
record LikedSound(String word, OptionalInt row, double start, OptionalDouble dur) {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /**
   * Reads what the person names. Digits alone are a row, counted from 1 as in messages; {@code ./17} is a file.
   *
   * @param start ms, of a file alone
   * @param dur ms, of a file alone
   * @throws SmaltiException if the table has no such row, there is no such file, or it can have no such stretch
   */
  static LikedSound of(String word, OptionalDouble start, OptionalDouble dur, Table table) {
    require(start.orElse(0) >= 0 && start.orElse(0) <= Sample.LONGEST, "--start is 0 ms or more");
    require(dur.orElse(1) > 0 && dur.orElse(1) <= Sample.LONGEST, "--dur is more than 0 ms");
    if (!NUMBER.matcher(word).matches()) {
      if (!Files.isRegularFile(file(word))) {
        throw SmaltiException.input(
            word + ": no such file; name a sound, or the number of a row of "
                + table.columns().source());
      }
      return new LikedSound(word, OptionalInt.empty(), start.orElse(0), dur);
    }
    require(
        start.isEmpty() && dur.isEmpty(),
        "--start and --dur name a stretch of a file; row " + word + " has its own (write ./" + word
            + " for a file that is called so)");
    double number = Double.parseDouble(word);
    if (number < 1 || number > table.size()) {
      throw SmaltiException.input(
          table.columns().source() + " has no row " + word + ": its rows are 1 to " + table.size()
              + " (write ./" + word + " for a file that is called so)");
    }
    return new LikedSound(word, OptionalInt.of((int) number - 1), 0, OptionalDouble.empty());
  }

  private static void require(boolean right, String message) {
    if (!right) {
      throw SmaltiException.usage(message);
    }
  }

  private static Path file(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw SmaltiException.usage("\"" + word + "\" can be no file name: " + e.getReason());
    }
  }

  /** The file; empty for a row. */
  Optional<Path> file() {
    return row.isPresent() ? Optional.empty() : Optional.of(file(word));
  }

  /**
   * The file as a table with one sample, whose file name is absolute.
   *
   * @throws SmaltiException if the file can't be read, or ends before {@code start}
   */
  Table sample() {
    Path file = RealPath.of(file(word));
    double length = dur.orElseGet(() -> length(file) - start);
    if (length <= 0) {
      throw SmaltiException.input(word + " ends before --start " + CellFormat.decimal(start, 3)
          + ": it is " + CellFormat.decimal(length + start, 0) + " ms long");
    }
    return Table.ofCells(new Columns(word, Sample.PLACE), List.<String[]>of(new String[] {
      file.toString(),
      CellFormat.decimal(start, 3),
      CellFormat.decimal(Math.min(length, Sample.LONGEST), 3)
    }));
  }

  /** ms; of a file that does not tell, as much as a sample may have. */
  private static double length(Path file) {
    try (MediaFile media = MediaFile.open(file)) {
      double seconds = media.glanced().duration();
      return seconds > 0 ? 1000 * seconds : Sample.LONGEST;
    }
  }

  /** {@code row 17}, or the name of the file. */
  @Override
  public String toString() {
    return row.isPresent() ? "row " + word : word;
  }
}
