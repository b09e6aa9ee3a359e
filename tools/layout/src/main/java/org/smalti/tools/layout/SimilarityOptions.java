package org.smalti.tools.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.media.SoundSelection;
import org.smalti.media.SoundSelectionOption;
import org.smalti.tools.layout.vector.EmbeddingKind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what similarity is computed from: the sound itself, or columns of the table. */
public final class SimilarityOptions {
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

  /** The folder that the names of a table are relative to. */
  public MediaFolder media() {
    return media.media();
  }

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
  Similarity similarity(List<String> otherwise) {
    if (!features.isEmpty()) {
      if (sound()) {
        throw SmaltiException.usage(
            "--features takes likeness from the table, --dir, --vector, --cache, --channel and"
                + " --track from the sound; choose one");
      }
      return Similarity.ofColumns(features);
    }
    if (!sound() && !otherwise.isEmpty()) {
      return Similarity.ofPlaces(otherwise);
    }
    return Similarity.ofSound(
        new TableVectors(kind(), media.media(), heard.selection(), Optional.ofNullable(cache)));
  }

  /** The same kind of likeness for the samples of another file, whose name stands in its table as it is written. */
  Similarity ofOther() {
    return elsewhere(SoundSelection.USUAL);
  }

  /** The same for a file that is heard as those of the table are, the same channels and track. */
  Similarity ofFile() {
    return elsewhere(heard.selection());
  }

  private Similarity elsewhere(SoundSelection sound) {
    return features.isEmpty()
        ? Similarity.ofSound(
            new TableVectors(kind(), new MediaFolder(Path.of("")), sound, Optional.empty()))
        : Similarity.ofColumns(features);
  }

  /** The columns that are compared instead of the sound; none if it is the sound. */
  List<String> features() {
    return List.copyOf(features);
  }

  /** Which sounds of the media are heard. */
  public SoundSelection heard() {
    return heard.selection();
  }

  /**
   * Adds everything that the neighbours of a table's samples depend on.
   *
   * @throws SmaltiException if the table lacks a column that is compared
   */
  public void describe(Table table, Fingerprint content) {
    Similarity similarity = ofNeighbours();
    table.columns().require(similarity.columns());
    similarity.describe(table, content);
  }

  /**
   * Finds the samples that are most like each sample of a table.
   *
   * @param each how many, at most
   */
  public SampleNeighbours neighbours(Table table, int each, CommandContext run, Journal journal) {
    if (table.stream().allMatch(Sample::isSilent)) {
      return SampleNeighbours.none(table.size(), each);
    }
    Similarity similarity = ofNeighbours();
    return SampleNeighbours.of(
        table.size(), similarity.compare(table, run, journal, "neighbours"), each, run);
  }

  /** The media are read for more than their likeness, so that --dir says nothing of it. */
  private Similarity ofNeighbours() {
    if (features.isEmpty()) {
      return similarity(List.of());
    }
    if (vector != null || cache != null) {
      throw SmaltiException.usage("--features takes likeness from the table, --vector and --cache"
          + " from the sound; choose one");
    }
    return Similarity.ofColumns(features);
  }

  private EmbeddingKind kind() {
    return vector == null ? EmbeddingKind.USUAL : vector;
  }
}
