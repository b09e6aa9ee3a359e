package org.smalti.tools.layout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.files.CompanionName;
import org.smalti.core.files.InputFiles;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.step.OutputStep;
import org.smalti.core.table.Columns;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code smalti follow}: cuts a sound as {@code smalti samples} does and finds for each stretch of it the most similar
 * sample of a collection.
 */
@Command(
    name = "follow",
    description = {
      "Let a collection play another sound, a song or a speech: a sequence that has, for each"
          + " sample of the sound, the most similar one of the table.",
      "'smalti mix' makes a sound of the sequence; 'smalti compose follow' makes the sequence and"
          + " a film of it at once, 'smalti sort --like' a sound."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti follow --target song.mp3 --in tmp/subset.csv --dir tmp/media --out"
        + " tmp/follow.csv")
public final class FollowCommand implements Callable<Integer> {
  private static final String STAGE = "follow";
  /** What can be known of the sound's own stretches. */
  private static final Columns MEASURED =
      new Columns("the stretches of --target", Sample.PLACE).plus(FeatureSet.ALL.columns());

  @Option(
      names = "--target",
      required = true,
      paramLabel = "FILE",
      description = "the sound that is followed")
  private Path target = Path.of("");

  @Option(
      names = {"-i", "--in"},
      required = true,
      paramLabel = "TABLE",
      description = "the samples to choose from (.csv)")
  private Path in = Path.of("");

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "TABLE",
      description = "the sequence to write (.csv)")
  private Path out = Path.of("");

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description =
          "a sample is heard at most so often, if there are enough (default: ${DEFAULT-VALUE})")
  private int repeats = 4;

  @Option(
      names = "--match-pitch",
      description = "shift each sample to the note of its stretch, in the nearest octave")
  private boolean matchPitch;

  @Option(names = "--match-level", description = "bring each sample to the level of its stretch")
  private boolean matchLevel;

  @Mixin
  private SimilarityOptions similarity = new SimilarityOptions();

  @Mixin
  private PerFileRunOptions run;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(target)) {
      throw SmaltiException.input(target
          + (Files.isDirectory(target) ? " is a folder" : ": no such file")
          + "; --target is one file, the sound that is followed");
    }
    Table samples = TableReader.read(in);
    samples.columns().require(Sample.PLACE);
    List<String> names = samples.stream().map(row -> row.text(Sample.FILENAME)).toList();
    InputFiles.of(List.of(in, target), similarity.media(), names).spare(out);
    Similarity by = similarity.similarity(List.of());
    samples.columns().require(by.columns());
    MEASURED.require(by.columns());
    FollowStage stage = new FollowStage(by, similarity.ofOther(), repeats, matchPitch, matchLevel);
    if (run.context().dryRun()) {
      return run.context().would("follow " + target + " with the samples of " + in);
    }
    Path cut = CompanionName.table(out, CompanionName.TARGET);
    int heard = run.smalti(
        List.of("samples", "--out", cut.toString(), "--features=" + measured(by)),
        List.of(target.toString()));
    if (!ExitCode.hasResult(heard)) {
      return heard;
    }
    return Math.max(heard, write(stage, samples, TableReader.read(cut)));
  }

  /** What is measured of the sound's own stretches: what every table has, and what they are compared by. */
  private static FeatureSet measured(Similarity by) {
    return FeatureSet.USUAL.with(FeatureSet.ALL.features().stream()
        .filter(feature -> by.columns().contains(feature.column()))
        .toList());
  }

  private int write(FollowStage stage, Table table, Table stretches) {
    if (stretches.size() == 0) {
      throw SmaltiException.input(target + ": nothing is heard in it that could be followed");
    }
    try (Journal journal = run.context().journal(out)) {
      OutputStep output = new OutputStep(STAGE, out, journal, run.context());
      Fingerprint content =
          new Fingerprint().with(repeats, matchPitch, matchLevel).withTable(table);
      stage.samples().describe(table, content);
      stage.stretches().describe(stretches, content);
      String key = content.key();
      OptionalInt done = output.ifDone(key);
      if (done.isPresent()) {
        return done.getAsInt();
      }
      Table sequence = stage.follow(table, stretches, run.context(), journal);
      TableWriter.write(sequence, out);
      return output.finish(key, sequence.size());
    }
  }
}
