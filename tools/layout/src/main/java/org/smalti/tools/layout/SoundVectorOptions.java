package org.smalti.tools.layout;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.files.MediaFolder;
import org.smalti.media.SoundSelection;
import org.smalti.media.SoundSelectionOption;
import org.smalti.tools.layout.vector.EmbeddingKind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which vectors describe the sounds of a table's samples, and where the sounds are. */
public final class SoundVectorOptions {
  @Mixin
  private MediaFolderOption media = new MediaFolderOption();

  @Option(
      names = "--vector",
      paramLabel = "KIND",
      description =
          "the vector that describes a sound, by which likeness is judged: ${COMPLETION-CANDIDATES}"
              + " (default: timbre)")
  private @Nullable EmbeddingKind vector;

  @Mixin
  private SoundSelectionOption heard = new SoundSelectionOption();

  @Option(
      names = "--cache",
      paramLabel = "FILE",
      description =
          "keep the vectors of the sounds here; reused as long as the media stay the same")
  private @Nullable Path cache;

  /** Whether any of these options says something. */
  public boolean given() {
    return choosesVectors()
        || !heard.selection().equals(SoundSelection.USUAL)
        || !media.path().toString().isEmpty();
  }

  /** Whether the options say which vectors are wanted or where they are kept, of whichever sound. */
  boolean choosesVectors() {
    return vector != null || cache != null;
  }

  /** @throws org.smalti.core.SmaltiException if the folder of the media is not there */
  public TableVectors vectors() {
    return new TableVectors(kind(), media(), heard(), Optional.ofNullable(cache));
  }

  MediaFolder media() {
    return media.media();
  }

  SoundSelection heard() {
    return heard.selection();
  }

  EmbeddingKind kind() {
    return vector == null ? EmbeddingKind.USUAL : vector;
  }
}
