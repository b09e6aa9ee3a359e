package org.smalti.tools.batch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.cli.ShellWords;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.CompanionName;
import org.smalti.core.files.PreservedAttributes;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.media.program.ChildProcesses;
import org.smalti.media.program.Ffmpeg;
import org.smalti.media.program.FfmpegProgram;
import org.smalti.tools.batch.JobResult.Kind;

/**
 * Performs one recipe on many files: finds them, reads their headers, plans the jobs, runs them, and prints a summary.
 */
final class BatchStage {
  private static final String LOOK = "look";

  private Recipe recipe;
  private final BatchOptions options;
  private final CommandContext run;
  private final ResultPlacement placement;
  private final JobSettings settings;
  private final Function<List<Job>, JobShape> shapes;
  private final BatchSummary summary = new BatchSummary();
  /** The folders of all results. */
  private final Set<Path> folders = new TreeSet<>();
  /** What results could not have of their originals. */
  private final Set<String> unkept = new TreeSet<>();

  BatchStage(Recipe recipe, BatchOptions options, CommandContext run) {
    this.recipe = recipe;
    this.options = options;
    this.run = run;
    placement = options.placement();
    settings = options.settings(run);
    shapes = options.shapes(recipe);
  }

  int perform() {
    FfmpegProgram program = program();
    FileSelection selection = options.selection(false);
    List<CandidateFile> found = selection.find(options.paths());
    if (found.isEmpty() && selection.refused().isEmpty()) {
      boolean below = !options.selection(true).find(options.paths()).isEmpty();
      throw SmaltiException.input(String.join(", ", options.paths())
          + ": no media file there that is meant"
          + (below ? "; --recursive takes those in folders below" : ""));
    }
    Path place = options.place();
    Path output = BatchJournal.output(place);
    try (Journal journal = run.journal(output);
        ChildProcesses children = run.dryRun() || journal.isReadOnly()
            ? ChildProcesses.forgotten()
            : ChildProcesses.rememberedIn(CompanionName.hidden(output, "children"))) {
      BatchJournal batchJournal = new BatchJournal(journal, place, recipe.verb());
      EarlierResults results =
          new EarlierResults(batchJournal, recipe.suffix(), run.force() && placement.replace());
      List<CandidateFile> candidates = results.leaveOut(found);
      List<Job> planned = plan(candidates, selection, batchJournal, journal, program.version());
      HardLinks links = new HardLinks(planned, recipe::key);
      List<Job> jobs = links.worked();
      if (!jobs.isEmpty() && !recipe.estimates()) {
        journal.requireWritable();
      }
      if (!run.dryRun()) {
        results.remember();
      }
      if (results.count() > 0) {
        run.say(Unit.FILES.show(results.count()) + " left out: results of earlier runs");
      }
      JobShape shape = shapes.apply(jobs);
      JobWork work = new JobWork(
          recipe, settings.with(shape), new Ffmpeg(program, settings.limits(), children));
      if (recipe.estimates()) {
        return estimate(jobs, work, shape);
      }
      return run.dryRun()
          ? show(found, links, work, shape, batchJournal)
          : work(found, links, work, shape, batchJournal, output);
    }
  }

  private FfmpegProgram program() {
    FfmpegProgram program =
        FfmpegProgram.find(settings.ffmpeg().isEmpty() ? null : Path.of(settings.ffmpeg()));
    if (settings.args().isEmpty()) {
      recipe.encoders().forEach(program::requireEncoder);
    }
    recipe.filters().forEach(program::requireFilter);
    return program;
  }

