package org.smalti.tools.batch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.ShellWords;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.RealPath;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.tools.batch.ResultItems.NewName;

/**
 * Completes the folder of the results once they are made: files that needed nothing, what belongs to the results by
 * name, and a table with the new names. The folder can take the place of that of the originals then: it has each file
 * once, as this run decided, and what an earlier run has put there for a file under another name leaves it.
 */
final class ResultFolder {
  private static final String STAGE = "complete";

  private final ResultPlacement placement;
  private final ResultFolderOptions options;
  private final BatchJournal batchJournal;
  private final boolean force;
  private final List<CandidateFile> candidates;
  /** Where a dry run prints what would be done; null: it is done. */
  private final @Nullable PrintStream shown;

  private final Sidecars sidecars;
  /** Sidecars of originals that have left their places, each with its own in the backup or null. */
  private final Map<Path, Optional<Path>> leaving = new TreeMap<>();
  /** The places of all that is put or stays there in this run. */
  private final Set<Path> taken = new HashSet<>();
  /** The sidecars by the places where they are put. */
  private final Map<Path, Path> originals = new HashMap<>();
  /** The places of what belongs to each file that is there. */
  private final Map<CandidateFile, List<Path>> places = new LinkedHashMap<>();
  /** The folders that are there or that were said to be made. */
  private final Set<Path> folders = new HashSet<>();

  private final Map<String, NewName> names = new HashMap<>();
  /** The new names of what is there only since this run. */
  private final Set<String> anew = new HashSet<>();

  ResultFolder(
      ResultPlacement placement,
      ResultFolderOptions options,
      BatchJournal batchJournal,
      boolean force,
      List<CandidateFile> candidates,
      @Nullable PrintStream shown) {
    this.placement = placement;
    this.options = options;
    this.batchJournal = batchJournal;
    this.force = force;
    this.candidates = candidates;
    this.shown = shown;
    sidecars = new Sidecars(candidates.stream().map(CandidateFile::file).toList());
  }

  /** Whether there is anything to do. */
  boolean isWanted() {
    return options.linkSkipped() || options.sidecars() || options.items().isPresent();
  }

  /**
   * Completes the folder. What can't be put into it is left out and told to the run.
   *
   * @param summary of the results by the names of their candidates
   * @param failed names of candidates of which nothing is to be there
   */
  void complete(BatchSummary summary, Set<String> failed, Run run) {
    Map<String, Path> made = summary.results();
    Set<String> now = summary.made();
    taken.addAll(made.values());
    made.values().forEach(result -> folders.add(parent(result)));
    for (CandidateFile candidate : candidates) {
      Path result = made.get(candidate.name());
      if (result != null) {
        rename(candidate, result, false, now.contains(candidate.name()));
        places.computeIfAbsent(candidate, each -> new ArrayList<>()).add(result);
        takeSidecars(candidate, result, run);
      } else if (options.linkSkipped() && !failed.contains(candidate.name())) {
        link(candidate, run);
      }
    }
    leave(made, run);
    if (options.linkSkipped()) {
      removeOthers(run);
    }
    Path out = placement.out();
    if (out != null) {
      options.items().ifPresent(items -> tell(items, out, run));
    }
  }

  private void tell(Path items, Path out, Run run) {
    if (shown == null) {
      ResultItems.write(items, out, names, anew);
    }
    ResultItems.Count count = ResultItems.count(items, names.keySet(), names());
    if (shown != null) {
      run.say("would write " + ResultItems.target(items, out) + ": " + count.renamed() + " of "
          + count.rows() + " rows with the names of files in " + out);
    }
    count.strangers(items).ifPresent(run::say);
    count
        .elsewhere(
            items,
            out,
            options.linkSkipped()
                ? "their files failed"
                : "--link-skipped puts what needs nothing there too")
        .ifPresent(run::say);
  }

  /** By which a table may call them. */
  private Set<String> names() {
    return candidates.stream()
        .flatMap(file -> Stream.of(file.relative(), file.path().absolute().toString()))
        .collect(Collectors.toSet());
  }

  private void rename(CandidateFile candidate, Path place, boolean same, boolean isNew) {
    Path out = placement.out();
    if (out != null) {
      String name = out.toAbsolutePath().normalize().relativize(place).toString();
      names.put(candidate.relative(), new NewName(name, same));
      names.put(candidate.path().absolute().toString(), new NewName(name, same));
      if (isNew) {
        anew.add(name);
      }
    }
  }

  private void link(CandidateFile candidate, Run run) {
    Path place = placement.link(candidate);
    if (place == null) {
      return;
    }
    if (RealPath.of(place).equals(RealPath.of(candidate.file()))) {
      rename(candidate, place, true, false);
      return;
    }
    try {
      if (!taken.add(place)) {
        throw SmaltiException.input(candidate.name() + " would be linked as " + place
            + ", which is another file of this batch; "
            + (placement.keepNames() ? "rename one of them" : "--keep-names keeps them apart"));
      }
      boolean there = SecondName.isOf(place, candidate.file());
      if (!there) {
        requireFree(place);
        give(candidate.file(), place);
      }
      batchJournal.linked(candidate.file(), place);
      rename(candidate, place, true, !there);
      places.computeIfAbsent(candidate, each -> new ArrayList<>()).add(place);
      takeSidecars(candidate, place, run);
    } catch (IOException e) {
      skip(candidate.name(), AtomicFile.unwritable(place, e), run);
    } catch (SmaltiException e) {
      skip(candidate.name(), e, run);
    }
  }

