package org.smalti.app.make;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.Compositions;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MemoryUse;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.cli.ShellWords;
import org.smalti.core.files.RealPath;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.NearWord;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code smalti make}: from a folder of media to samples, a map, a sorted sound, a film and a page, each stage being a
 * command that a person would type, which is shown. What is done is not done again.
 */
@Command(
    name = "make",
    mixinStandardHelpOptions = true,
    description = {
      "Make a film of a folder of media: find, cut, measure, lay out, recombine.",
      "Each stage is a command of its own, which is shown; what is done already is not done again."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti make recordings --out out",
      "  smalti make recordings --compose waves --limit 2000 --title 'The harbour'"
    })
@MemoryUse(MemoryUse.Kind.KEEPS_PICTURES)
public final class MakeCommand implements Callable<Integer> {
  /** All compositions one after the other. */
  private static final String ALL = "all";

  @Parameters(paramLabel = "FOLDER", description = "the media: all files in it and below it")
  private Path media = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "the folder for everything that is made (default: out)")
  private Path out = Path.of("out");

  @Option(
      names = {"-i", "--in"},
      paramLabel = "TABLE",
      description =
          "a table of the media, with what is known of them (default: DIR/items.csv, made of the folder)")
  private @Nullable Path items;

  @Option(
      names = "--compose",
      paramLabel = "NAME",
      description = "the composition, or all (default: ${DEFAULT-VALUE})")
  private String piece = Compositions.PROLIFERATION.word();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "at most so many samples (default: ${DEFAULT-VALUE})")
  private int limit = 960;

  @Option(
      names = "--title",
      description = "what the page is called (default: the name of the folder)")
  private @Nullable String title;

  @Mixin
  private RunOptions options;

  private int worst = ExitCode.OK;

  @Override
  public Integer call() {
    check();
    Path table = items == null ? out.resolve("items.csv") : items;
    MakeSteps steps = new MakeSteps(media, table, out, piece, limit);
    boolean made = step(steps.probe(items != null)) && steps.listen().stream().allMatch(this::step);
    if (options.context().dryRun()) {
      steps.recombine(GridShape.of(limit)).forEach(this::step);
      step(steps.page(title()));
      return ExitCode.OK;
    }
    if (made
        && steps.recombine(grid(steps)).stream().allMatch(this::step)
        && step(steps.page(title()))) {
      options.context().out().println("Look at " + out.resolve(MakeSteps.PAGE));
    }
    return worst;
  }

  private void check() {
    if (!Files.isDirectory(media)) {
      throw SmaltiException.input(media + ": no such folder; name one that holds media");
    }
    if (RealPath.of(media).equals(RealPath.of(out))) {
      throw SmaltiException.usage(
          "--out is the folder of the media itself; name another, such as " + out.resolve("out"));
    }
    if (limit < 1) {
      throw SmaltiException.usage("--limit is at least 1, not " + limit);
    }
    List<String> pieces = new ArrayList<>(
        Arrays.stream(Compositions.values()).map(Compositions::word).toList());
    pieces.add(ALL);
    if (!pieces.contains(piece)) {
      throw SmaltiException.usage("--compose is one of " + String.join(", ", pieces) + "; not "
          + piece + NearWord.question(piece, pieces));
    }
  }

  /** Runs a command; gives whether the next ones can go on with its result. */
  private boolean step(List<String> words) {
    String shown = words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    if (options.context().dryRun()) {
      options.context().would("run smalti " + shown);
      return true;
    }
    options.announce("$ smalti " + shown);
    int exit = options.smalti(words, List.of());
    boolean goesOn = ExitCode.hasResult(exit);
    // What stops everything is the reason that counts, whatever was left out before.
    worst = goesOn ? Math.max(worst, exit) : exit;
    return goesOn;
  }

  private static GridSize grid(MakeSteps steps) {
    Table subset = TableReader.read(steps.subset());
    if (subset.size() == 0) {
      throw SmaltiException.input(steps.items() + ": no sample was heard in any file; see"
          + " 'smalti probe' and 'smalti samples --delta'");
    }
    return GridShape.of(subset.size());
  }

  private String title() {
    if (title != null) {
      return title;
    }
    return media.toAbsolutePath().normalize().getFileName() == null
        ? media.toString()
        : media.toAbsolutePath().normalize().getFileName().toString();
  }
}
