package org.smalti.tools.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.CompanionName;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.RealPath;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Run;

/**
 * Decides for every file, before anything starts, where its result goes, or why nothing needs to be done or can be
 * done.
 */
final class JobPlanner {
  private final Recipe recipe;
  private final ResultPlacement placement;
  private final boolean linksSkipped;
  private final BatchJournal batchJournal;
  private final boolean force;
  private final boolean keepLarger;
  private final boolean dryRun;
  private final List<String> args;
  private final StreamSelection streams;
  private final String version;
  private final Map<LocalPath, CandidateFile> candidates = new HashMap<>();
  /** The real paths of results and backups, with the name of the source they belong to. */
  private final Map<Path, String> taken = new HashMap<>();

  private final Set<Path> sources = new HashSet<>();
  /** The real paths where files are put that need nothing. */
  private final Map<Path, CandidateFile> natural = new HashMap<>();

  private final List<Job> jobs = new ArrayList<>();
  private final Set<Path> folders = new HashSet<>();

  /**
   * @param linksSkipped whether files that need nothing are put among the results, under their own names
   * @param version of the ffmpeg program: another one may make another result
   */
  JobPlanner(
      Recipe recipe,
      ResultPlacement placement,
      boolean linksSkipped,
      BatchJournal batchJournal,
      boolean force,
      JobSettings settings,
      String version) {
    this.recipe = recipe;
    this.placement = placement;
    this.linksSkipped = linksSkipped;
    this.batchJournal = batchJournal;
    this.force = force;
    this.keepLarger = settings.keepLarger();
    this.dryRun = settings.dryRun();
    this.args = settings.args();
    this.streams = settings.streams();
    this.version = version;
  }

  /** Plans all files; those that need nothing go to the summary, those that can't be done to the run. */
  void add(List<SourceFile> all, List<CandidateFile> found, BatchSummary summary, Run run) {
    found.forEach(candidate -> {
      candidates.put(candidate.path(), candidate);
      sources.add(RealPath.of(candidate.file()));
      Path link = linksSkipped ? placement.link(candidate) : null;
      if (link != null) {
        natural.putIfAbsent(RealPath.of(link), candidate);
      }
    });
    List<Job> planned = new ArrayList<>();
    for (SourceFile source : all) {
      Optional<String> refusal = recipe.refusal(source);
      if (refusal.isPresent()) {
        summary.skipped(source.name(), source.size(), refusal.get());
        continue;
      }
      attempt(source, run, () -> plan(source, summary, run).ifPresent(planned::add));
    }
    // The name of a file is its own before it is another's; what was made before keeps its name.
    Set<Job> done = new HashSet<>();
    planned.forEach(job -> attempt(job.source(), run, () -> {
      if (!force && isDone(job)) {
        done.add(job);
      }
    }));
    planned.stream()
        .sorted(Comparator.comparing((Job job) -> !done.contains(job))
            .thenComparing(job -> !keepsItsName(job)))
        .forEach(
            job -> attempt(job.source(), run, () -> add(job, done.contains(job), summary, run)));
  }

  /** A part of the plan for one file. */
  @FunctionalInterface
  private interface Attempt {
    void run() throws IOException;
  }

  private void attempt(SourceFile source, Run run, Attempt attempt) {
    try {
      attempt.run();
    } catch (SmaltiException e) {
      run.skip(new Failure(source.name(), recipe.verb(), e.getMessage()));
    } catch (IOException e) {
      run.skip(new Failure(source.name(), recipe.verb(), String.valueOf(e.getMessage())));
    }
  }

  private static boolean keepsItsName(Job job) {
    return job.output().endsWith(Path.of(String.valueOf(job.source().file().getFileName())));
  }

  /** The folders of all results, those that need no work too. */
  Set<Path> folders() {
    return Set.copyOf(folders);
  }

  /** The longest first, so that the last jobs are short and all cores finish at about the same time. */
  List<Job> jobs() {
    return jobs.stream()
        .sorted(Comparator.comparingDouble(job -> -job.source().duration()))
        .toList();
  }

  /** The job of a file; nothing if the file needs none. */
  private Optional<Job> plan(SourceFile source, BatchSummary summary, Run run) throws IOException {
    CandidateFile candidate = Objects.requireNonNull(candidates.get(source.path()));
    Path target = placement.target(candidate, recipe.suffix(), recipe.extension(source));
    Stream.ofNullable(target.getParent()).forEach(folders::add);
    requireShort(source, target);
    Job job = new Job(
        source,
        LocalPath.of(target),
        placement.backup(candidate).map(LocalPath::of).orElse(null),
        placement.removes(),
        force,
        key(source, target));
    requireOwnPlace(job);
    Optional<String> needless = force ? Optional.empty() : batchJournal.needless(job, keepLarger);
    if (needless.isPresent()) {
      summary.skipped(source.name(), source.size(), needless.get());
      tellMissed(job, run);
      return Optional.empty();
    }
    return Optional.of(job);
  }

