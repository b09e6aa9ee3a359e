package org.smalti.tools.video.cuts;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.MediaTime;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.files.MediaPaths;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code smalti video cuts}: finds the scenes of films. */
@Command(
    name = "cuts",
    description = {
      "Find where the scenes of films begin: at cuts, fades and dissolves.",
      "The table has a row for each scene: its place in ms and frames, and how it begins. A gradual"
          + " transition counts half to each side. What the table says of other films stays."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti video cuts film.mp4 --out cuts.csv",
      "  smalti video cuts films --out cuts.csv --otio 'edits/%%s.otio' --split scenes",
      "  smalti video cuts film.mp4 --out cuts.csv --split scenes --split-by exact"
    })
public final class VideoCutsCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "films, globs, or folders with all media below them")
  private List<String> files = List.of();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "TABLE",
      description = "the table of scenes to write (.csv)")
  private Path out = Path.of("");

  @Option(
      names = "--shortest",
      paramLabel = "TIME",
      defaultValue = "0.2",
      description = "no scene is shorter (default: ${DEFAULT-VALUE} s)")
  private String shortest = "";

  @Option(
      names = "--edl",
      paramLabel = "FILE",
      description = "write an edit decision list (CMX 3600); %%s stands for the name of the film")
  private @Nullable Path edl;

  @Option(
      names = "--otio",
      paramLabel = "FILE",
      description = "write a timeline of OpenTimelineIO; %%s stands for the name of the film")
  private @Nullable Path otio;

  @Option(names = "--split", paramLabel = "FOLDER", description = "write each scene as a film")
  private @Nullable Path split;

  @Option(
      names = "--split-by",
      paramLabel = "METHOD",
      description =
          "copy: without loss, from the key frame before the scene on; exact: encoded anew"
              + " (H.264), from its first picture to its last (default: copy)")
  private @Nullable SplitMethod splitBy;

  @Mixin
  private MediaFolderOption media = new MediaFolderOption();

  @Mixin
  private PerFileRunOptions run;

  @Override
  public Integer call() {
    double least = MediaTime.seconds("--shortest", shortest);
    if (split == null && splitBy != null) {
      throw SmaltiException.usage(
          "--split-by says how --split writes the scenes; name their folder by --split");
    }
    MediaFolder folder = media.media();
    List<String> films =
        MediaPaths.find(files).stream().map(folder::nameOf).distinct().toList();
    if (films.isEmpty()) {
      throw SmaltiException.input("no films in " + String.join(", ", files));
    }
    CutsOutputs outputs = outputs(films.size());
    InputFiles inputs = InputFiles.of(List.of(), folder, films);
    inputs.spare(out);
    films.forEach(film -> outputs.files(film, 0).forEach(inputs::spare));
    return new CutsStage(out, new CutsWork(folder, least, outputs), run.context()).find(films);
  }

  private CutsOutputs outputs(int films) {
    CutsOutputs texts = CutsOutputs.of(edl, otio, films);
    Path folder = split;
    if (folder == null) {
      return texts;
    }
    return texts.split(folder, splitBy == null ? SplitMethod.COPY : splitBy);
  }
}
