package org.smalti.tools.audio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.GivenOptions;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.MediaPaths;
import org.smalti.core.run.Unit;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.SoundSelectionOption;
import org.smalti.media.TimeCode;
import org.smalti.tools.audio.marks.MarkedMedia;
import org.smalti.tools.audio.marks.MarkedSpan;
import org.smalti.tools.audio.marks.MarksFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code smalti samples}: finds where sounds begin and end in media files. */
@Command(
    name = "samples",
    description = "Cut the sound of media files into samples, each from an onset to its release.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti samples --in items.csv --dir media --out 'samples/%%s.csv' --features",
      "  smalti samples drums.wav 'more/*.mp3' --out samples.csv",
      "  smalti samples --from labels.txt song.mp3 --features --out song.csv"
    })
public final class SamplesCommand implements Callable<Integer> {
  @Mixin
  private PerFileRunOptions run;

  @Mixin
  private MediaFolderOption media = new MediaFolderOption();

  @Parameters(paramLabel = "FILE", description = "media files or patterns, instead of --in")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-i", "--in"},
      paramLabel = "TABLE",
      description = "the table whose files are to be heard")
  private @Nullable Path in;

  @Option(
      names = "--from",
      paramLabel = "MARKS",
      description =
          "take the samples from marks instead: labels of Audacity (.txt), a WAV file with cue"
              + " points, or regions of REAPER (.csv); of the media file that is named, or that"
              + " has the same name")
  private List<Path> from = new ArrayList<>();

  @Option(
      names = "--fps",
      paramLabel = "N",
      description = "with --from: frames a second of times such as 0:01:23:12")
  private @Nullable String fps;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "TABLE",
      description = "one table for all, or with %%s in it one for each media file")
  private Path out = Path.of("");

  @Option(
      names = "--features",
      paramLabel = "LIST",
      arity = "0..1",
      preprocessor = FeaturesArgument.class,
      description =
          "measure each sample too: 'usual' (power, pitch, clarity …, also if no list is given),"
              + " 'all', or names of features, separated by commas; docs/tables.md explains them")
  private @Nullable String features;

  @Option(
      names = "--min",
      paramLabel = "MS",
      defaultValue = "" + SegmentLimits.DEFAULT_MIN,
      description =
          "join shorter samples with what follows; with --until next-onset, drop them (default:"
              + " ${DEFAULT-VALUE})")
  private double min;

  @Option(
      names = "--max",
      paramLabel = "MS",
      defaultValue = "" + SegmentLimits.DEFAULT_MAX,
      description = "cut longer samples (default: ${DEFAULT-VALUE})")
  private double max;

  @Option(
      names = "--until",
      paramLabel = "END",
      description = "where a sample ends: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private SampleEnd until = SampleEnd.of(SegmentLimits.DEFAULTS);

  @Option(
      names = "--detector",
      paramLabel = "NAME",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private OnsetMethod detector = SegmentationOptions.DEFAULTS.detector();

  @Option(
      names = "--delta",
      paramLabel = "X",
      description = "how far an onset must stand out; more gives fewer onsets (default: 1.1 for"
          + " superflux, 0.5 for complexflux, 5 for energy, 8 for percussion, 0.3 for complex)")
  private @Nullable Double delta;

  @Option(
      names = "--pitch",
      paramLabel = "NAME",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private PitchMethod pitch = SegmentationOptions.DEFAULTS.pitch();

  @Mixin
  private SoundSelectionOption sound = new SoundSelectionOption();

  @Option(
      names = "--count",
      paramLabel = "N",
      description =
          "of each of F files the first N/F samples, rounded up: N in all, or up to F - 1 more")
  private int count = SegmentationOptions.DEFAULTS.count();

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (!from.isEmpty()) {
      return takeMarked();
    }
    given().refuse("it is of --from", List.of("--fps"));
    List<String> names = filenames();
    InputFiles.of(in == null ? List.of() : List.of(in), media.media(), names).spare(out);
    return new SamplesStage(out, media.media(), listening(names.size()), run.context()).find(names);
  }

  private GivenOptions given() {
    return new GivenOptions(Objects.requireNonNull(spec));
  }

  private int takeMarked() {
    given()
        .refuse(
            "--from says where samples begin and end",
            List.of("--in", "--min", "--max", "--until", "--detector", "--delta", "--count"));
    if (!files.isEmpty() && files.size() != from.size()) {
      throw SmaltiException.usage(
          "--from names " + Unit.FILES.show(from.size()) + " with marks, for "
              + Unit.FILES.show(files.size()) + "; name one media file for each, or none");
    }
    Optional<TimeCode> code = Optional.ofNullable(fps).map(TimeCode::parse);
    Map<String, List<MarkedSpan>> marks = new LinkedHashMap<>();
    for (int i = 0; i < from.size(); i++) {
      MarksFile read = MarksFile.read(from.get(i), code);
      Path sound = files.isEmpty()
          ? MarkedMedia.of(read, media.path())
          : MediaPaths.find(List.of(files.get(i))).get(0);
      marks
          .computeIfAbsent(media.media().nameOf(sound), name -> new ArrayList<>())
          .addAll(read.marks());
    }
    marks.values().forEach(places -> places.sort(Comparator.comparingDouble(MarkedSpan::begin)));
    InputFiles.of(from, media.media(), marks.keySet()).spare(out);
    return new MarkedSamplesStage(out, media.media(), listening(1), run.context()).write(marks);
  }

  private SegmentationOptions listening(int files) {
    int among = Math.max(1, files);
    int share = count == Integer.MAX_VALUE ? count : (int) ((count + among - 1L) / among);
    return new SegmentationOptions(
        detector,
        delta == null ? detector.delta() : delta,
        new SegmentLimits(min, max, until == SampleEnd.RELEASE),
        features == null ? FeatureSet.NONE : FeatureSet.parse(features),
        pitch,
        share,
        sound.selection());
  }

  private List<String> filenames() {
    Path table = in;
    if ((table == null) == files.isEmpty()) {
      throw SmaltiException.usage("name either a table (--in items.csv) or media files");
    }
    return table == null
        ? MediaPaths.find(files).stream().map(media.media()::nameOf).distinct().toList()
        : worthHearing(TableReader.read(table));
  }

  /** Rows that probe found silent are left out; each file is heard once. */
  private static List<String> worthHearing(Table items) {
    items.columns().require(List.of(ItemColumns.FILENAME));
    return items.stream()
        .filter(SamplesCommand::hasSound)
        .map(row -> row.text(ItemColumns.FILENAME))
        .distinct()
        .toList();
  }

  private static boolean hasSound(Row row) {
    return row.filled(ItemColumns.FILENAME)
        && row.number(ItemColumns.HAS_AUDIO, 1) != 0
        && row.number(ItemColumns.DURATION, 1) != 0;
  }
}
