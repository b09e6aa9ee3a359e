package org.smalti.tools.collection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.CompanionName;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Filter;
import org.smalti.core.table.RowSpill;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Sort;
import org.smalti.core.table.SortKeys;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;

/**
 * Picks the wanted samples of many files and writes them into one table. Rows are written as they come from the files.
 * Where all of them must be sorted, cut or shuffled, they wait on disk, and only the cells of the sort keys are kept in
 * memory.
 */
final class SubsetStage {
  static final String STAGE = "subset";

  private final SubsetOptions options;
  private final OptionalLong shuffle;
  private final Engine engine;
  private final Run run;

  /** @param shuffle the seed of a random order, if one is wanted */
  SubsetStage(SubsetOptions options, OptionalLong shuffle, Engine engine, Run run) {
    this.options = options;
    this.shuffle = shuffle;
    this.engine = engine;
    this.run = run;
  }

  /**
   * What was picked.
   *
   * @param tables of samples that could be read
   * @param passed samples of them that pass the filter
   * @param samples that were written
   */
  record Outcome(int tables, long passed, int samples) {}

  /** Writes the subset of {@code tables} to {@code out}; nothing, if it is empty. */
  Outcome write(List<SampleTable> tables, Path out) {
    List<SampleTable> readable = new ArrayList<>();
    Columns columns = columns(tables, readable);
    if (readable.isEmpty()) {
      return new Outcome(0, 0, 0);
    }
    List<SubsetWork.Share> shares = shares(readable);
    if (shuffle.isEmpty() && (options.limit() == 0 || options.shares())) {
      return writeInOrder(shares, columns, out);
    }
    try (AtomicFile scratch = AtomicFile.to(CompanionName.visible(out, "all"));
        RowSpill candidates = new RowSpill(scratch.temporary())) {
      SortKeys keys = new SortKeys(Sort.parse(options.sort()), columns);
      long[] passed = new long[1];
      int read = gather(shares, columns, picked -> {
        candidates.add(picked.rows());
        keys.addAll(picked.keys());
        passed[0] += picked.passed();
      });
      int[] chosen = chosen(keys);
      if (chosen.length > 0) {
        try (TableWriter writer = new TableWriter(out, columns.names())) {
          candidates.write(chosen, writer);
          writer.commit();
        }
      }
      return new Outcome(read, passed[0], chosen.length);
    }
  }

  private Outcome writeInOrder(List<SubsetWork.Share> shares, Columns columns, Path out) {
    try (TableWriter writer = new TableWriter(out, columns.names())) {
      int[] samples = new int[1];
      long[] passed = new long[1];
      int read = gather(shares, columns, picked -> {
        writer.add(picked.rows());
        samples[0] += picked.rows().size();
        passed[0] += picked.passed();
      });
      if (samples[0] > 0) {
        writer.commit();
      }
      return new Outcome(read, passed[0], samples[0]);
    }
  }

  /** How many samples each file gives. Those that can't be read are left out. */
  private List<SubsetWork.Share> shares(List<SampleTable> readable) {
    List<SubsetWork.Share> shares = new ArrayList<>();
    if (!options.shares()) {
      int limit = options.limitPerFile() == 0 ? -1 : options.limitPerFile();
      readable.forEach(table -> shares.add(new SubsetWork.Share(table, limit)));
      return shares;
    }
    List<SampleTable> counted = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    engine.map(
        Batch.of(STAGE, readable).named(SampleTable::name).weighing(table -> 0),
        new CountWork(options.filter()),
        (table, count) -> {
          counted.add(table);
          counts.add(count);
        },
        run);
    run.advance((long) readable.size() - counted.size());
    int[] each =
        FairShares.of(counts.stream().mapToInt(Integer::intValue).toArray(), options.limit());
    for (int i = 0; i < each.length; i++) {
      shares.add(new SubsetWork.Share(counted.get(i), each[i]));
    }
    return shares;
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

  /** A column that no table has is a typo; it is reported once, not for each file. */
  private void requireKnown(Columns columns) {
    Filter.parse(options.filter()).bind(columns);
    Sort.parse(options.sort()).require(columns);
  }

  private void skip(SampleTable table, String why) {
    run.skip(new Failure(table.name(), STAGE, why));
    run.advance(1);
  }

  /** Takes what each file gives, in the files' order. Returns how many files could be read. */
  private int gather(
      List<SubsetWork.Share> shares, Columns columns, Consumer<SubsetWork.Picked> sink) {
    SubsetWork work =
        new SubsetWork(options.filter(), options.sort(), new ArrayList<>(columns.names()));
    int[] count = new int[1];
    engine.map(
        Batch.of(STAGE, shares).named(share -> share.table().name()),
        work,
        (share, picked) -> {
          sink.accept(picked);
          count[0]++;
        },
        run);
    return count[0];
  }

  /** The positions of the rows that remain, in their final order. */
  private int[] chosen(SortKeys keys) {
    int[] positions = keys.positions();
    int limit = options.limit() == 0 ? positions.length : options.limit();
    shuffle.ifPresent(seed -> SortKeys.shuffle(positions, seed));
    if (positions.length <= limit) {
      return positions;
    }
    if (Sort.parse(options.sort()).isEmpty()) {
      return Arrays.copyOf(positions, limit);
    }
    int[] best = Arrays.copyOf(keys.order(positions, limit), limit);
    shuffle.ifPresent(seed -> SortKeys.shuffle(best, seed));
    return best;
  }
}
