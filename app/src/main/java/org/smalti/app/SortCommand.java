package org.smalti.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.OutputName;
import org.smalti.compositions.sorted.SortOptions;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.MediaPaths;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Feature;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Sort;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
          "play this sound, a song or a speech, with the samples of --in, each stretch by the most similar one,"
              + " instead of sorting them")
  private @Nullable Path like;

  @Mixin
  private MediaFolderOption folder;

  @Mixin
  private SortOptions sorting;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    if ((in == null) == files.isEmpty()) {
      throw SmaltiException.usage("name either a table (--in subset.csv) or media files");
    }
    OutputName.sound(out);
    Path table = in;
    if (like != null) {
      return follow(like, table);
    }
    Sort order = Sort.parse(sorting.by());
    if (table == null) {
      order.require(MEASURED);
    }
    int prepared = ExitCode.OK;
    if (table == null && run.context().dryRun()) {
      return run.context()
          .would("sort the samples of " + Unit.FILES.show(MediaPaths.find(files).size()) + " into "
              + out);
    }
    if (table == null) {
      table = out.resolveSibling("." + out.getFileName() + ".samples.csv");
      prepared = prepare(table);
      if (!ExitCode.hasResult(prepared)) {
        return prepared;
      }
    }
    Table samples = TableReader.read(table);
    if (samples.size() == 0 && !files.isEmpty()) {
      throw SmaltiException.input(String.join(", ", files)
          + ": no sample was heard in it; see 'smalti probe' and" + " 'smalti samples --delta'");
    }
    int sorted = sorting.write(samples, folder.media(), out, run.context());
    return sorted == ExitCode.OK ? prepared : sorted;
  }

  /** Plays a sound with the samples of a table. */
  private int follow(Path target, @Nullable Path table) {
    if (table == null) {
      throw SmaltiException.usage(
          "--like needs the table of the samples that play (--in subset.csv)");
    }
    Path sequence = out.resolveSibling("." + out.getFileName() + ".sequence.csv");
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
    List<String> keys =
        Sort.parse(sorting.by()).keys().stream().map(Sort.Key::column).toList();
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
