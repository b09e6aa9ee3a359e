package org.smalti.tools.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smalti.core.files.CompanionName;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;

/**
 * What the journal of a folder has recorded about earlier batches: what is done, what needed nothing, and which files
 * are results.
 */
final class BatchJournal {
  private static final String DONE = "done";
  private static final String NEEDLESS = "needless";
  private static final String LARGER = "larger";
  private static final String RESULT = "result:";
  private static final String PLACES = "places";
  /** No file name holds it. */
  private static final String BETWEEN = "\0";

  private static final String ASIDE = "aside";

  private final Journal journal;
  private final Path place;
  private final MediaFolder folder;
  private final String verb;

  /** @param place the folder that names in the journal are relative to */
  BatchJournal(Journal journal, Path place, String verb) {
    this.journal = journal;
    this.place = place;
    this.folder = new MediaFolder(place);
    this.verb = verb;
  }

  /** The base of the names of what a batch keeps in the folder that it works for: its journal and its failures. */
  static Path output(Path place) {
    return place.resolve("smalti-batch");
  }

  /**
   * The records of another folder's journal, if it has one. This batch's own journal is locked and is read through this
   * object alone.
   */
  Optional<BatchJournal> of(Path other) {
    boolean there =
        !other.equals(place) && Files.isReadable(CompanionName.hidden(output(other), "journal"));
    return there
        ? Optional.of(new BatchJournal(Journal.peek(output(other)), other, verb))
        : Optional.empty();
  }

  /** Whether the job's result was made and is still there. */
  boolean isDone(Job job) {
    return journal.isDone(item(DONE, job.source().file()), job.key()) && Files.exists(job.output());
  }

  /**
   * Why the file needs no work, if an earlier batch found that.
   *
   * @param keepLarger whether a result may be larger than its original: then a larger result of an earlier batch is no
   *     reason to skip the file
   */
  Optional<String> needless(Job job, boolean keepLarger) {
    if (journal.isDone(item(NEEDLESS, job.source().file()), job.key())) {
      return Optional.of("needs nothing, as an earlier run with these options found");
    }
    return !keepLarger && journal.isDone(item(LARGER, job.source().file()), job.key())
        ? Optional.of("its result was larger in an earlier run with these options")
        : Optional.empty();
  }

  /** Whether a file is a result of this verb, as it was left, whatever verbs have worked on it before or after. */
  boolean isResult(Path file) {
    return made(file, fingerprint(file)).filter(it -> it.verbs().contains(verb)).isPresent();
  }

  /**
   * Whether a file is a result of any verb that stands beside its original or in a tree of its own, or an original in a
   * backup.
   */
  boolean isAside(Path file) {
    return made(file, fingerprint(file)).filter(Origin::aside).isPresent();
  }

  void done(Job job) {
    done(job, "");
  }

  /** @param missed what the result is not although it was asked for, or an empty text */
  void done(Job job, String missed) {
    SourceFile source = job.source();
    String before = new Fingerprint().with(source.size(), source.modified()).key();
    result(job.output(), !job.removes(), made(source.file(), before));
    job.backupFile().ifPresent(backup -> remember(backup, true, Set.of()));
    List<Path> places = new ArrayList<>(places(source.file()));
    if (!places.contains(job.output())) {
      places.add(job.output());
      placed(source.file(), places);
    }
    journal.done(item(DONE, source.file()), job.key(), missed);
  }

  /** Records a file that is put among the results as it is; a result that stood in this place is none any more. */
  void linked(Path file, Path place) {
    result(place, true);
    journal.undone(item(DONE, file));
  }

  /** Where this verb has put the results of a file, or the file itself, and what belongs to it. */
  List<Path> places(Path file) {
    return journal
        .key(item(PLACES, file))
        .map(names -> Stream.of(names.split(BETWEEN)).map(folder::resolve).toList())
        .orElse(List.of());
  }

  /** Records all places of a file. */
  void placed(Path file, List<Path> places) {
    journal.done(
        item(PLACES, file),
        places.stream().map(folder::nameOf).distinct().collect(Collectors.joining(BETWEEN)));
  }

  /** @param missed what the file is not although it was asked for, or an empty text */
  void foundNeedless(Job job, String missed) {
    journal.done(item(NEEDLESS, job.source().file()), job.key(), missed);
  }

  /** What an earlier batch has found that the result of a job, or its file if it needs no work, is not. */
  Optional<String> missed(Job job) {
    return Stream.of(DONE, NEEDLESS)
        .map(what -> item(what, job.source().file()))
        .filter(item -> journal.isDone(item, job.key()))
        .flatMap(item -> journal.problem(item).stream())
        .findFirst();
  }

  void foundLarger(Job job) {
    journal.done(item(LARGER, job.source().file()), job.key());
  }

  /** How the journal calls a file. */
  String nameOf(Path file) {
    return folder.nameOf(file);
  }

  /** Records a file as a result that has replaced its source. */
  void result(Path file, boolean aside) {
    result(file, aside, journal.key(RESULT + folder.nameOf(file)).map(Origin::of));
  }

  private void result(Path file, boolean aside, Optional<Origin> source) {
    Set<String> verbs = new TreeSet<>(Set.of(verb));
    source.ifPresent(it -> verbs.addAll(it.verbs()));
    remember(file, aside, verbs);
  }

  private void remember(Path file, boolean aside, Set<String> verbs) {
    journal.done(
        RESULT + folder.nameOf(file), new Origin(fingerprint(file), aside, verbs).toString());
  }

  /** How a file with this fingerprint was made, if it is a result. */
  private Optional<Origin> made(Path file, String fingerprint) {
    return journal
        .key(RESULT + folder.nameOf(file))
        .map(Origin::of)
        .filter(it -> it.fingerprint().equals(fingerprint));
  }

  /**
   * How a result came about.
   *
   * @param aside whether its original stayed
   * @param verbs all that have worked on it or on what it was made from
   */
  private record Origin(String fingerprint, boolean aside, Set<String> verbs) {
    static Origin of(String text) {
      String[] words = text.split(" ");
      return new Origin(
          words[0],
          words.length > 1 && words[1].equals(ASIDE),
          Stream.of(words).skip(2).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public String toString() {
      return fingerprint + " " + (aside ? ASIDE : "place") + " " + String.join(" ", verbs);
    }
  }

  private String item(String what, Path file) {
    return what + ":" + verb + ":" + folder.nameOf(file);
  }

  private static String fingerprint(Path file) {
    return new Fingerprint().withFile(file).key();
  }
}
