package org.smalti.tools.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.PartsFolder;
import org.smalti.core.run.ItemMetric;
import org.smalti.core.run.Task;
import org.smalti.core.run.Unit;
import org.smalti.core.show.ClockText;
import org.smalti.media.program.Ffmpeg;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegOutcome;
import org.smalti.media.program.FfmpegProgress;

/** What one job works with: it runs ffmpeg, shows how far it is, and has a folder for intermediate files. */
final class JobContext implements RecipeContext, AutoCloseable {
  private final Ffmpeg ffmpeg;
  private final Job job;
  private final int threads;
  private final boolean writes;
  private final Task task;
  private double reached;
  private List<String> args = List.of();
  private @Nullable Path scratch;
  private final List<String> missed = new ArrayList<>();

  /** @param writes whether anything may be written in the folder of the output */
  JobContext(Ffmpeg ffmpeg, Job job, int threads, boolean writes, Task task) {
    this.ffmpeg = ffmpeg;
    this.job = job;
    this.threads = threads;
    this.writes = writes;
    this.task = task;
  }

  /** The same with encoder options of the person. */
  JobContext with(List<String> newArgs) {
    args = List.copyOf(newArgs);
    return this;
  }

  Path program() {
    return ffmpeg.program().path();
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public boolean encodes(String encoder) {
    return ffmpeg.program().encodes(encoder);
  }

  @Override
  public List<String> args() {
    return args;
  }

  @Override
  public boolean writesOpusEarly() {
    return ffmpeg.program().writesOpusEarly();
  }

  @Override
  public void missed(String how) {
    missed.add(how);
  }

  /** All that the result is not although it was asked for. */
  List<String> missed() {
    return List.copyOf(missed);
  }

  @Override
  public void state(String state) {
    task.state(state);
  }

  @Override
  public FfmpegOutcome run(FfmpegCommand command, double seconds, double until) {
    double from = reached;
    double span = Math.max(0, Math.min(1, until) - from);
    FfmpegOutcome outcome = ffmpeg
        .run(command, progress -> show(progress, seconds, from, span))
        .orThrow(job.source().name());
    reach(from + span);
    return outcome;
  }

  private void show(FfmpegProgress progress, double seconds, double from, double span) {
    if (seconds > 0 && progress.seconds() >= 0) {
      reach(from + span * Math.min(0.999, progress.seconds() / seconds));
    }
    task.figures(figures(progress, seconds));
  }

  private void reach(double fraction) {
    reached = Math.max(reached, fraction);
    task.reached(reached);
  }

  private static List<ItemMetric> figures(FfmpegProgress progress, double seconds) {
    List<ItemMetric> figures = new ArrayList<>();
    if (progress.frames() > 0) {
      figures.add(figure("fps", progress.fps(), "%.0f fps"));
    }
    figures.add(figure("kbps", progress.bitsPerSecond() / 1000, "%.0f kbit/s"));
    figures.add(figure("speed", progress.speed(), "%.1fx"));
    long bytes = progress.bytes();
    figures.add(new ItemMetric("bytes", bytes, bytes < 0 ? "" : Unit.BYTES.show(bytes)));
    double left = seconds > 0 && progress.speed() > 0
        ? Math.max(0, seconds - progress.seconds()) / progress.speed()
        : Double.NaN;
    figures.add(
        new ItemMetric("eta", left, Double.isNaN(left) ? "" : "ETA " + ClockText.brief(left)));
    return figures;
  }

  private static ItemMetric figure(String name, double value, String format) {
    boolean known = !Double.isNaN(value) && value >= 0;
    return new ItemMetric(name, value, known ? String.format(Locale.ROOT, format, value) : "");
  }

  @Override
  public Path scratch() {
    Path made = scratch;
    if (made == null) {
      made = writes ? besideOutput() : temporary();
      scratch = made;
    }
    return made;
  }

  /** A hidden folder beside the output, without what a killed run of an earlier version left there. */
  private Path besideOutput() {
    PartsFolder.beside(job.output()).delete();
    return AtomicFile.folderBeside(job.output());
  }

  /** A new folder that nobody else could have made before, or may look into where the system knows owners. */
  private static Path temporary() {
    try {
      return Files.createTempDirectory("smalti-");
    } catch (IOException e) {
      throw AtomicFile.unwritable(Path.of(System.getProperty("java.io.tmpdir", "")), e);
    }
  }

  @Override
  public void close() {
    Path made = scratch;
    if (made != null) {
      new PartsFolder(made).delete();
    }
  }
}
