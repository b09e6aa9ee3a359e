package org.smalti.tools.video.faces.show;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.run.Journal;
import org.smalti.media.StillFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes of a finished table of faces what {@code video faces} makes of it at its end. */
@Command(name = "show")
public final class ShowFaces implements Callable<Integer> {
  @Option(names = "--in")
  private Path in = Path.of("");

  @Option(names = "--draw")
  private @Nullable Path draw;

  @Option(names = "--crops")
  private @Nullable Path crops;

  @Mixin
  private MediaFolderOption media = new MediaFolderOption();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    CommandContext context = run.context();
    List<FilmFaces> films = FaceTableReader.read(in);
    int finished = 0;
    try (Journal journal = context.journal(in)) {
      if (draw != null) {
        finished += new FilmDrawing(media.media(), DrawnFiles.of(draw, films.size()), context)
            .draw(films, journal);
      }
      if (crops != null) {
        finished += new FaceCrops(media.media(), crops, StillFormat.JPG, context).cut(films);
      }
    }
    return context.finish(in, finished);
  }
}
