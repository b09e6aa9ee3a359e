package org.smalti.tools.video.faces;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.MediaFolder;
import org.smalti.tools.video.faces.show.DrawnFiles;
import org.smalti.tools.video.faces.show.FaceShow;
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

  /** @throws SmaltiException if several films would become one */
  FaceShow show(MediaFolder media, List<String> names) {
    DrawnFiles drawn = draw == null ? null : DrawnFiles.of(draw, names.size());
    return new FaceShow(media, drawn, crops);
  }

  /** @throws SmaltiException if something is to be made, though no table is written */
  void requireNothing() {
    if (draw != null || crops != null) {
      throw SmaltiException.usage(
          "--draw and --crops are made of films and their table; name it by --out faces.csv");
    }
  }
}
