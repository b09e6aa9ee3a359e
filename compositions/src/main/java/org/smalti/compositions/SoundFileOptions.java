package org.smalti.compositions;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.mix.SoundFile;
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
