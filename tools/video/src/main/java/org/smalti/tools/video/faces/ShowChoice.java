package org.smalti.tools.video.faces;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.InputFiles;
import org.smalti.tools.video.faces.show.DrawnFiles;
import org.smalti.tools.video.faces.show.FaceShow;
import org.smalti.tools.video.source.FilmOpener;
import picocli.CommandLine.Option;

/** The options that say what is made of the table of faces. */
final class ShowChoice {
  @Option(
      names = "--draw",
      paramLabel = "FILE",
      description = "write the film with its faces drawn into it: .mp4, .mov or .mkv; a folder, or"
          + " %%s for the name of the film")
  private @Nullable Path draw;

  @Option(
      names = "--crops",
      paramLabel = "DIR",
      description = "write the best picture of each face there, and a table of them, crops.csv")
  private @Nullable Path crops;

  /** @throws SmaltiException if something is to be made where there is no table */
  void refuse() {
    if (draw != null || crops != null) {
      throw SmaltiException.usage(
          "--draw and --crops are made of a table; name it by --out faces.csv");
    }
  }

  /** @throws SmaltiException if a film is live, or several would become one */
  FaceShow show(FilmOpener films, List<String> names, InputFiles inputs) {
    if ((draw != null || crops != null) && !films.streams().isEmpty()) {
      throw SmaltiException.usage(
          "--draw and --crops read films a second time; record the live stream to a file first");
    }
    DrawnFiles drawn = draw == null ? null : DrawnFiles.of(draw, names.size());
    if (drawn != null) {
      names.forEach(name -> inputs.spare(drawn.file(name)));
    }
    if (crops != null && Files.exists(crops) && !Files.isDirectory(crops)) {
      throw SmaltiException.usage("--crops " + crops + ": it is a file; name a folder");
    }
    return new FaceShow(films.media(), drawn, crops);
  }
}
