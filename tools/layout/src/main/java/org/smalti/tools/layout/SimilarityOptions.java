package org.smalti.tools.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.media.SoundSelection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what similarity is computed from: the sound itself, or columns of the table. */
public final class SimilarityOptions {
  @Mixin
  private SoundVectorOptions sound = new SoundVectorOptions();

  @Option(
      names = "--features",
      paramLabel = "COLUMN",
      split = ",",
      description = "judge likeness by these columns of numbers, each scaled, and not by the sound")
  private List<String> features = List.of();

  /** The folder that the names of a table are relative to. */
  public MediaFolder media() {
    return sound.media();
  }

  /** Whether any of these options says something. */
  boolean given() {
    return sound.given() || !features.isEmpty();
  }

  /**
   * What the options say.
   *
   * @param otherwise the columns to compare if no option is given; if there are none either, the sound is compared
   */
  Similarity similarity(List<String> otherwise) {
    if (!features.isEmpty()) {
      if (sound.given()) {
        throw SmaltiException.usage(
            "--features takes likeness from the table, --dir, --vector, --cache, --channel and"
                + " --track from the sound; choose one");
      }
      return Similarity.ofColumns(features);
    }
    if (!sound.given() && !otherwise.isEmpty()) {
      return Similarity.ofPlaces(otherwise);
    }
    return Similarity.ofSound(sound.vectors());
  }

  /** The same kind of likeness for the samples of another file, whose name stands in its table as it is written. */
  Similarity ofOther() {
    return elsewhere(SoundSelection.USUAL);
  }

  /** The same for a file that is heard as those of the table are, the same channels and track. */
  Similarity ofFile() {
    return elsewhere(heard());
  }

  private Similarity elsewhere(SoundSelection chosen) {
    return features.isEmpty()
        ? Similarity.ofSound(
            new TableVectors(sound.kind(), new MediaFolder(Path.of("")), chosen, Optional.empty()))
        : Similarity.ofColumns(features);
  }

  /** The columns that are compared instead of the sound; none if it is the sound. */
  List<String> features() {
    return List.copyOf(features);
  }

  /** Which sounds of the media are heard. */
  public SoundSelection heard() {
    return sound.heard();
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
    if (sound.choosesVectors()) {
      throw SmaltiException.usage("--features takes likeness from the table, --vector and --cache"
          + " from the sound; choose one");
    }
    return Similarity.ofColumns(features);
  }
}