  /** Adds a job whose result has its place for itself. Only what can be written takes a place. */
  private void add(Job job, boolean done, BatchSummary summary, Run run) throws IOException {
    boolean overwrites = force || (!done && isOurs(job));
    requireFree(job);
    if (!dryRun) {
      Receipt.discard(job.output());
    }
    if (done) {
      if (!dryRun && batchJournal.isResult(job.output())) {
        new ResultInstaller(job).complete();
      }
      summary.done(job);
      tellMissed(job, run);
    } else {
      jobs.add(job.overwriting(overwrites));
    }
  }

  /** @throws SmaltiException if the result's name is longer than file systems take */
  private void requireShort(SourceFile source, Path target) {
    int bytes = CompanionName.bytes(String.valueOf(target.getFileName()));
    if (bytes > CompanionName.LONGEST) {
      boolean suffixed = placement.out() == null && !placement.replace();
      throw SmaltiException.input(source.name() + ": its result's name would have " + bytes
          + " bytes, and a name has at most " + CompanionName.LONGEST + "; "
          + (suffixed ? "--out DIR adds no suffix to it" : "shorten it"));
    }
  }

  /** What an earlier batch has missed is missed still. */
  private void tellMissed(Job job, Run run) {
    batchJournal
        .missed(job)
        .map(how -> Failure.incomplete(job.source().name(), recipe.verb(), how))
        .ifPresent(run::skip);
  }

  /** @throws SmaltiException if the result would take the place of another file of this batch, or of its own */
  private void requireOwnPlace(Job job) {
    String name = job.source().name();
    if (job.removes() && Files.isSymbolicLink(job.source().file())) {
      throw SmaltiException.input(name + " is a link; name the file that it leads to");
    }
    Path target = RealPath.of(job.output());
    boolean own = target.equals(RealPath.of(job.source().file()));
    if (own && !placement.replace()) {
      throw SmaltiException.input(
          name + " would be written over by its own result; choose another --out, or instead of it"
              + " --replace --backup DIR");
    }
    if (!own && sources.contains(target)) {
      throw SmaltiException.input(name + " would become " + job.target()
          + ", which is another file of this batch; " + apart(job));
    }
    CandidateFile owner = natural.get(target);
    if (owner != null && !owner.path().equals(job.source().path())) {
      throw SmaltiException.input(name + " would become " + job.target() + ", which --link-skipped"
          + " keeps for " + owner.name() + "; " + apart(job));
    }
  }

  /**
   * Takes the places of the result and the backup.
   *
   * @throws SmaltiException if one of them is another's: then neither is taken
   */
  private void requireFree(Job job) throws IOException {
    String name = job.source().name();
    String other = taken.get(RealPath.of(job.output()));
    if (other != null) {
      throw SmaltiException.input(
          name + " would become " + job.target() + ", as would " + other + "; " + apart(job));
    }
    Optional<Path> backup = job.backupFile();
    if (backup.isPresent()) {
      requireFree(backup.get(), job.source());
      taken.put(RealPath.of(backup.get()), name);
    }
    taken.put(RealPath.of(job.output()), name);
  }

  /** What gives two results two names. */
  private String apart(Job job) {
    String original = String.valueOf(job.source().file().getFileName());
    String result = String.valueOf(job.output().getFileName());
    boolean sameExtension = original
        .substring(ResultPlacement.stem(original).length())
        .equalsIgnoreCase(result.substring(ResultPlacement.stem(result).length()));
    return placement.keepNames() || sameExtension
        ? "rename one of them"
        : "--keep-names keeps its extension in the name";
  }

  private void requireFree(Path backup, SourceFile source) throws IOException {
    Path place = RealPath.of(backup);
    if (sources.contains(place)) {
      throw SmaltiException.input(source.name() + " would be kept as " + backup
          + ", which is a file of this batch; choose another folder with --backup");
    }
    String other = taken.get(place);
    if (other != null) {
      throw SmaltiException.input(source.name() + " would be kept as " + backup + ", as would "
          + other + "; give them one after the other, each its own --backup");
    }
    if (Files.exists(backup) && !ResultInstaller.isBackup(backup, source)) {
      throw ResultInstaller.occupied(backup);
    }
  }

  /** Whether the result is there; one that a killed run had just put there is known by its receipt. */
  private boolean isDone(Job job) throws IOException {
    Path target = job.output();
    Optional<Receipt> receipt = Receipt.of(target);
    if (receipt.isPresent() && receipt.get().key().equals(job.key())) {
      batchJournal.done(job);
    } else if (receipt.isPresent()) {
      batchJournal.result(target, !job.removes());
    }
    return batchJournal.isDone(job);
  }

  /** Whether what stands at the target, if anything, may be written over. */
  private boolean isOurs(Job job) {
    Path target = job.output();
    if (job.inPlace() || !Files.exists(target)) {
      return false;
    }
    if (!batchJournal.isResult(target)) {
      throw SmaltiException.input(job.target()
          + " is there already and was not made from this file; --force writes over it");
    }
    return true;
  }

  private String key(SourceFile source, Path target) {
    Fingerprint key = new Fingerprint()
        .with(recipe.verb(), recipe.key(source), args, version, batchJournal.nameOf(target))
        .with(source.size(), source.modified());
    // What was made before streams could be chosen was made of all.
    return streams.equals(StreamSelection.ALL) ? key.key() : key.with(streams).key();
  }
}
