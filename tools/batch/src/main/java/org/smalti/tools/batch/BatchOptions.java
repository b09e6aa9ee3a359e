package org.smalti.tools.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Stack;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.cli.GivenOptions;
import org.smalti.core.cli.ShellWords;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.RealPath;
import org.smalti.core.table.Filter;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The options of all verbs of {@code smalti batch}: which files, where the results go, and what is done with the
 * originals.
 */
public final class BatchOptions {
  private static final String AUTO = "auto";

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "files, or folders with the media files in them")
  private List<String> paths = List.of();

  @Option(
      names = {"-r", "--recursive"},
      description = "take the folders below the named ones too")
  private boolean recursive;

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description = "only files whose name is such, for example '*.mp4' (case does not count);"
          + " with a slash in it, whose path below the named folder is such")
  private List<String> include = List.of();

  @Option(names = "--exclude", paramLabel = "GLOB", description = "no files whose name is such")
  private List<String> exclude = List.of();

  @Option(
      names = "--where",
      paramLabel = "FILTER",
      description = "only files of which this holds: probed fields (duration, width, videoCodec, …)"
          + " and tags, for example 'artist=Microsoft Game DVR&height>720'")
  private String where = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "put the results into this folder, in the same tree"
          + " (default: beside each original, with a suffix)")
  private @Nullable Path out;

  @Option(
      names = "--replace",
      description =
          "put each result in the place of its original; needs --backup or" + " --delete-originals")
  private boolean replace;

  @Option(
      names = "--backup",
      paramLabel = "DIR",
      description = "keep replaced originals in this folder, in the same tree")
  private @Nullable Path backup;

  @Option(
      names = "--delete-originals",
      description = "delete each original once its result has been verified")
  private boolean deleteOriginals;

  @Option(
      names = "--keep-larger",
      description = "keep a result also where it is larger than its original")
  private boolean keepLarger;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "files at once (default: auto, as suits the encoder and the cores)")
  private String jobs = AUTO;

  @Option(
      names = "--threads-per-job",
      paramLabel = "N",
      description = "threads of each ffmpeg (default: auto)")
  private String threadsPerJob = AUTO;

  @Option(
      names = "--nice",
      paramLabel = "N",
      description = "0 to 19: how far ffmpeg stands back for other programs (default: 0)")
  private int nice;

  @Option(
      names = "--stall",
      paramLabel = "SECONDS",
      description = "end an ffmpeg that shows no progress for so long (default: 300)")
  private double stall = 300;

  @Option(
      names = "--ffmpeg",
      paramLabel = "PATH",
      description = "the ffmpeg program (default: SMALTI_FFMPEG, else the one on the PATH, else"
          + " the one that comes with smalti, which the word 'embedded' chooses)")
  private @Nullable Path ffmpeg;

  @Option(
      names = "--args",
      paramLabel = "'WORDS'",
      parameterConsumer = NextWord.class,
      description = "encoder options for ffmpeg instead of the verb's own, split as a shell does")
  private String args = "";

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "write a table of all files and what became of them (.csv)")
  private @Nullable Path report;

  @Mixin
  private ResultFolderOptions results = new ResultFolderOptions();

  @Mixin
  private StreamOptions streams = new StreamOptions();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /** Performs a recipe on the chosen files and gives the exit code. */
  public int perform(Recipe recipe, CommandContext run) {
    return new BatchStage(recipe, this, run).perform();
  }

  /** Refuses options that would replace an original by something that is not the whole result. */
  public void sparesOriginals(String option) {
    if (replace || deleteOriginals) {
      throw SmaltiException.usage(
          option + " makes nothing that could take an original's place; leave "
              + (replace ? "--replace" : "--delete-originals") + " out");
    }
  }

  /** Refuses encoder options beside an option that knows the verb's own alone. */
  public void requiresOwnWords(String option) {
    if (!args.isBlank()) {
      throw SmaltiException.usage(option + " knows nothing of what --args says; leave one out");
    }
  }

  List<String> paths() {
    return paths;
  }

  String where() {
    return where;
  }

  ResultFolderOptions results() {
    return results;
  }

  Optional<Path> report() {
    return Optional.ofNullable(report);
  }

  ResultPlacement placement() {
    if (replace && out != null) {
      throw SmaltiException.usage("--replace and --out name two places for a result");
    }
    if (replace && backup == null && !deleteOriginals) {
      throw SmaltiException.usage(
          "--replace needs --backup DIR, where the originals are kept, or --delete-originals");
    }
    if (backup != null && !replace) {
      throw SmaltiException.usage("--backup is for --replace; without it all originals stay");
    }
    if (backup != null && deleteOriginals) {
      throw SmaltiException.usage("--backup keeps what --delete-originals deletes");
    }
    ResultPlacement placement =
        new ResultPlacement(out, replace, backup, deleteOriginals, results.keepNames());
    results.check(placement);
    return placement;
  }

  /** @param deep whether folders below the named ones are looked into in any case */
  FileSelection selection(boolean deep) {
    Filter.parse(where);
    List<Path> spared = Stream.of(Optional.ofNullable(out), Optional.ofNullable(backup))
        .flatMap(Optional::stream)
        .toList();
    return new FileSelection(recursive || deep, include, exclude, spared);
  }

  /** The folder in which the journal is kept. */
  Path place() {
    Path folder = out;
    return folder == null ? FileSelection.folderOf(paths) : RealPath.of(folder);
  }

  JobSettings settings(CommandContext run) {
    return new JobSettings(
        program(),
        ShellWords.of(args),
        nice,
        stall,
        0,
        1,
        results.accepted(),
        keepLarger,
        run.dryRun(),
        streams.selection(),
        run.logFile().map(file -> new BatchLog(LocalPath.of(file))).orElse(null));
  }

  /** What was chosen as the program, for jobs that may run in another folder: the path of a file, or a name. */
  private String program() {
    Path chosen = ffmpeg;
    if (chosen == null) {
      return "";
    }
    return (Files.exists(chosen) ? chosen.toAbsolutePath() : chosen).toString();
  }

  /**
   * How the cores are divided among files: by the options, else by the recipe. If there are fewer files than jobs, or
   * one file takes so long that it will run alone at the end, each job gets more threads.
   */
  Function<List<Job>, JobShape> shapes(Recipe recipe) {
    int cores = Runtime.getRuntime().availableProcessors();
    JobShape usual = recipe.shape(cores);
    int atOnce = number("--jobs", jobs, threads() > 0 ? threads() : usual.jobs());
    if (threads() > 0 && threads() != atOnce) {
      throw SmaltiException.usage("--jobs and --threads both say how many files at once; name one");
    }
    int chosen = number("--threads-per-job", threadsPerJob, 0);
    return files -> {
      int busy = (int) Math.min(atOnce, busy(files));
      int shared = usual.threads() == 0 || busy == usual.jobs()
          ? usual.threads()
          : Math.max(1, cores / busy);
      return new JobShape(
          Math.max(1, Math.min(atOnce, files.size())), chosen > 0 ? chosen : shared);
    };
  }

  /** How many jobs are busy until the end: the total length divided by that of the longest file, at least 1. */
  private static long busy(List<Job> files) {
    long longest = files.stream().mapToLong(Job::weight).max().orElse(1);
    return Math.max(1, files.stream().mapToLong(Job::weight).sum() / longest);
  }

  /**
   * The value of {@code --threads}, which means files at once here as in other commands; 0 if there is none. A config
   * file may have it for all commands: {@code --jobs} is then the one that is meant.
   */
  private int threads() {
    CommandSpec command = spec;
    if (command == null) {
      return 0;
    }
    boolean given = new GivenOptions(command).has("--threads");
    Integer count = command.findOption("--threads").getValue();
    return count == null || (!given && !jobs.equalsIgnoreCase(AUTO)) ? 0 : count;
  }

  private static int number(String option, String text, int auto) {
    if (text.toLowerCase(Locale.ROOT).equals(AUTO)) {
      return auto;
    }
    try {
      int number = Integer.parseInt(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException said) {
      // Reported below, like a number out of range.
    }
    throw SmaltiException.usage(option + " is 'auto' or a number above 0, not " + text);
  }

  /** Takes the next word even if it begins with a dash, since options of ffmpeg do. */
  static final class NextWord implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
      if (words.isEmpty()) {
        throw new ParameterException(
            command.commandLine(), "Missing required parameter for option '--args'");
      }
      option.setValue(words.pop());
    }
  }
}
