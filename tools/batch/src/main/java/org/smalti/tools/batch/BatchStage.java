package org.smalti.tools.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.cli.ShellWords;
import org.smalti.core.files.AtomicFile;
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

  private final Recipe recipe;
  private final BatchOptions options;
  private final CommandContext run;
  private final ResultPlacement placement;
  private final JobSettings settings;
  private final Function<List<Job>, JobShape> shapes;
  private final BatchSummary summary = new BatchSummary();

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
    FileSelection selection = options.selection();
    List<CandidateFile> found = selection.find(options.paths());
    if (found.isEmpty()) {
      throw SmaltiException.input(String.join(", ", options.paths())
          + ": no media file there that is meant; --recursive looks into folders below too");
    }
    Path place = options.place();
    Path output = BatchJournal.output(place);
    try (Journal journal = run.journal(output);
        ChildProcesses children = run.dryRun()
            ? ChildProcesses.forgotten()
            : ChildProcesses.rememberedIn(
                output.resolveSibling("." + output.getFileName() + ".children"))) {
      BatchJournal batchJournal = new BatchJournal(journal, place, recipe.verb());
      EarlierResults results =
          new EarlierResults(batchJournal, recipe.suffix(), run.force() && placement.replace());
      List<Job> jobs =
          plan(results.leaveOut(found), selection, batchJournal, journal, program.version());
      if (!run.dryRun()) {
        results.remember();
      }
      if (results.count() > 0) {
        run.say(Unit.FILES.show(results.count()) + " left out: results of earlier runs");
      }
      JobShape shape = shapes.apply(jobs);
      JobWork work = new JobWork(
          recipe, settings.with(shape), new Ffmpeg(program, settings.limits(), children));
      return run.dryRun() ? show(jobs, work, shape) : work(jobs, work, shape, batchJournal, output);
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
      selection
          .unreadable()
          .forEach(folder -> stage.skip(new Failure(folder, LOOK, "can't be read")));
      journal.forgiveDeaths();
      if (run.force()) {
        candidates.forEach(candidate -> journal.acquit(candidate.name()));
      }
      List<SourceFile> sources = wanted(look(candidates, engine, journal, stage));
      JobPlanner plan =
          new JobPlanner(recipe, placement, batchJournal, run.force(), settings, version);
      plan.add(sources, candidates, summary, stage);
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

  private int show(List<Job> jobs, JobWork work, JobShape shape) {
    jobs.stream()
        .map(job -> job.output().getParent())
        .filter(folder -> folder != null && !Files.exists(folder))
        .distinct()
        .sorted()
        .forEach(
            folder -> run.out().println("mkdir -p -- " + ShellWords.quoted(folder.toString())));
    try (Run stage = stage(jobs);
        Engine engine = run.engine(shape.jobs())) {
      engine.map(batch(jobs), work, (job, result) -> show(job, result, stage), stage);
    }
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
    if (!result.notes().isEmpty()) {
      stage.say(job.source().name() + ": " + result.note());
    }
  }

  private int work(
      List<Job> jobs, JobWork work, JobShape shape, BatchJournal batchJournal, Path output) {
    jobs.stream()
        .flatMap(job -> Stream.ofNullable(job.output().getParent()))
        .distinct()
        .forEach(folder -> AtomicFile.sweep(folder, 1));
    try {
      if (!jobs.isEmpty()) {
        make(jobs, work, shape, batchJournal);
      }
    } finally {
      summary.failed(run.failures().sorted());
      summary.print(run.out());
      options.report().ifPresent(summary::write);
    }
    return run.finish(output, summary.finished());
  }

  private void make(List<Job> jobs, JobWork work, JobShape shape, BatchJournal batchJournal) {
    try (Run stage = stage(jobs);
        Engine engine = run.engine(shape.jobs())) {
      engine.map(
          batch(jobs).inAnyOrder(), work, (job, result) -> note(job, result, batchJournal), stage);
    }
  }

  private void note(Job job, JobResult result, BatchJournal batchJournal) {
    summary.add(job, result);
    switch (result.kind()) {
      case DONE -> {
        batchJournal.done(job);
        Receipt.discard(job.output());
      }
      case KEPT -> batchJournal.foundLarger(job);
      case NEEDLESS -> batchJournal.foundNeedless(job);
      case PLANNED -> throw new IllegalStateException("planned in earnest");
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
