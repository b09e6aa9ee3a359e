package org.smalti.bench.notes;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;

/** The labelled notes and the percussion of a corpus, every one in every {@link RecordingChange}. */
final class ChangedRecordings {
  /** Only the first second is judged. */
  private static final double SECONDS = 1.2;

  private final Path corpus;
  private final List<Row> notes;
  private final List<Row> percussion;

  ChangedRecordings(Path corpus) {
    this.corpus = corpus;
    List<Row> rows = TableReader.read(corpus.resolve("MANIFEST.csv")).rows();
    notes = rows.stream().filter(row -> row.filled("f0_expected_hz")).toList();
    percussion =
        rows.stream().filter(row -> row.text("kind").startsWith("percussion")).toList();
    if (notes.isEmpty() || percussion.isEmpty()) {
      throw SmaltiException.input(
          corpus.resolve("MANIFEST.csv") + " labels no notes (f0_expected_hz) or no percussion");
    }
  }

  /**
   * Adds every other recording to a set.
   *
   * @param half 0 or 1
   */
  void addTo(NoteSet set, int half) {
    for (RecordingChange change : RecordingChange.values()) {
      for (Row row : half(notes, half)) {
        Random random = new Random(NoteSet.seed(change, row.text("file")));
        MonoSound clip = changed(row, change, random);
        double hz = row.number("f0_expected_hz") * change.ratio();
        set.note(name(row, change, clip), label(row) + ", " + change, hz, clip, random);
      }
      for (Row row : half(percussion, half)) {
        Random random = new Random(NoteSet.seed(change, row.text("file")));
        MonoSound clip = changed(row, change, random);
        set.unpitched(name(row, change, clip), "percussion, " + change, clip, random);
      }
    }
  }

  private MonoSound changed(Row row, RecordingChange change, Random random) {
    Path file = corpus.resolve(row.text("file"));
    return change.of(MonoSound.beginning(file, change.readAt(), SECONDS), random);
  }

  private static List<Row> half(List<Row> rows, int half) {
    return IntStream.range(0, rows.size())
        .filter(i -> i % 2 == half)
        .mapToObj(rows::get)
        .toList();
  }

  private static String label(Row row) {
    return row.filled("label") ? row.text("label") : row.text("kind");
  }

  private static String name(Row row, RecordingChange change, MonoSound clip) {
    String file = row.text("file");
    String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
    return change + "/" + name + "." + clip.format();
  }
}
