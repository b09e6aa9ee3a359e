package org.smalti.tools.video.serve;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.files.MediaPaths;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code smalti video serve}: a small RTSP server. */
@Command(
    name = "serve",
    description = {
      "Publish films as live streams on a small RTSP server, and let others publish and read there.",
      "Each film has the path of its name without extension and is sent in real time, as it is where RTP can carry it."
          + " Any number of readers may come, over TCP or UDP; a late one begins at the last key frame, a slow one"
          + " loses whole pictures. Without films it is a point where others meet. Ctrl-C ends it."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti video serve a.mp4 b.mkv --loop",
      "  smalti video serve --in tmp/items.csv --dir tmp/media --listen 0.0.0.0:8554",
      "  smalti video serve        (a camera publishes to rtsp://127.0.0.1:8554/NAME, others read from there)"
    })
public final class ServeCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "media files, globs, or folders with all media below them")
  private List<String> files = List.of();

  @Option(
      names = {"-i", "--in"},
      paramLabel = "TABLE",
      description = "publish the files of this table (.csv)")
  private @Nullable Path in;

  @Mixin
  private MediaFolderOption media = new MediaFolderOption();

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description =
          "where to listen; port 0 is any, host 0.0.0.0 opens it to the network, without a"
              + " password (default: ${DEFAULT-VALUE})")
  private String listen = "127.0.0.1:8554";

  @Option(names = "--loop", description = "publish each film again and again")
  private boolean loop;

  @Option(names = "--duration", paramLabel = "SECONDS", description = "end after this time")
  private double duration;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    if (!(duration >= 0)) {
      throw SmaltiException.usage("the time after which to end must be positive");
    }
    return new ServeStage(ListenAddress.of(listen), new ServeWork(loop, duration), run.context())
        .serve(films());
  }

  private List<Path> films() {
    Path table = in;
    if (table == null) {
      return files.isEmpty() ? List.of() : MediaPaths.find(files);
    }
    if (!files.isEmpty()) {
      throw SmaltiException.usage("name either --in TABLE or media files");
    }
    Table items = TableReader.read(table);
    items.columns().require(List.of(ItemColumns.FILENAME));
    MediaFolder folder = media.media();
    return items.stream()
        .map(row -> folder.resolve(row.text(ItemColumns.FILENAME)))
        .distinct()
        .toList();
  }
}
