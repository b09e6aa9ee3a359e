package org.smalti.tools.collection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Filter;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Sort;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;

/**
 * Picks the wanted samples of many files and writes them into one table. What the files give is written as it comes; where it
 * has to be cut or shuffled, only the cells that decide are kept in memory, and the chosen rows.
 */
final class Subset {
  static final String STAGE = "subset";

  private final SubsetOptions options;
  private final OptionalLong shuffle;
  private final Engine engine;
  private final Run run;

  /** @param shuffle the seed of a random order, if one is wanted */
  Subset(SubsetOptions options, OptionalLong shuffle, Engine engine, Run run) {
    this.options = options;
    this.shuffle = shuffle;
    this.engine = engine;
    this.run = run;
  }

  /**
   * How many samples came from how many files.
   *
   * @param files whose table could be read
   */
  record Outcome(int files, int samples) {}

  /** Writes the subset of {@code tables} to {@code out}; nothing, if it is empty. */
  Outcome write(List<SampleTable> tables, Path out) {
    List<SampleTable> readable = new ArrayList<>();
    Columns columns = columns(tables, readable);
    if (readable.isEmpty()) {
      return new Outcome(0, 0);
    }
    boolean inOrder = options.limit() == 0 && shuffle.isEmpty();
    if (inOrder) {
      return gather(readable, tables.size(), columns, out);
    }
    try (AtomicFile candidates = AtomicFile.to(out.resolveSibling(out.getFileName() + ".all"))) {
      Outcome all = gather(readable, tables.size(), columns, candidates.temporary());
      if (all.samples() == 0) {
        return all;
      }
      List<Row> chosen = chosen(candidates.temporary(), all.samples());
      try (TableWriter writer = new TableWriter(out, columns.names())) {
        chosen.forEach(writer::add);
        writer.commit();
      }
      return new Outcome(all.files(), chosen.size());
    }
  }

  /** The columns of all tables together; a table that can't be read is left out. */
  private Columns columns(List<SampleTable> tables, List<SampleTable> readable) {
    Set<String> names = new LinkedHashSet<>(Sample.PLACE);
    for (SampleTable table : tables) {
      run.throwIfCancelled();
      if (!Files.exists(table.path())) {
        skip(table, "no samples table " + table.table() + "; run 'smalti samples' first");
        continue;
      }
      try (TableReader reader = new TableReader(table.path())) {
        reader.columns().require(Sample.PLACE);
        names.addAll(reader.columns().names());
        readable.add(table);
      } catch (SmaltiException e) {
        skip(table, e.getMessage());
      }
    }
    Columns columns = new Columns("samples tables", List.copyOf(names));
    if (!readable.isEmpty()) {
      requireKnown(columns);
    }
    return columns;
  }

  /** A column that no table has is a typo, which is said once and not for each file. */
  private void requireKnown(Columns columns) {
    Filter.parse(options.filter()).bind(columns);
    Sort.parse(options.sort()).require(columns);
  }

  private void skip(SampleTable table, String why) {
    run.skip(new Failure(table.name(), STAGE, why));
    run.advance(1);
  }

  /** Writes what each file gives, in the files' order. */
  private Outcome gather(List<SampleTable> readable, int files, Columns columns, Path target) {
    FileSubset work = new FileSubset(
        options.filter(), options.sort(), options.perFile(files), new ArrayList<>(columns.names()));
    int[] count = new int[2];
    try (TableWriter writer = new TableWriter(target, columns.names())) {
      engine.map(
          Batch.of(STAGE, readable).named(SampleTable::name),
          work,
          (table, rows) -> {
            for (String[] row : rows) {
              writer.add(row);
            }
            count[0]++;
            count[1] += rows.length;
          },
          run);
      if (count[1] > 0) {
        writer.commit();
      }
    }
    return new Outcome(count[0], count[1]);
  }

  /** The rows that remain, in their final order. */
  private List<Row> chosen(Path candidates, int count) {
    int limit = options.limit() == 0 ? count : options.limit();
    Sort sort = Sort.parse(options.sort());
    List<Integer> positions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      positions.add(i);
    }
    shuffle.ifPresent(seed -> Collections.shuffle(positions, new Random(seed)));
    if (count > limit && !sort.isEmpty()) {
      Table keys = keys(candidates, sort);
      Table shuffled =
          keys.select(positions.stream().mapToInt(Integer::intValue).toArray());
      positions.clear();
      sort.apply(shuffled, limit).limit(limit).stream()
          .forEach(row -> positions.add(row.number() - 1));
      shuffle.ifPresent(seed -> Collections.shuffle(positions, new Random(seed)));
    }
    return rows(candidates, positions.subList(0, Math.min(limit, positions.size())));
  }

  /** All candidates, but only the columns that the order depends on. */
  private static Table keys(Path candidates, Sort sort) {
    try (TableReader reader = new TableReader(candidates)) {
      List<String> names = sort.keys().stream()
          .map(Sort.Key::column)
          .filter(reader.columns()::has)
          .distinct()
          .toList();
      int[] from = names.stream().mapToInt(reader.columns()::index).toArray();
      List<String[]> cells = new ArrayList<>();
      while (reader.hasNext()) {
        Row row = reader.next();
        String[] key = new String[from.length];
        for (int i = 0; i < key.length; i++) {
          key[i] = row.text(from[i]);
        }
        cells.add(key);
      }
      return Table.ofCells(new Columns(STAGE, names), cells);
    }
  }

  /** The rows at some positions, in the order of the positions. */
  private static List<Row> rows(Path candidates, List<Integer> positions) {
    int[] place = places(positions);
    Row[] rows = new Row[positions.size()];
    try (TableReader reader = new TableReader(candidates)) {
      for (int i = 0; reader.hasNext(); i++) {
        Row row = reader.next();
        if (i < place.length && place[i] >= 0) {
          rows[place[i]] = row;
        }
      }
    }
    return List.of(rows);
  }

  /** For each position its place in the order, −1 where it is not chosen. */
  private static int[] places(List<Integer> positions) {
    int[] places = new int[positions.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1];
    Arrays.fill(places, -1);
    for (int i = 0; i < positions.size(); i++) {
      places[positions.get(i)] = i;
    }
    return places;
  }
}
