package org.smalti.compositions.sorted;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.table.TableReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The part of {@code smalti sort} that begins with a table; the app's command begins with media files too. */
@Command(name = "sort")
final class SortFromTable implements Callable<Integer> {
  @Option(
      names = {"-i", "--in"},
      required = true,
      paramLabel = "TABLE",
      description = "the samples (.csv)")
  private Path in = Path.of("");

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "the sound to write: .mp3, .wav, .flac, .m4a, .opus or .ogg")
  private Path out = Path.of("");

  @Mixin
  private MediaFolderOption folder = new MediaFolderOption();

  @Mixin
  private SortOptions options = new SortOptions();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    return options.write(TableReader.read(in), folder.media(), out, run.context());
  }
}