  /** Reads the headers of all files and decides what is to be done. */
  private List<Job> plan(
      List<CandidateFile> candidates,
      FileSelection selection,
      BatchJournal batchJournal,
      Journal journal,
      String version) {
    try (Run stage = run.begin(LOOK, candidates.size(), Unit.FILES);
        Engine engine = run.engine()) {
      selection.refused().forEach((name, why) -> stage.skip(new Failure(name, LOOK, why)));
      journal.forgiveDeaths();
      if (run.force()) {
        candidates.forEach(candidate -> journal.acquit(candidate.name()));
      }
      List<SourceFile> sources = chosen(wanted(look(candidates, engine, journal, stage)), stage);
      recipe = recipe.forAll(sources);
      JobPlanner plan = new JobPlanner(
          recipe,
          placement,
          options.results().linkSkipped(),
          batchJournal,
          run.force(),
          settings,
          version);
      plan.add(sources, candidates, summary, stage);
      folders.addAll(plan.folders());
      return plan.jobs();
    }
  }

  private List<SourceFile> look(
      List<CandidateFile> candidates, Engine engine, Journal journal, Run stage) {
    List<SourceFile> sources = new ArrayList<>();
    engine.map(
        Batch.of(LOOK, candidates).named(CandidateFile::name),
        new HeaderWork(),
        (candidate, seen) -> {
          SourceFile source = seen.source();
          if (source != null) {
            sources.add(source);
          } else {
            summary.skipped(candidate.name(), seen.size(), seen.skipped());
          }
        },
        journal,
        stage);
    return sources;
  }

  private List<SourceFile> wanted(List<SourceFile> sources) {
    String where = options.where();
    List<SourceFile> wanted = where.isBlank() ? sources : SourceProperties.where(where, sources);
    if (wanted.size() < sources.size()) {
      run.say(Unit.FILES.show(wanted.size()) + " of " + sources.size() + " are meant by --where");
    }
    return wanted;
  }

  /** Nothing is written but the report. */
  private int estimate(List<Job> jobs, JobWork work, JobShape shape) {
    try (Run stage = stage(jobs);
        Engine engine = run.engine(shape.jobs())) {
      engine.map(batch(jobs), work, summary::add, stage);
    }
    summary.failed(run.failures().sorted());
    summary.print(run.out());
    summary.printEstimate(run.out(), shape.jobs());
    options.report().ifPresent(summary::write);
    return run.failures().exitCode(summary.finished());
  }

  /** The files with the streams that are meant. */
  private List<SourceFile> chosen(List<SourceFile> sources, Run stage) {
    List<SourceFile> chosen = new ArrayList<>();
    for (SourceFile source : sources) {
      try {
        chosen.add(settings.streams().of(source));
      } catch (SmaltiException e) {
        stage.skip(new Failure(source.name(), LOOK, e.getMessage()));
      }
    }
    return chosen;
  }

  private int show(
      List<CandidateFile> found,
      HardLinks links,
      JobWork work,
      JobShape shape,
      BatchJournal batchJournal) {
    List<Job> jobs = links.worked();
    jobs.stream()
        .map(job -> job.output().getParent())
        .filter(folder -> folder != null && !Files.exists(folder))
        .distinct()
        .sorted()
        .forEach(
            folder -> run.out().println("mkdir -p -- " + ShellWords.quoted(folder.toString())));
    try (Run stage = stage(jobs);
        Engine engine = run.engine(shape.jobs())) {
      engine.map(
          batch(jobs),
          work,
          (job, result) -> {
            show(job, result, stage);
            links.of(job).forEach(other -> {
              stage.say(other.source().name() + anotherName(job) + " and would have its result as "
                  + other.target());
              summary.add(
                  other, result.shared("another name of " + job.source().name(), List.of()));
            });
          },
          stage);
    }
    complete(found, batchJournal, run.out());
    if (jobs.isEmpty()) {
      run.would(recipe.verb() + " nothing");
    }
    return run.failures().exitCode(summary.finished());
  }

  private void show(Job job, JobResult result, Run stage) {
    summary.add(job, result);
    if (result.kind() == Kind.PLANNED) {
      run.out().println(result.command());
    }
    String said = String.join(
        "; ", Stream.concat(result.notes().stream(), result.missed().stream()).toList());
    if (!said.isEmpty()) {
      stage.say(job.source().name() + ": " + said);
    }
  }

  private static String anotherName(Job job) {
    return " is another name of " + job.source().name();
  }

