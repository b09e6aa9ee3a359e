package org.smalti.tools.batch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.DiskRoom;
import org.smalti.core.run.Task;
import org.smalti.core.run.Unit;
import org.smalti.core.run.Work;
import org.smalti.media.PacketCount;
import org.smalti.media.program.ChildProcesses;
import org.smalti.media.program.Ffmpeg;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegOutcome;
import org.smalti.media.program.FfmpegProgram;
import org.smalti.tools.batch.Conversion.Estimated;
import org.smalti.tools.batch.Conversion.Needed;
import org.smalti.tools.batch.Conversion.NotNeeded;
import org.smalti.tools.batch.JobResult.Kind;

/**
 * Makes one file: decides, encodes into a temporary file in the target's folder, verifies, and brings it to its place.
 */
final class JobWork implements Work<Job, JobResult> {
  /** How much of a job is done when everything is written and only verification is left. */
  private static final double WRITTEN = 0.9;

  private final Recipe recipe;
  private final JobSettings settings;
  /** Of this process; one that receives the work from elsewhere finds its own. */
  private transient @Nullable Ffmpeg ffmpeg;

  JobWork(Recipe recipe, JobSettings settings, Ffmpeg ffmpeg) {
    this.recipe = recipe;
    this.settings = settings;
    this.ffmpeg = ffmpeg;
  }

  private synchronized Ffmpeg ffmpeg() {
    Ffmpeg mine = ffmpeg;
    if (mine == null) {
      Path chosen = settings.ffmpeg().isEmpty() ? null : Path.of(settings.ffmpeg());
      mine =
          new Ffmpeg(FfmpegProgram.find(chosen), settings.limits(), ChildProcesses.ofThisProcess());
      ffmpeg = mine;
    }
    return mine;
  }

  @Override
  public JobResult apply(Job job, Task task) throws IOException {
    try {
      return attempt(job, task);
    } catch (SmaltiException e) {
      settings.openLog().ifPresent(log -> log.line("failed " + e.getMessage()));
      throw ofThisFileAlone(e);
    }
  }

  /** Where one folder can't be written to, others may be; a full disk stops everything. */
  private static SmaltiException ofThisFileAlone(SmaltiException e) {
    boolean forbidden = e.reason() == Reason.OUTPUT
        && e.getCause() instanceof IOException cause
        && (cause instanceof AccessDeniedException
            || String.valueOf(cause.getMessage()).contains("Read-only"));
    return forbidden ? SmaltiException.input(e.getMessage(), e) : e;
  }

  private JobResult attempt(Job job, Task task) throws IOException {
    long began = System.nanoTime();
    job.requireUnchanged();
    boolean writes = !settings.dryRun();
    try (JobContext context =
        new JobContext(ffmpeg(), job, settings.threads(), writes, task).with(settings.args())) {
      ProgramInput input = ProgramInput.of(job.source(), context);
      Conversion made = recipe.make(input.source(), context);
      if (made instanceof NotNeeded nothing) {
        return result(Kind.NEEDLESS, -1, began, List.of(nothing.why()), context, "");
      }
      if (made instanceof Estimated estimate) {
        return new JobResult(
            Kind.ESTIMATED,
            estimate.bytes(),
            estimate.seconds(),
            estimate.notes(),
            context.missed(),
            List.of(),
            "");
      }
      Needed known = ((Needed) made).knowing(input.tags(), input.notes());
      LostContents.require(job, known.preservation().losses());
      Needed conversion =
          known.with(OpusClock.words(input.source(), known, settings.args(), context));
      if (!settings.args().isEmpty()) {
        new MuxerTrial(context).refusal(conversion);
      }
      String shown = command(List.of(), conversion, shownOutput(job)).shell(context.program());
      return settings.dryRun()
          ? result(Kind.PLANNED, -1, began, conversion.notes(), context, shown)
          : convert(job, input.source(), conversion, context, began, shown);
    }
  }

  private JobResult convert(
      Job job, SourceFile source, Needed conversion, JobContext context, long began, String shown)
      throws IOException {
    requireRoom(job);
    settings.openLog().ifPresent(log -> log.line("start " + source.name() + ": " + shown));
    try (AtomicFile file = AtomicFile.to(job.output())) {
      Path temporary = file.temporary();
      context.state("encoding");
      FfmpegOutcome outcome =
          context.run(command(List.of("-y"), conversion, temporary), source.duration(), WRITTEN);
      ResultVerifier verification = new ResultVerifier(
          source, conversion, settings.accepted(), !settings.args().isEmpty(), recipe.wayOut());
      PacketCount read = verification.source(outcome);
      conversion.preservation().completion().complete(temporary);
      long after = Files.size(temporary);
      if (conversion.mustShrink() && !settings.keepLarger() && after >= source.size()) {
        String why = "the result was larger: " + Unit.BYTES.show(after);
        return logged(job, result(Kind.KEPT, -1, began, List.of(why), context, shown));
      }
      context.state("verifying");
      verification.streams(temporary, read);
      verification.pictures(temporary);
      verification.decode(temporary, context, settings.decoders());
      List<String> lost = LostContents.of(source, conversion, temporary);
      LostContents.require(job, lost);
      List<String> notes = new ArrayList<>(conversion.notes());
      notes.addAll(verification.losses());
      notes.addAll(lost);
      conversion.remark().of(temporary, context).ifPresent(notes::add);
      List<String> unkept = new ResultInstaller(job).deliver(file);
      return logged(job, result(Kind.DONE, after, began, notes, context, shown).lacking(unkept));
    }
  }

  private JobResult logged(Job job, JobResult result) {
    settings.openLog().ifPresent(log -> log.line(BatchSummary.line(job, result)));
    return result;
  }

  private static JobResult result(
      Kind kind, long after, double began, List<String> notes, JobContext context, String command) {
    double seconds = (System.nanoTime() - began) / 1e9;
    return new JobResult(kind, after, seconds, notes, context.missed(), List.of(), command);
  }

  private FfmpegCommand command(List<String> before, Needed conversion, Path output) {
    List<String> words = new ArrayList<>(before);
    words.addAll(conversion.words(settings.args()));
    words.add(FfmpegCommand.file(output));
    return new FfmpegCommand(words);
  }

  /** ffmpeg can't write the file that it reads: what replaces its source is shown beside it. */
  private Path shownOutput(Job job) {
    Path output = job.output();
    if (!job.inPlace()) {
      return output;
    }
    String name = String.valueOf(output.getFileName());
    String stem = ResultPlacement.stem(name);
    return output.resolveSibling(stem + "." + recipe.suffix() + name.substring(stem.length()));
  }

  /** As much room as the original takes is enough for whatever is kept of it. */
  private static void requireRoom(Job job) {
    OptionalLong free = DiskRoom.free(job.output());
    if (free.isPresent() && free.getAsLong() < job.source().size()) {
      throw SmaltiException.input(job.source().name() + " may need "
          + Unit.BYTES.show(job.source().size()) + ", but only "
          + Unit.BYTES.show(free.getAsLong()) + " are free for " + job.target());
    }
  }
}
