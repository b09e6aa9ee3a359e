package org.smalti.tools.collection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.step.OutputStep;
import org.smalti.core.table.Sort;
import org.smalti.core.table.TableWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti phrases}: groups samples into phrases. */
@Command(
    name = "phrases",
    description = {
      "Group the samples of each file into phrases: clear and loud samples that follow each other closely.",
      "The samples tables get the columns phrase (0 is the clearest of its file, empty is none) and phrases (how many"
          + " the file has), and --out one row for each phrase, the clearest first. Then 'smalti subset --sample-filter"
          + " \"phrase<3\"' takes the samples of the three clearest phrases of each file, and 'smalti export files --in"
          + " phrases.csv' cuts the phrases out as sound."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti phrases --in tmp/items.csv --dir tmp/samples --out tmp/phrases.csv",
      "  smalti phrases samples.csv --out phrases.csv --min 2"
    })
public final class PhrasesCommand implements Callable<Integer> {
  private static final String STAGE = "phrases";

  @Mixin
  private SampleTablesOption tables = new SampleTablesOption();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "TABLE",
      description = "the table of phrases to write (.csv)")
  private Path out = Path.of("");

  @Option(
      names = "--min",
      paramLabel = "S",
      description = "the shortest phrase, s (default: ${DEFAULT-VALUE})")
  private double min = 4;

  @Option(
      names = "--max",
      paramLabel = "S",
      description = "the longest phrase, s (default: ${DEFAULT-VALUE})")
  private double max = 30;

  @Option(
      names = "--min-samples",
      paramLabel = "N",
      description = "samples in a phrase at least (default: ${DEFAULT-VALUE})")
  private int least = 8;

  @Option(
      names = "--pause",
      paramLabel = "S",
      description =
          "so long after an onset without another, a phrase is over, s (default: ${DEFAULT-VALUE})")
  private double pause = 5;

  @Option(
      names = "--clarity",
      paramLabel = "SHARE",
      description =
          "how clear, from 0 for the least clear sample of the file to 1 (default: ${DEFAULT-VALUE})")
  private double clarity = 0.4;

  @Option(
      names = "--power",
      paramLabel = "SHARE",
      description = "how loud, from 0 for the softest sample of the file to 1 (default:"
          + " ${DEFAULT-VALUE})")
  private double power = 0.125;

  @Option(
      names = "--window",
      paramLabel = "N",
      description =
          "the medians of so many latest samples decide whether a phrase goes on (default: ${DEFAULT-VALUE})")
  private int window = 4;

  @Option(
      names = "--min-clarity",
      paramLabel = "X",
      description = "the median clarity of a phrase at least, 0 to 1 (default: ${DEFAULT-VALUE})")
  private double medianClarity = 0.5;

  @Option(
      names = "--limit-per-file",
      paramLabel = "N",
      description = "only the N clearest phrases of each file")
  private int limitPerFile;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    var options = new PhraseOptions(
        min, max, least, pause, clarity, power, window, medianClarity, limitPerFile);
    List<SampleTable> sources = tables.sources(Sort.parse(""), out);
    try (Journal journal = run.context().journal(out)) {
      OutputStep output = new OutputStep(STAGE, out, journal, run.context());
      OptionalInt done = output.ifDone(key(options, sources));
      if (done.isPresent()) {
        return done.getAsInt();
      }
      return run.context().dryRun()
          ? run.context()
              .would("group the samples of " + Unit.FILES.show(sources.size())
                  + " into phrases for " + out)
          : write(options, sources, journal, output);
    }
  }

  /** The run changes its tables, so the key of a finished one is made of their state afterwards. */
  private int write(
      PhraseOptions options, List<SampleTable> sources, Journal journal, OutputStep output) {
    List<Phrase> phrases = new ArrayList<>();
    int[] files = new int[1];
    try (Run stage = run.context().begin(STAGE, sources.size(), Unit.FILES);
        var engine = run.context().engine()) {
      engine.map(
          Batch.of(STAGE, sources).named(SampleTable::name),
          new PhrasesWork(options),
          (table, found) -> {
            phrases.addAll(found);
            files[0]++;
          },
          stage);
    }
    phrases.sort(Phrase.CLEAREST);
    try (TableWriter writer = new TableWriter(out, Phrase.COLUMNS)) {
      phrases.forEach(phrase -> writer.add(phrase.cells()));
      writer.commit();
    }
    journal.forget();
    run.context()
        .say(out + ": " + phrases.size() + (phrases.size() == 1 ? " phrase in " : " phrases in ")
            + Unit.FILES.show(files[0]));
    return output.finish(key(options, sources), files[0]);
  }

  private static String key(PhraseOptions options, List<SampleTable> sources) {
    Fingerprint fingerprint = new Fingerprint().with(options);
    sources.forEach(source -> fingerprint.with(source).withFile(source.path()));
    return fingerprint.key();
  }
}
