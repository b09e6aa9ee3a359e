package org.smalti.tools.export;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.InputFiles;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.media.SoundSelectionOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti export sprite}: all samples in one audio file, with an index. */
@Command(
    name = "sprite",
    description = {
      "Write all samples into one audio file, and where each of them is into a JSON file: {\"0\": [ms, dur], ...}.",
      "Browsers play it as it is, as with new Howl({src: ['sprite.mp3'], sprite: index}). An mp3 or m4a begins with"
          + " some silence"
          + " of the encoder, 26 ms and more, which the file declares and browsers cut off; with players that do"
          + " not, use wav,"
          + " flac or opus."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  smalti export sprite --in tmp/subset.csv --dir tmp/media --max 300 --out sprite.mp3")
public final class ExportSpriteCommand implements Callable<Integer> {
  @Mixin
  private SampleSelection samples = new SampleSelection();

  @Mixin
  private MediaFolderOption media = new MediaFolderOption();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "the sound to write: .mp3, .wav, .flac, .m4a, .opus or .ogg")
  private Path out = Path.of("");

  @Option(
      names = "--index",
      paramLabel = "FILE",
      description = "the JSON file to write (default: beside the sound, ending in .json)")
  private @Nullable Path index;

  @Option(
      names = "--key",
      paramLabel = "COLUMN",
      description = "what samples are called in the index (default: their number, from 0)")
  private String key = "";

  @Option(
      names = "--pad",
      paramLabel = "MS",
      description = "silence between samples (default: ${DEFAULT-VALUE})")
  private double pad = 10;

  @Option(
      names = "--max",
      paramLabel = "MS",
      description = "cut longer samples (default: as long as they are)")
  private double max = Double.POSITIVE_INFINITY;

  @Mixin
  private FadesOption fades = new FadesOption();

  @Mixin
  private SoundSelectionOption heard = new SoundSelectionOption();

  @Option(names = "--rate", paramLabel = "HZ", description = "default: ${DEFAULT-VALUE}")
  private int rate = 48_000;

  @Option(
      names = "--channels",
      paramLabel = "N",
      description = "1 or 2 (default: ${DEFAULT-VALUE})")
  private int channels = 2;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    String name = String.valueOf(out.getFileName());
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      throw SmaltiException.usage("--out " + out + ": its ending names no format, such as .mp3");
    }
    String format = SoundFormat.checked("--out", name.substring(dot + 1));
    Path json = index == null ? out.resolveSibling(name.substring(0, dot) + ".json") : index;
    if (!(max > 0)) {
      throw SmaltiException.usage("--max must be more than 0 ms");
    }
    SpriteSound sound = new SpriteSound(rate, channels, fades.fades(), heard.selection());
    Table table = samples.read();
    InputFiles read = samples.inputs(table, media.media());
    read.spare(out);
    read.spare(json);
    return new SpriteStage(out, json, format, sound, pad, run.context())
        .write(shortened(table), SpriteIndex.keys(table, key), media.media());
  }

  private List<Sample> shortened(Table table) {
    return table.stream()
        .map(Sample::of)
        .map(sample -> new Sample(sample.filename(), sample.start(), Math.min(max, sample.dur())))
        .toList();
  }
}
