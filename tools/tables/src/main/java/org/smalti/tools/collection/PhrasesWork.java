package org.smalti.tools.collection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;

/**
 * Groups the samples of one samples table into phrases, media file by media file, and writes into the table which
 * phrase each sample belongs to. A table that would not change is not written.
 */
record PhrasesWork(PhraseOptions options) implements Work<SampleTable, ArrayList<Phrase>> {
  private static final List<String> MEASURED = List.of(Sample.CLARITY, Sample.POWER);
  private static final List<String> FILLED = List.of(Phrase.PHRASE, Phrase.PHRASES);

  @Override
  public ArrayList<Phrase> apply(SampleTable item, Task task) {
    Table table = TableReader.read(item.path());
    table.columns().require(Sample.PLACE);
    requireMeasured(table);
    Map<String, List<Integer>> files = new LinkedHashMap<>();
    for (int i = 0; i < table.size(); i++) {
      files
          .computeIfAbsent(table.row(i).text(Sample.FILENAME), name -> new ArrayList<>())
          .add(i);
    }
    String[][] cells = new String[table.size()][];
    ArrayList<Phrase> phrases = new ArrayList<>();
    for (List<Integer> positions : files.values()) {
      CancelledException.throwIfInterrupted();
      phrases.addAll(group(table, positions, cells));
    }
    if (differs(table, cells)) {
      TableWriter.write(table.with(FILLED, i -> cells[i]), item.path());
    }
    return phrases;
  }

  private static void requireMeasured(Table table) {
    boolean measured = table.size() == 0
        ? MEASURED.stream().allMatch(table.columns()::has)
        : MEASURED.stream()
            .allMatch(column -> table.stream().anyMatch(row -> row.number(column, -1) >= 0));
    if (!measured) {
      throw SmaltiException.input(table.columns().source()
          + ": its samples are not measured; run 'smalti features --in "
          + table.columns().source() + " --dir MEDIA' first");
    }
  }

  private List<Phrase> group(Table table, List<Integer> positions, String[][] cells) {
    List<Row> rows = positions.stream().map(table::row).toList();
    List<PhraseFinder.Found> found = PhraseFinder.phrases(rows, options);
    String count = Integer.toString(found.size());
    positions.forEach(position -> cells[position] = new String[] {"", count});
    for (PhraseFinder.Found one : found) {
      for (int row : one.rows()) {
        cells[positions.get(row)][0] = Integer.toString(one.phrase().rank());
      }
    }
    return found.stream().map(PhraseFinder.Found::phrase).toList();
  }

  private static boolean differs(Table table, String[][] cells) {
    for (int i = 0; i < cells.length; i++) {
      Row row = table.row(i);
      if (!Arrays.asList(cells[i])
          .equals(FILLED.stream().map(column -> row.text(column, "?")).toList())) {
        return true;
      }
    }
    return !FILLED.stream().allMatch(table.columns()::has);
  }
}
