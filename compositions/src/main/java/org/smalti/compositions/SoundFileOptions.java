package org.smalti.compositions;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.mix.SoundFile;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.RealPath;
import picocli.CommandLine.Option;

/** The title of what is written, and the options of a sound alone. */
public final class SoundFileOptions {
  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description =
          "the title that players show (default: the composition of a film, the name of a sound's file)")
  private @Nullable String title;

  @Option(
      names = "--stems",
      paramLabel = "DIR",
      description =
          "also write what each source gives to the mix, as .wav files that begin together")
  private @Nullable Path stems;

  /** Whether anything is asked that only a sound has. */
  boolean isAsked() {
    return stems != null;
  }

  /**
   * Looks whether the stems would lie among the sources, where a later step takes them for sources.
   *
   * @throws SmaltiException if they would
   */
  public void spare(MediaFolderOption folder, Collection<String> sources) {
    if (stems == null) {
      return;
    }
    if (RealPath.of(stems).equals(RealPath.of(folder.path()))) {
      throw SmaltiException.usage("--stems " + stems
          + " is the folder of the media; name another one, so that they stay apart");
    }
    InputFiles.of(List.of(), folder.media(), sources).spareFolder(stems);
  }

  /** @param frames the length of the sound at 48 kHz */
  public SoundFile file(Path out, long frames) {
    return new SoundFile(OutputName.sound(out), frames, title(out), stems);
  }

  /** The title that was chosen, if one was. */
  Optional<String> title() {
    return Optional.ofNullable(title);
  }

  private String title(Path out) {
    String name = String.valueOf(out.getFileName());
    return title().orElseGet(() -> name.substring(0, Math.max(1, name.lastIndexOf('.'))));
  }
}
