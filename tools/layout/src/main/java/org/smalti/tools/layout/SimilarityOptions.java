package org.smalti.tools.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.files.MediaFolder;
import org.smalti.media.SoundSelection;
import org.smalti.media.SoundSelectionOption;
import org.smalti.tools.layout.vector.EmbeddingKind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what similarity is computed from: the sound itself, or columns of the table. */
final class SimilarityOptions {
  @Mixin
  private MediaFolderOption media = new MediaFolderOption();

  @Option(
      names = "--vector",
      paramLabel = "KIND",
      description =
          "what of the sound likeness is judged by: ${COMPLETION-CANDIDATES} (default: timbre)")
  private @Nullable EmbeddingKind vector;

  @Mixin
  private SoundSelectionOption heard = new SoundSelectionOption();

  @Option(
      names = "--cache",
      paramLabel = "FILE",
      description =
          "keep the vectors of the sounds here; reused as long as the media stay the same")
  private @Nullable Path cache;

  @Option(
      names = "--features",
      paramLabel = "COLUMN",
      split = ",",
      description = "judge likeness by these columns of numbers, each scaled, and not by the sound")
  private List<String> features = List.of();

  /** Whether the sound itself is asked for. */
  private boolean sound() {
    return vector != null
        || cache != null
        || !heard.selection().equals(SoundSelection.USUAL)
        || !media.path().toString().isEmpty();
  }

  /** Whether any of these options says something. */
  boolean given() {
    return sound() || !features.isEmpty();
  }

  /**
   * What the options say.
   *
   * @param otherwise the columns to compare if no option is given; if there are none either, the sound is compared
   */
  Similarity similarity(TableOptions tables, List<String> otherwise) {
    return similarity(List.of(tables.in(), tables.out()), otherwise);
  }

  /**
   * What the options say.
   *
   * @param tables that the vectors must not be kept in
   * @param otherwise the columns to compare if no option is given; if there are none either, the sound is compared
   */
  Similarity similarity(List<Path> tables, List<String> otherwise) {
    Path file = cache;
    if (file != null && tables.contains(file)) {
      throw SmaltiException.usage("--cache " + file + " is the table itself; name another file");
    }
    if (!features.isEmpty()) {
      if (sound()) {
        throw SmaltiException.usage(
            "--features takes likeness from the table, --dir, --vector, --cache, --channel and --track"
                + " from the sound; choose one");
      }
      return Similarity.ofColumns(features);
    }
    if (!sound() && !otherwise.isEmpty()) {
      return Similarity.ofPlaces(otherwise);
    }
    return Similarity.ofSound(
        new TableVectors(kind(), media.media(), heard.selection(), Optional.ofNullable(file)));
  }

  /** The same kind of likeness for the samples of another file, whose name stands in its table as it is written. */
  Similarity ofOther() {
    return features.isEmpty()
        ? Similarity.ofSound(new TableVectors(
            kind(), new MediaFolder(Path.of("")), SoundSelection.USUAL, Optional.empty()))
        : Similarity.ofColumns(features);
  }

  private EmbeddingKind kind() {
    return vector == null ? EmbeddingKind.USUAL : vector;
  }
}
