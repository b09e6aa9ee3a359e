package org.smalti.tools.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.PartsFolder;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Unit;
import org.smalti.core.show.TableFormat;
import org.smalti.core.step.OutputStep;
import org.smalti.core.table.Columns;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code smalti like}: finds the samples of a table that are most similar to a sound. */
@Command(
    name = "like",
    description = {
      "Find the samples that are most similar to a sound: one of them, named by the number of its row, or a file that"
          + " need not be of the collection.",
      "Each gets its distance: 0 is the same sound, 1 the usual distance of two samples. Likeness is judged by the"
          + " sounds in --dir, or by the columns in --features."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti like knock.wav --in tmp/subset.csv --dir tmp/media --cache tmp/features.cache",
      "  smalti like film.mp4 --start 61500 --dur 400 --in tmp/subset.csv --dir tmp/media \\",
      "    --limit 20 --out tmp/like.csv",
      "  smalti like 17 --in tmp/subset.csv --features hz,clarity"
    })
public final class LikeCommand implements Callable<Integer> {
  private static final String STAGE = "like";

  @Parameters(
      paramLabel = "FILE|ROW",
      arity = "1",
      description = "a file with sound, or the number of a row of --in, 1 for the first")
  private String liked = "";

  @Option(
      names = {"-i", "--in"},
      required = true,
      paramLabel = "TABLE",
      description = "the samples that are searched (.csv); - is standard input")
  private Path in = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "TABLE",
      description =
          "the table to write (.csv); - is standard output (default: show it on the terminal)")
  private @Nullable Path out;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "at most this many samples (default: ${DEFAULT-VALUE})")
  private int limit = 50;

  @Option(
      names = "--start",
      paramLabel = "MS",
      description = "where in the file the sound begins (default: 0)")
  private @Nullable Double start;

  @Option(
      names = "--dur",
      paramLabel = "MS",
      description = "how long it is (default: to the end of the file)")
  private @Nullable Double dur;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "what is printed without --out: ${COMPLETION-CANDIDATES} (default: text)")
  private @Nullable TableFormat format;

  @Mixin
  private SimilarityOptions similarity = new SimilarityOptions();

  @Mixin
  private PerFileRunOptions run;

  @Override
  public Integer call() {
    if (format != null && out != null) {
      throw SmaltiException.usage(
          "--format " + format + " is for what is printed; leave out --out");
    }
    Similarity by = similarity.similarity(List.of());
    LikeStage stage = new LikeStage(by, similarity.ofFile(), limit);
    Table samples = TableReader.read(in);
    samples.columns().require(by.columns());
    LikedSound sound = LikedSound.of(liked, number(start), number(dur), samples);
    Path target = out;
    if (target != null) {
      List<Path> read = new ArrayList<>(List.of(in));
      sound.file().ifPresent(read::add);
      List<String> names =
          samples.stream().map(row -> row.text(Sample.FILENAME, "")).toList();
      InputFiles.of(read, similarity.media(), names).spare(target);
    }
    if (run.context().dryRun()) {
      return run.context()
          .would("find the " + Unit.SAMPLES.show(Math.min(limit, samples.size())) + " of " + in
              + " that are most like " + sound);
    }
    Optional<Table> other = sound.file().map(file -> measured(sound));
    return target == null
        ? show(stage, samples, sound, other)
        : write(stage, samples, sound, other, target);
  }

  private static OptionalDouble number(@Nullable Double given) {
    return given == null ? OptionalDouble.empty() : OptionalDouble.of(given);
  }

  private int show(LikeStage stage, Table samples, LikedSound sound, Optional<Table> other) {
    Table found = stage.nearest(samples, sound, other, run.context(), Journal.none());
    TableFormat chosen = format == null ? TableFormat.TEXT : format;
    chosen.print(
        chosen == TableFormat.TEXT ? distanceFirst(found) : found,
        ItemColumns.WORDS,
        run.context().out(),
        run.context().resultWidth());
    return ended(found, run.context().failures().exitCode(found.size()));
  }

  private int write(
      LikeStage stage, Table samples, LikedSound sound, Optional<Table> other, Path target) {
    try (Journal journal = run.context().journal(target)) {
      OutputStep output = new OutputStep(STAGE, target, journal, run.context());
      String key = stage.content(samples, sound, other).key();
      OptionalInt done = output.ifDone(key);
      if (done.isPresent()) {
        return done.getAsInt();
      }
      Table found = stage.nearest(samples, sound, other, run.context(), journal);
      if (found.size() > 0) {
        // The journals of later steps were about the table that is now replaced.
        journal.forget();
        TableWriter.write(found, target);
      }
      return ended(found, output.finish(key, found.size()));
    }
  }

  private int ended(Table found, int exit) {
    if (found.size() == 0 && exit == ExitCode.INPUT) {
      throw run.context().failures().noneRead(similarity.media());
    }
    return exit;
  }

  /** Of a table that is too wide for a terminal the last columns are left out: the distance must not be among them. */
  private static Table distanceFirst(Table found) {
    List<String> names = new ArrayList<>(found.columns().names());
    names.remove(LikeStage.DISTANCE);
    names.add(0, LikeStage.DISTANCE);
    Columns columns = new Columns(found.columns().source(), names);
    return Table.ofCells(columns, found.stream().map(row -> cells(row, names)).toList());
  }

  private static String[] cells(Row row, List<String> names) {
    return names.stream().map(row::text).toArray(String[]::new);
  }

  /** The file as a table with one sample, which has the columns that are compared. */
  private Table measured(LikedSound sound) {
    Table sample = sound.sample();
    List<String> wanted = new ArrayList<>(similarity.features());
    wanted.removeAll(Sample.PLACE);
    if (wanted.isEmpty()) {
      return sample;
    }
    List<String> features = FeatureSet.ALL.columns();
    for (String column : wanted) {
      if (!features.contains(column)) {
        throw SmaltiException.usage("--features " + column + " is not measured from a sound, only "
            + String.join(", ", features) + " are; name the row of a sample, or other columns");
      }
    }
    PartsFolder scratch = new PartsFolder(temporaryFolder());
    try {
      Path table = scratch.path().resolve("sound.csv");
      TableWriter.write(sample, table);
      List<String> words =
          List.of("features", "--in", table.toString(), "--features=" + String.join(",", wanted));
      int heard = run.smalti(words, List.of());
      if (heard != ExitCode.OK) {
        throw SmaltiException.input(sound + ": its sound can't be measured");
      }
      return TableReader.read(table);
    } finally {
      scratch.delete();
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("smalti-like").toRealPath();
    } catch (IOException e) {
      throw AtomicFile.unwritable(Path.of(System.getProperty("java.io.tmpdir", "")), e);
    }
  }
}