  private void give(Path file, Path place) throws IOException {
    if (shown != null) {
      show(Files.exists(place) ? "ln -f" : "ln", file, place);
      return;
    }
    // Not written over: a link that another file becomes would change the original.
    Files.deleteIfExists(place);
    SecondName.give(file, place);
  }

  private void takeSidecars(CandidateFile candidate, Path result, Run run) {
    if (!options.sidecars()) {
      return;
    }
    sidecars.places(candidate.file(), result).forEach((sidecar, place) -> {
      if (place.equals(sidecar)) {
        return;
      }
      try {
        // It may belong to two files whose results have one name but for the extension.
        if (!taken.add(place) && !sidecar.equals(originals.get(place))) {
          throw SmaltiException.input(sidecar + " would become " + place
              + ", as would another; "
              + (placement.keepNames() ? "rename one of them" : "--keep-names keeps them apart"));
        }
        if (originals.put(place, sidecar) == null) {
          takeSidecar(sidecar, place);
        }
        if (placement.replace()) {
          leaving.put(sidecar, placement.backup(candidate).map(kept -> sibling(kept, sidecar)));
        }
        batchJournal.result(place, true);
        places.computeIfAbsent(candidate, each -> new ArrayList<>()).add(place);
      } catch (IOException e) {
        skip(sidecar.toString(), AtomicFile.unwritable(place, e), run);
      } catch (SmaltiException e) {
        skip(sidecar.toString(), e, run);
      }
    });
  }

  private static Path sibling(Path kept, Path sidecar) {
    return kept.resolveSibling(String.valueOf(sidecar.getFileName()));
  }

  private void takeSidecar(Path sidecar, Path place) throws IOException {
    if (SecondName.isOf(place, sidecar)) {
      return;
    }
    requireFree(place);
    if (shown != null) {
      show("cp -p", sidecar, place);
    } else {
      // A copy, as editors write into the file that they have opened.
      SecondName.copy(sidecar, place);
    }
  }

  /** Takes sidecars away that have the names of originals that are gone; they are there under new names. */
  private void leave(Map<String, Path> made, Run run) {
    Set<Path> gone = new HashSet<>(made.values());
    candidates.stream()
        .filter(candidate -> made.containsKey(candidate.name()))
        .forEach(candidate -> gone.add(candidate.path().absolute()));
    leaving.forEach((sidecar, backup) -> {
      if (sidecars.hasOwner(sidecar, gone)) {
        return;
      }
      try {
        leave(sidecar, backup.orElse(null));
      } catch (IOException e) {
        skip(sidecar.toString(), AtomicFile.unwritable(sidecar, e), run);
      } catch (SmaltiException e) {
        skip(sidecar.toString(), e, run);
      }
    });
  }

  private void leave(Path sidecar, @Nullable Path backup) throws IOException {
    if (shown != null) {
      show(backup == null ? "rm" : "mv", sidecar, backup);
      return;
    }
    if (backup != null && !SecondName.isOf(backup, sidecar)) {
      if (Files.exists(backup)) {
        throw ResultInstaller.occupied(backup);
      }
      SecondName.give(sidecar, backup);
    }
    Files.deleteIfExists(sidecar);
  }

  /** Removes what earlier runs have put here for the same files under other names, if nobody has changed it since. */
  private void removeOthers(Run run) {
    Set<Path> stay = taken.stream().map(RealPath::of).collect(Collectors.toSet());
    long removed = 0;
    for (Map.Entry<CandidateFile, List<Path>> entry : places.entrySet()) {
      Path file = entry.getKey().file();
      for (Path old : batchJournal.places(file)) {
        if (!stay.contains(RealPath.of(old)) && batchJournal.isAside(old)) {
          removed += remove(old, run) ? 1 : 0;
        }
      }
      batchJournal.placed(file, entry.getValue());
    }
    if (removed > 0) {
      run.say(Unit.FILES.show(removed) + " of earlier runs "
          + (shown == null ? (removed == 1 ? "is" : "are") + " removed from " : "would leave ")
          + placement.out() + ": their originals are there under other names now");
    }
  }

  private boolean remove(Path old, Run run) {
    try {
      if (shown != null) {
        show("rm", old, null);
        return true;
      }
      return Files.deleteIfExists(old);
    } catch (IOException e) {
      skip(old.toString(), AtomicFile.unwritable(old, e), run);
      return false;
    }
  }

  /** Prints a command, and before it one that makes the folder. */
  private void show(String command, Path file, @Nullable Path place) {
    PrintStream out = shown;
    if (out == null) {
      return;
    }
    if (place != null && !Files.exists(parent(place)) && folders.add(parent(place))) {
      out.println("mkdir -p -- " + ShellWords.quoted(parent(place).toString()));
    }
    out.println(command + " -- " + ShellWords.quoted(file.toString())
        + (place == null ? "" : " " + ShellWords.quoted(place.toString())));
  }

  private static Path parent(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file : folder;
  }

  private void requireFree(Path place) {
    if (Files.exists(place) && !force && !batchJournal.isResult(place)) {
      throw SmaltiException.input(
          place + " is there already and is another file; --force writes over it");
    }
  }

  private static void skip(String name, SmaltiException e, Run run) {
    run.skip(new Failure(name, STAGE, e.getMessage()));
  }
}
