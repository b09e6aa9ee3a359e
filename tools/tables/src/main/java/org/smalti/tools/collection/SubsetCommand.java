package org.smalti.tools.collection;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MemoryUse;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.PartsFolder;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.step.OutputStep;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Sort;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;
import org.smalti.tools.collection.thin.Thinning;
import org.smalti.tools.collection.thin.ThinningOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti subset}: picks samples of many files into one table. */
@MemoryUse(MemoryUse.Kind.STREAMS_ROWS)
@Command(
    name = "subset",
    description = {
      "Pick samples of many files into one table.",
      "The files are those of an items table, or the samples tables that are named. From each file"
          + " the samples that pass --sample-filter are sorted by --sample-sort and cut to the"
          + " file's limit; if these are more than --limit, they are cut to it, the best by"
          + " --sample-sort first. A trim in --sample-sort never leaves fewer samples than the"
          + " limit.",
      "--unlike and --unlike-picture then leave out samples that are nearly like one that comes"
          + " first by --sample-sort; others that are unlike all of them fill up to --limit."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti subset --in tmp/items.csv --dir tmp/samples \\",
      "    --filter 'samples>500&medianPower>0.5' --limit 16384 --limit-per-file 100 \\",
      "    --sample-filter 'octave>1&power>0' --sample-sort 'power=desc=0.75&clarity=desc' \\",
      "    --out tmp/subset.csv",
      "  smalti subset 'tmp/samples/**.csv' --limit 4096 --sample-sort power=desc \\",
      "    --out tmp/subset.csv",
      "  smalti subset --in tmp/items.csv --dir tmp/samples --limit 4096 --sample-sort power=desc \\",
      "    --unlike 0.1 --unlike-picture 0.1 --media tmp/media --out tmp/subset.csv"
    })
public final class SubsetCommand implements Callable<Integer> {
  /** Another one where the same options choose other samples. */
  private static final int EDITION = 3;

  @Mixin
  private SampleTablesOption tables = new SampleTablesOption();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "TABLE",
      description = "the table to write (.csv)")
  private Path out = Path.of("");

  @Option(
      names = "--sort",
      paramLabel = "SORT",
      description = "the order of the items; its trims leave items out")
  private String sort = "";

  @Option(names = "--limit", paramLabel = "N", description = "at most this many samples")
  private int limit;

  @Option(
      names = "--sample-filter",
      paramLabel = "FILTER",
      description = "take only these samples of a file")
  private String sampleFilter = "";

  @Option(
      names = "--sample-sort",
      paramLabel = "SORT",
      description = "which samples of a file come first, and which of all at the last cut")
  private String sampleSort = "";

  @Option(
      names = "--limit-per-file",
      paramLabel = "N",
      description =
          "at most this many samples of a file (default: a fair share of --limit; what files with"
              + " fewer samples leave goes to the others)")
  private int limitPerFile;

  @Option(
      names = "--shuffle",
      paramLabel = "SEED",
      description =
          "write the samples in a random order; a cut without --sample-sort is then random too")
  private @Nullable Long shuffle;

  @Mixin
  private ThinningOptions thinning = new ThinningOptions();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    var options = new SubsetOptions(sampleFilter, sampleSort, limit, limitPerFile);
    List<SampleTable> sources = tables.sources(Sort.parse(sort), out);
    try (Journal journal = run.context().journal(out)) {
      String key = key(options, sources);
      OptionalInt done = new OutputStep(SubsetStage.STAGE, out, journal, run.context()).ifDone(key);
      if (done.isPresent()) {
        return done.getAsInt();
      }
      return run.context().dryRun()
          ? run.context()
              .would(
                  "choose from the samples of " + Unit.FILES.show(sources.size()) + " for " + out)
          : write(options, sources, journal, key);
    }
  }

  private int write(SubsetOptions options, List<SampleTable> sources, Journal journal, String key) {
    PartsFolder parts = PartsFolder.beside(out);
    Path target = thinning.given() ? parts.path().resolve("chosen.csv") : out;
    SubsetStage.Outcome made = choose(options, sources, target);
    if (made.tables() > 0 && made.samples() == 0 && run.context().failures().count() == 0) {
      throw SmaltiException.input(out + ": no sample of " + Unit.FILES.show(made.tables())
          + (sampleFilter.isBlank() ? " is there" : " passes --sample-filter; widen it"));
    }
    Path measured = parts.path().resolve("measured.cache");
    Thinning thin = new Thinning(thinning, run.context(), journal, measured);
    int kept = made.samples();
    if (thinning.given() && kept > 0) {
      ThinnedSubset.Kept thinned = new ThinnedSubset(
              options, thin, (wider, file) -> choose(wider, sources, file))
          .of(made, target);
      TableWriter.write(thinned.samples(), out);
      made = thinned.chosen();
      kept = thinned.samples().size();
    }
    parts.delete();
    if (made.samples() > 0) {
      // The journals of later steps were about the table that is now replaced.
      journal.forget();
      run.context()
          .say(out + ": " + Unit.SAMPLES.show(kept) + " of " + Unit.FILES.show(files())
              + limitedBy(made, kept) + thin.told());
    }
    return new OutputStep(SubsetStage.STAGE, out, journal, run.context()).finish(key, kept);
  }

  private SubsetStage.Outcome choose(
      SubsetOptions options, List<SampleTable> sources, Path target) {
    try (Run stage = run.context().begin(SubsetStage.STAGE, sources.size(), Unit.FILES);
        Engine engine = run.context().engine()) {
      return new SubsetStage(options, seed(), engine, stage).write(sources, target);
    }
  }

  /** Of how many files the samples in the table that was written are. */
  private int files() {
    try (TableReader reader = new TableReader(out)) {
      Set<String> names = new HashSet<>();
      int column = reader.columns().index(Sample.FILENAME);
      reader.forEachRemaining(row -> names.add(row.text(column)));
      return names.size();
    }
  }

  /** Why not all samples are there: {@code , cut by --limit from 442}; empty if they are. */
  private String limitedBy(SubsetStage.Outcome made, int kept) {
    boolean limited = limit > 0 && kept == limit && made.passed() > limit;
    if (!limited && made.samples() == made.passed()) {
      return "";
    }
    String what = limited ? "--limit" : limitPerFile > 0 ? "--limit-per-file" : "--sample-sort";
    String filtered = sampleFilter.isBlank() ? "" : " that pass --sample-filter";
    return String.format(Locale.ROOT, ", cut by %s from %,d%s", what, made.passed(), filtered);
  }

  private OptionalLong seed() {
    Long given = shuffle;
    return given == null ? OptionalLong.empty() : OptionalLong.of(given);
  }

  private String key(SubsetOptions options, List<SampleTable> sources) {
    Fingerprint fingerprint = new Fingerprint().with(EDITION, options, seed());
    thinning.describe(fingerprint);
    sources.forEach(source -> fingerprint.with(source).withFile(source.path()));
    return fingerprint.key();
  }
}
