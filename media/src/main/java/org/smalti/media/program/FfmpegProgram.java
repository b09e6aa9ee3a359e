package org.smalti.media.program;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/**
 * The ffmpeg program: its path, how it was found, its version, and its encoders and filters, which are asked for when
 * needed.
 */
public final class FfmpegProgram {
  /** The word that means Smalti's own copy where a path is expected. */
  public static final String EMBEDDED = "embedded";

  private static final String VARIABLE = "SMALTI_FFMPEG";
  private static final Pattern VERSION = Pattern.compile("ffmpeg version (\\S+).*");
  private static final Pattern NUMBERS = Pattern.compile("n?(\\d+)\\.(\\d+).*");
  /** The first version with {@code -fps_mode} and with the options of {@code afftdn} that denoise needs: 5.1. */
  private static final int OLDEST_MAJOR = 5;

  private static final int OLDEST_MINOR = 1;
  /** The first version that puts what an Opus encoder begins with onto the clock of Matroska. */
  private static final int OPUS_IN_TIME = 6;
  /** {@code  V....D libx264  …} and {@code  T.C afftdn  A->A  …}. */
  private static final Pattern LISTED = Pattern.compile("\\s*[A-Z.|]{2,6}\\s+([\\w-]+)\\s+\\S.*");

  /** The programs that this process has asked for their version. */
  private static final Map<Place, FfmpegProgram> ASKED = new ConcurrentHashMap<>();

  private final Path path;
  private final String origin;
  private final FileState state;
  private final String version;
  private @Nullable Set<String> encoders;
  private @Nullable Set<String> filters;

  /** A file that is used as the program, and how it was found. */
  private record Place(Path path, String origin) {}

  /** What changes when another program takes the place of a file. */
  private record FileState(long size, @Nullable FileTime written) {
    static FileState of(Path path) {
      try {
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
        return new FileState(file.size(), file.lastModifiedTime());
      } catch (IOException unreadable) {
        return new FileState(-1, null);
      }
    }
  }

  private FfmpegProgram(Place place, FileState state) {
    path = place.path();
    origin = place.origin();
    this.state = state;
    version = askVersion();
  }

  /** The program at a place: asked for its version once by each process, and again only after it was replaced. */
  private static FfmpegProgram at(Path path, String origin) {
    FileState now = FileState.of(path);
    return ASKED.compute(
        new Place(path, origin),
        (place, known) ->
            known != null && known.state.equals(now) ? known : new FfmpegProgram(place, now));
  }

  /**
   * Finds the program: the chosen one, else the one that {@code SMALTI_FFMPEG} names, else the one on the {@code PATH},
   * else the one that comes with Smalti. The word {@value #EMBEDDED} chooses the last. A program that was named and
   * does not work is an error: no other takes its place. Programs are remembered, so that finding one again costs no
   * process.
   *
   * @throws SmaltiException with {@link Reason#FFMPEG} if there is none that starts
   */
  public static FfmpegProgram find(@Nullable Path chosen) {
    return find(chosen, System.getenv());
  }

  static FfmpegProgram find(@Nullable Path chosen, Map<String, String> environment) {
    if (chosen != null) {
      return named(chosen, "--ffmpeg", environment);
    }
    String variable = environment.getOrDefault(VARIABLE, "");
    if (!variable.isBlank()) {
      return named(Path.of(variable), VARIABLE, environment);
    }
    Optional<Path> onPath = onPath(environment.getOrDefault("PATH", ""));
    return onPath.isPresent() ? at(onPath.get(), "PATH") : embedded(environment);
  }

