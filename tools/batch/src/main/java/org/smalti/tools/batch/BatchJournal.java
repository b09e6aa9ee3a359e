package org.smalti.tools.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    boolean there = !other.equals(place)
        && Files.isReadable(other.resolve("." + output(other).getFileName() + ".journal"));
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
      return Optional.of("needed nothing the last time");
    }
    return !keepLarger && journal.isDone(item(LARGER, job.source().file()), job.key())
        ? Optional.of("the result was larger the last time")
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
    SourceFile source = job.source();
    String before = new Fingerprint().with(source.size(), source.modified()).key();
    result(job.output(), !job.removes(), made(source.file(), before));
    job.backupFile().ifPresent(backup -> remember(backup, true, Set.of()));
    journal.done(item(DONE, source.file()), job.key());
  }

  void foundNeedless(Job job) {
    journal.done(item(NEEDLESS, job.source().file()), job.key());
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
