package org.smalti.tools.export;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.LocalPath;
import org.smalti.core.table.Table;
import org.smalti.media.SoundSelectionOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti export files}: each sample as an audio file of its own. */
@Command(
    name = "files",
    description = {
      "Write each sample as an audio file of its own, and a table of them, samples.csv, in the same folder.",
      "In that table filename names the clip and start is 0; sourceFilename and sourceStart (ms) say where it is"
          + " from, and all"
          + " other columns are kept. Clips have the rate of their source, and are mono or stereo. wav and flac (16"
          + " bits) and"
          + " opus last as long as the sample to 1 ms; mp3 and m4a do in players that heed the encoder's note about"
          + " its delay."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti export files --in tmp/subset.csv --dir tmp/media --out clips --format flac",
      "  smalti export files --in samples.csv --dir media --out clips \\",
      "    --name '{note}{octave}/{name}_{time}_{n}'"
    })
public final class ExportFilesCommand implements Callable<Integer> {
  @Mixin
  private SampleSelection samples = new SampleSelection();

  @Mixin
  private MediaFolderOption media = new MediaFolderOption();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "the folder to write to")
  private Path out = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "wav, flac, mp3, m4a, opus or ogg (default: ${DEFAULT-VALUE})")
  private String format = "wav";

  @Option(
      names = "--name",
      paramLabel = "PATTERN",
      description =
          "what the files are called: {name} is the media file's name, {n} the number of the sample in it,"
              + " {index} that of the row, {time} HH-MM-SS of the start, and {column} any column; / makes folders"
              + " (default:"
              + " ${DEFAULT-VALUE})")
  private String name = "{name}_{n}";

  @Mixin
  private FadesOption fades = new FadesOption();

  @Mixin
  private SoundSelectionOption sound = new SoundSelectionOption();

  @Mixin
  private PerFileRunOptions run;

  @Override
  public Integer call() {
    String extension = SoundFormat.checked("--format", format);
    ClipFades cut = fades.fades();
    Table table = samples.read();
    List<String> names = new ClipNames(name)
        .of(table).stream().map(clip -> clip + "." + extension).toList();
    InputFiles read = samples.inputs(table, media.media());
    read.spare(out.resolve(FilesStage.TABLE));
    names.forEach(clip -> read.spare(out.resolve(clip)));
    var work =
        new CutFilesWork(media.media(), LocalPath.of(out), extension, cut, sound.selection());
    return new FilesStage(table, names, out, work, run.context()).write();
  }
}