  private static FfmpegProgram named(Path path, String origin, Map<String, String> environment) {
    if (path.equals(Path.of(EMBEDDED))) {
      return embedded(environment);
    }
    if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
      String why = !Files.exists(path)
          ? "there is no such file"
          : Files.isDirectory(path) ? "it is a folder" : "it can't be executed";
      throw failure(path + " (" + origin + "): " + why + "; name the ffmpeg program itself, or '"
          + EMBEDDED + "' for the one that comes with smalti");
    }
    return at(path.toAbsolutePath(), origin);
  }

  private static FfmpegProgram embedded(Map<String, String> environment) {
    return at(EmbeddedProgram.ofThisSystem().path(environment), EMBEDDED);
  }

  private static Optional<Path> onPath(String folders) {
    String name = ParentTie.isWindows() ? "ffmpeg.exe" : "ffmpeg";
    return Stream.of(folders.split(Pattern.quote(File.pathSeparator)))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> {
          try {
            return Stream.of(Path.of(folder, name).toAbsolutePath());
          } catch (InvalidPathException e) {
            return Stream.empty();
          }
        })
        .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
        .findFirst();
  }

  public Path path() {
    return path;
  }

  /**
   * As the program says it: {@code 8.1.2}, {@code n7.0}, {@code 5.1.9-0+deb12u1}. The same for every copy of a build,
   * wherever it lies: it may be part of a key that says with what a file was made.
   */
  public String version() {
    return version;
  }

  /**
   * Whether Opus in Matroska and WebM begins earlier than it should, by what the encoder has put before it: so do
   * versions before 6.0.
   */
  public boolean writesOpusEarly() {
    Matcher numbers = NUMBERS.matcher(version);
    return numbers.matches() && Integer.parseInt(numbers.group(1)) < OPUS_IN_TIME;
  }

  /** How it was found: {@code --ffmpeg}, {@code SMALTI_FFMPEG}, {@code PATH} or {@code embedded}. */
  public String origin() {
    return origin;
  }

  /** Whether the program has an encoder. Asked once. */
  public synchronized boolean encodes(String encoder) {
    if (encoders == null) {
      encoders = list("-encoders");
    }
    return encoders.contains(encoder);
  }

  /** Whether the program has a filter. Asked once. */
  public synchronized boolean filters(String filter) {
    if (filters == null) {
      filters = list("-filters");
    }
    return filters.contains(filter);
  }

  /** @throws SmaltiException if the program has no such encoder */
  public void requireEncoder(String encoder) {
    require(encodes(encoder), "encoder " + encoder);
  }

  /** @throws SmaltiException if the program has no such filter */
  public void requireFilter(String filter) {
    require(filters(filter), "filter " + filter);
  }

  private void require(boolean has, String what) {
    if (!has) {
      String wayOut = origin.equals(EMBEDDED)
          ? "name one that has it with --ffmpeg"
          : "name one that has it with --ffmpeg, or try --ffmpeg " + EMBEDDED
              + ", which comes with smalti";
      throw failure(this + " has no " + what + "; " + wayOut);
    }
  }

  @Override
  public String toString() {
    return "ffmpeg " + version + " (" + (origin.equals("PATH") ? path : origin) + ")";
  }

  /** Sets the environment variables that the program needs. */
  void prepare(Map<String, String> environment) {
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("AV_LOG_FORCE_NOCOLOR", "1");
    environment.remove("AV_LOG_FORCE_COLOR");
    // It would write a report of each run into the folder where Smalti was started.
    environment.remove("FFREPORT");
    // Of the one that comes along, not all functions of libraries of devices are there to be found
    // at the start.
    environment.remove("LD_BIND_NOW");
  }

  private String askVersion() {
    ProgramOutput answer = ProgramOutput.of(this, List.of("-hide_banner", "-version"));
    Matcher said = VERSION.matcher(answer.firstLine());
    if (answer.exit() != 0 || !said.matches()) {
      throw failure(MissingLibrary.in(answer.text())
          .map(missing -> name() + " can't start: " + missing)
          .orElseGet(() -> name() + " is no ffmpeg: asked for its version, it said '"
              + answer.firstLine() + "' (exit " + answer.exit() + ")"));
    }
    String found = said.group(1);
    Matcher numbers = NUMBERS.matcher(found);
    if (numbers.matches() && isTooOld(numbers)) {
      throw failure(name() + " is version " + found + "; " + OLDEST_MAJOR + "." + OLDEST_MINOR
          + " or newer is needed: --ffmpeg " + EMBEDDED + " takes the one that comes with smalti");
    }
    return found;
  }

  private static boolean isTooOld(Matcher numbers) {
    int major = Integer.parseInt(numbers.group(1));
    int minor = Integer.parseInt(numbers.group(2));
    return major < OLDEST_MAJOR || (major == OLDEST_MAJOR && minor < OLDEST_MINOR);
  }

  private String name() {
    return origin.equals(EMBEDDED)
        ? "the ffmpeg that comes with smalti"
        : path + " (" + origin + ")";
  }

  private Set<String> list(String option) {
    ProgramOutput answer = ProgramOutput.of(this, List.of("-hide_banner", "-v", "error", option));
    if (answer.exit() != 0) {
      throw failure(name() + " does not answer " + option + ": " + answer.firstLine());
    }
    return answer
        .text()
        .lines()
        .map(LISTED::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  static SmaltiException failure(String message) {
    return new SmaltiException(Reason.FFMPEG, message);
  }
}
