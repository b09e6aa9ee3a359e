package org.smalti.tools.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recognises results of earlier runs, so that they are not processed again. */
final class EarlierResults {
  private final BatchJournal batchJournal;
  private final String suffix;
  private final boolean replacesAgain;
  private final List<CandidateFile> leftOut = new ArrayList<>();
  /** The journals of the folders above a file, in which batches may have run before. */
  private final Map<Path, Optional<BatchJournal>> others = new HashMap<>();

  private final Map<Path, Set<String>> names = new HashMap<>();

  /** @param replacesAgain whether results of this verb that took their original's place are worked on once more */
  EarlierResults(BatchJournal batchJournal, String suffix, boolean replacesAgain) {
    this.batchJournal = batchJournal;
    this.suffix = suffix;
    this.replacesAgain = replacesAgain;
  }

  /**
   * The candidates that are no results. A result of another verb is not left out if the command line names it or if it
   * has replaced its original.
   */
  List<CandidateFile> leaveOut(List<CandidateFile> candidates) {
    return candidates.stream().filter(candidate -> !isLeftOut(candidate)).toList();
  }

  /** How many were results. */
  int count() {
    return leftOut.size();
  }

  /** Records the results that a killed run could not record, and deletes their receipts. */
  void remember() {
    for (CandidateFile result : leftOut) {
      if (Receipt.of(result.file()).isPresent()) {
        batchJournal.result(result.file(), false);
        Receipt.discard(result.file());
      }
    }
  }

  private boolean isLeftOut(CandidateFile candidate) {
    Path file = candidate.file();
    List<BatchJournal> all = memories(file);
    boolean named = hasOriginal(file);
    boolean aside = named || all.stream().anyMatch(it -> it.isAside(file));
    boolean mine = named
        || all.stream().anyMatch(it -> it.isResult(file))
        || Receipt.of(file).isPresent();
    boolean out = mine ? aside || !replacesAgain : aside && !candidate.named();
    if (out) {
      leftOut.add(candidate);
    }
    return out;
  }

  private List<BatchJournal> memories(Path file) {
    List<BatchJournal> memories = new ArrayList<>(List.of(batchJournal));
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      others.computeIfAbsent(folder, batchJournal::of).ifPresent(memories::add);
    }
    return memories;
  }

  /** Whether its name is that of a result and the original of that name is beside it. */
  private boolean hasOriginal(Path file) {
    String stem = ResultPlacement.stem(String.valueOf(file.getFileName()));
    if (!stem.endsWith("." + suffix)) {
      return false;
    }
    String original = stem.substring(0, stem.length() - suffix.length() - 1);
    Path folder = file.toAbsolutePath().getParent();
    return folder != null
        && names.computeIfAbsent(folder, EarlierResults::names).contains(original);
  }

  /** The names of the files in a folder, with their extensions and without. */
  private static Set<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .flatMap(name -> Stream.of(name, ResultPlacement.stem(name)))
          .collect(Collectors.toSet());
    } catch (IOException | UncheckedIOException unreadable) {
      return Set.of();
    }
  }
}
