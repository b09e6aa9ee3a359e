package org.smalti.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.sorted.SortOptions;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.GivenOptions;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.MemoryUse;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.CompanionName;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.MediaPaths;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Feature;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code smalti sort}: samples one after the other, as one audio file. From media files it goes by way of
 * {@code smalti samples} and, for {@code --by tsne}, {@code smalti tsne}, whose table stays hidden beside the output.
 */
@Command(
    name = "sort",
    mixinStandardHelpOptions = true,
    description =
        "Put samples one after the other in the order of a column: those of a table, or of media files.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti sort --in subset.csv --dir media --by stsne=asc --out sorted.mp3",
      "  smalti sort song.mp3 --by hz=asc --out sorted.flac",
      "  smalti sort *.wav --by tsne --out sorted.mp3",
      "  smalti sort --like song.mp3 --in subset.csv --dir media --out like.mp3"
    })
@MemoryUse(MemoryUse.Kind.MIXES_CLIPS)
public final class SortCommand implements Callable<Integer> {
  private static final String SIMILARITY = "tsne";
  /** What can be sorted by when media files are named: what can be measured on the way. */
  private static final Columns MEASURED = new Columns("the samples of media files", Sample.PLACE)
      .plus(FeatureSet.ALL.columns())
      .plus(List.of(SIMILARITY));

  @Parameters(paramLabel = "FILE", description = "media files or patterns, instead of --in")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-i", "--in"},
      paramLabel = "TABLE",
      description = "the samples (.csv)")
  private @Nullable Path in;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "the sound to write: .mp3, .wav, .flac, .m4a, .opus or .ogg")
  private Path out;

  @Option(
      names = "--like",
      paramLabel = "FILE",
      description =
          "play this sound, a song or a speech, with the samples of --in, each stretch by the most"
              + " similar one, instead of sorting them")
  private @Nullable Path like;

  @Mixin
  private MediaFolderOption folder;

  @Mixin
  private SortOptions sorting;

  @Mixin
  private RunOptions run;

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if ((in == null) == files.isEmpty()) {
      throw SmaltiException.usage("name either a table (--in subset.csv) or media files");
    }
    if (like != null) {
      return follow(like, in);
    }
    return in == null ? sortFiles() : sortTable(in);
  }

  private int sortTable(Path table) {
    Table samples = TableReader.read(table);
    List<String> names = names(samples);
    InputFiles read = InputFiles.of(List.of(table), folder.media(), names);
    sorting.check(samples.columns(), folder, names, read, out);
    return sorting.write(samples, folder.media(), out, run.context());
  }

  private int sortFiles() {
    List<Path> found = MediaPaths.find(files);
    List<String> names = found.stream().map(folder.media()::nameOf).toList();
    sorting.check(MEASURED, folder, names, new InputFiles(found), out);
    if (run.context().dryRun()) {
      return run.context()
          .would("sort the samples of " + Unit.FILES.show(found.size()) + " into " + out);
    }
    Path table = CompanionName.table(out, CompanionName.SAMPLES);
    int prepared = prepare(table);
    if (!ExitCode.hasResult(prepared)) {
      return prepared;
    }
    Table samples = TableReader.read(table);
    if (samples.size() == 0) {
      throw SmaltiException.input(String.join(", ", files)
          + ": no sample was heard in it; see 'smalti probe' and" + " 'smalti samples --delta'");
    }
    int sorted = sorting.write(samples, folder.media(), out, run.context());
    return sorted == ExitCode.OK ? prepared : sorted;
  }

  private static List<String> names(Table samples) {
    return samples.stream().map(row -> row.text(Sample.FILENAME, "")).distinct().toList();
  }

  /** Plays a sound with the samples of a table. */
  private int follow(Path target, @Nullable Path table) {
    if (table == null) {
      throw SmaltiException.usage(
          "--like needs the table of the samples that play (--in subset.csv)");
    }
    new GivenOptions(Objects.requireNonNull(spec))
        .refuse(
            "--like plays the samples in the order of that sound; leave one of them out",
            SortOptions.OF_ORDER);
    List<String> names = names(TableReader.read(table));
    InputFiles read = InputFiles.of(List.of(target, table), folder.media(), names);
    sorting.check(folder, names, read, out);
    Path sequence = CompanionName.table(out, CompanionName.SEQUENCE);
    List<String> words = new ArrayList<>(List.of(
        "follow",
        "--target",
        target.toString(),
        "--in",
        table.toString(),
        "--dir",
        folder.path().toString(),
        "--match-level",
        "--out",
        sequence.toString()));
    words.addAll(sorting.heard());
    if (run.context().dryRun()) {
      return run.context().would("play " + target + " with the samples of " + table);
    }
    int found = run.smalti(words, List.of());
    if (!ExitCode.hasResult(found)) {
      return found;
    }
    int played = sorting.play(TableReader.read(sequence), folder.media(), out, run.context());
    return played == ExitCode.OK ? found : played;
  }

  /** Finds and measures the samples of the files, and places them if they are to be sorted by similarity. */
  private int prepare(Path table) {
    List<String> keys = sorting.columns();
    List<Feature> wanted = FeatureSet.ALL.features().stream()
        .filter(feature -> keys.contains(feature.column()))
        .toList();
    List<String> samples = new ArrayList<>(List.of("samples", "--out", table.toString()));
    samples.add("--features=" + FeatureSet.USUAL.with(wanted));
    samples.addAll(List.of("--dir", folder.path().toString()));
    samples.addAll(sorting.heard());
    int heard = run.smalti(samples, files);
    boolean bySimilarity = keys.contains(SIMILARITY);
    if (!bySimilarity || !ExitCode.hasResult(heard)) {
      return heard;
    }
    List<String> tsne = new ArrayList<>(List.of(
        "tsne", "--in", table.toString(), "--dir", folder.path().toString(), "--components", "1"));
    tsne.addAll(sorting.heard());
    return Math.max(heard, run.smalti(tsne, List.of()));
  }
}
