package org.smalti.core.cli;

import java.nio.file.Path;
import org.smalti.core.files.MediaFolder;
import picocli.CommandLine.Option;

/** The folder that the file names of a table are relative to. */
public final class MediaFolderOption {
  @Option(
      names = {"-d", "--dir"},
      paramLabel = "DIR",
      description =
          "the folder that the table's file names are relative to (default: the current one)")
  private Path folder = Path.of("");

  public Path path() {
    return folder;
  }

  /** @throws org.smalti.core.SmaltiException if it is not there */
  public MediaFolder media() {
    return new MediaFolder(folder).require();
  }
}
