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
import org.smalti.core.SmaltiException;
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
  private final BatchJournal batchJournal;
  private final boolean force;
  private final boolean keepLarger;
  private final boolean dryRun;
  private final List<String> args;
  private final String version;
  private final Map<LocalPath, CandidateFile> candidates = new HashMap<>();
  /** The real paths of results and backups, with the name of the source they belong to. */
  private final Map<Path, String> taken = new HashMap<>();

  private final Set<Path> sources = new HashSet<>();
  private final List<Job> jobs = new ArrayList<>();

  /** @param version of the ffmpeg program: another one may make another result */
  JobPlanner(
      Recipe recipe,
      ResultPlacement placement,
      BatchJournal batchJournal,
      boolean force,
      JobSettings settings,
      String version) {
    this.recipe = recipe;
    this.placement = placement;
    this.batchJournal = batchJournal;
    this.force = force;
    this.keepLarger = settings.keepLarger();
    this.dryRun = settings.dryRun();
    this.args = settings.args();
    this.version = version;
  }

  /** Plans all files; those that need nothing go to the summary, those that can't be done to the run. */
  void add(List<SourceFile> all, List<CandidateFile> found, BatchSummary summary, Run run) {
    found.forEach(candidate -> {
      candidates.put(candidate.path(), candidate);
      sources.add(RealPath.of(candidate.file()));
    });
    for (SourceFile source : all) {
      Optional<String> refusal = recipe.refusal(source);
      if (refusal.isPresent()) {
        summary.skipped(source.name(), source.size(), refusal.get());
        continue;
      }
      try {
        add(source, summary);
      } catch (SmaltiException e) {
        run.skip(new Failure(source.name(), recipe.verb(), e.getMessage()));
      } catch (IOException e) {
        run.skip(new Failure(source.name(), recipe.verb(), String.valueOf(e.getMessage())));
      }
    }
  }

  /** The longest first, so that the last jobs are short and all cores finish at about the same time. */
  List<Job> jobs() {
    return jobs.stream()
        .sorted(Comparator.comparingDouble(job -> -job.source().duration()))
        .toList();
  }

  private void add(SourceFile source, BatchSummary summary) throws IOException {
    CandidateFile candidate = Objects.requireNonNull(candidates.get(source.path()));
    Path target = placement.target(candidate, recipe.suffix(), recipe.extension(source));
    Job job = new Job(
        source,
        LocalPath.of(target),
        placement.backup(candidate).map(LocalPath::of).orElse(null),
        placement.removes(),
        force,
        key(source, target));
    requireFree(job);
    Optional<String> needless = force ? Optional.empty() : batchJournal.needless(job, keepLarger);
    if (needless.isPresent()) {
      summary.skipped(source.name(), source.size(), needless.get());
    } else if (!force && isDone(job)) {
      summary.done(job);
    } else {
      jobs.add(job.overwriting(force || isOurs(job)));
    }
  }

  /**
   * @throws SmaltiException if the result would take the place of another file of this batch, or the backup is
   *     another's
   */
  private void requireFree(Job job) throws IOException {
    String name = job.source().name();
    if (job.removes() && Files.isSymbolicLink(job.source().file())) {
      throw SmaltiException.input(name + " is a link; name the file that it leads to");
    }
    Path target = RealPath.of(job.output());
    boolean own = target.equals(RealPath.of(job.source().file()));
    if (own && !placement.replace()) {
      throw SmaltiException.input(
          name + " would be written over by its own result; choose another --out, or --replace");
    }
    if (!own && sources.contains(target)) {
      throw SmaltiException.input(name + " would become " + job.target()
          + ", which is another file of this batch; rename one of them");
    }
    String other = taken.putIfAbsent(target, name);
    if (other != null) {
      throw SmaltiException.input(
          name + " would become " + job.target() + ", as would " + other + "; rename one of them");
    }
    Optional<Path> backup = job.backupFile();
    if (backup.isPresent()) {
      requireFree(backup.get(), job.source());
    }
  }

  private void requireFree(Path backup, SourceFile source) throws IOException {
    Path place = RealPath.of(backup);
    if (sources.contains(place)) {
      throw SmaltiException.input(source.name() + " would be kept as " + backup
          + ", which is a file of this batch; choose another folder with --backup");
    }
    String other = taken.putIfAbsent(place, source.name());
    if (other != null) {
      throw SmaltiException.input(source.name() + " would be kept as " + backup + ", as would "
          + other + "; give them one after the other, each its own --backup");
    }
    if (Files.exists(backup) && !ResultInstaller.isBackup(backup, source)) {
      throw ResultInstaller.occupied(backup);
    }
  }

  /** Whether the result is there; one that a killed run had just put there is completed. */
  private boolean isDone(Job job) throws IOException {
    Path target = job.output();
    Optional<Receipt> receipt = Receipt.of(target);
    if (receipt.isPresent() && receipt.get().key().equals(job.key())) {
      batchJournal.done(job);
    } else if (receipt.isPresent()) {
      batchJournal.result(target, !job.removes());
    }
    boolean done = batchJournal.isDone(job);
    if (!dryRun) {
      Receipt.discard(target);
      if (done && batchJournal.isResult(target)) {
        new ResultInstaller(job).complete();
      }
    }
    return done;
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
    return new Fingerprint()
        .with(recipe.verb(), recipe, args, version, batchJournal.nameOf(target))
        .with(source.size(), source.modified())
        .key();
  }
}