  private int work(
      List<CandidateFile> found,
      HardLinks links,
      JobWork work,
      JobShape shape,
      BatchJournal batchJournal,
      Path output) {
    List<Job> jobs = links.worked();
    folders.forEach(folder -> AtomicFile.sweep(folder, 1));
    try {
      if (!jobs.isEmpty()) {
        make(links, work, shape, batchJournal);
      }
      complete(found, batchJournal, null);
    } finally {
      summary.failed(run.failures().sorted());
      summary.print(run.out());
      options.report().ifPresent(summary::write);
    }
    return run.finish(output, summary.finished());
  }

  private void make(HardLinks links, JobWork work, JobShape shape, BatchJournal batchJournal) {
    List<Job> jobs = links.worked();
    Set<Job> made = new HashSet<>();
    try (Run stage = stage(jobs);
        Engine engine = run.engine(shape.jobs())) {
      engine.map(
          batch(jobs).inAnyOrder(),
          work,
          (job, result) -> {
            made.add(job);
            note(job, result, batchJournal, stage);
            links.of(job).forEach(other -> share(job, result, other, batchJournal, stage));
          },
          stage);
      jobs.stream()
          .filter(job -> !made.contains(job))
          .forEach(job -> links
              .of(job)
              .forEach(other -> skip(other, anotherName(job) + ", which failed", stage)));
    }
    if (!unkept.isEmpty()) {
      run.say(String.join(" and ", unkept) + " could not be kept in all results"
          + (unkept.contains(PreservedAttributes.EXTENDED)
              ? "; the disk of the results knows none"
              : "; root may give files to others"));
    }
  }

  /** What is true of a file is true of its other names. */
  private void share(Job job, JobResult result, Job other, BatchJournal batchJournal, Run stage) {
    try {
      List<String> lost =
          result.kind() == Kind.DONE ? HardLinks.give(job.output(), other) : List.<String>of();
      note(
          other,
          result.shared("another name of " + job.source().name(), lost),
          batchJournal,
          stage);
    } catch (IOException | SmaltiException e) {
      skip(other, anotherName(job) + ": " + e.getMessage(), stage);
    }
  }

  private void skip(Job job, String why, Run stage) {
    stage.skip(new Failure(job.source().name(), recipe.verb(), job.source().name() + why));
  }

  /**
   * @param found all files, results of earlier runs too
   * @param shown where a dry run prints what would be done
   */
  private void complete(
      List<CandidateFile> found, BatchJournal batchJournal, @Nullable PrintStream shown) {
    ResultFolder folder =
        new ResultFolder(placement, options.results(), batchJournal, run.force(), found, shown);
    if (folder.isWanted()) {
      Set<String> failed = run.failures().sorted().stream()
          .filter(failure -> !failure.kept())
          .map(Failure::filename)
          .collect(Collectors.toSet());
      try (Run stage = run.begin("complete", found.size(), Unit.FILES)) {
        folder.complete(summary, failed, stage);
      }
    }
  }

  private void note(Job job, JobResult result, BatchJournal batchJournal, Run stage) {
    summary.add(job, result);
    unkept.addAll(result.unkept());
    String missed = result.shortfall();
    if (!missed.isEmpty()) {
      stage.skip(Failure.incomplete(job.source().name(), recipe.verb(), missed));
    }
    switch (result.kind()) {
      case DONE -> {
        batchJournal.done(job, missed);
        Receipt.discard(job.output());
      }
      case KEPT -> batchJournal.foundLarger(job);
      case NEEDLESS -> batchJournal.foundNeedless(job, missed);
      case PLANNED, ESTIMATED -> throw new IllegalStateException("nothing was made");
    }
  }

  private Run stage(List<Job> jobs) {
    long total = jobs.stream().mapToLong(Job::weight).sum();
    return run.begin(recipe.verb(), total, Unit.SECONDS);
  }

  private Batch<Job> batch(List<Job> jobs) {
    return Batch.of(recipe.verb(), jobs).named(job -> job.source().name()).weighing(Job::weight);
  }
}
