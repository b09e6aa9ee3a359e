package org.smalti.tools.export.edit;

import java.nio.file.Path;
import org.smalti.core.files.MediaFolder;
import picocli.CommandLine.Option;

/** How media files are named. */
final class LinksOption {
  @Option(
      names = "--absolute",
      description =
          "name media files by their whole paths (default: from the folder of the output, so that"
              + " both can be moved together)")
  private boolean absolute;

  MediaLinks of(MediaFolder media, Path out) {
    return new MediaLinks(media, out, absolute);
  }
}
