package org.smalti.app.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.smalti.app.make.MakeSteps;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MemoryUse;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.cli.ShellWords;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code smalti demo}: the whole job on the project's own media, by the commands a person would type, against an
 * archive that runs on this machine for as long as the demo does.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Run every stage on the media that come with Smalti: find, download, cut, measure, lay out, recombine.",
    footerHeading = "%nExample:%n",
    footer = "  smalti demo --out out")
@MemoryUse(MemoryUse.Kind.KEEPS_PICTURES)
public final class DemoCommand implements Callable<Integer> {
  private static final String QUERY = "collection:(smalti) AND mediatype:(movies OR audio)";
  private static final String FORMATS = ".flac,.mov,.mp4,.mpeg,.ogv,.wav,.webm";
  private static final String TITLE = "Smalti";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "the folder for everything that is made (default: out)")
  private Path out = Path.of("out");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the media to begin with (default: those that come with Smalti)")
  private Path data = Path.of(System.getProperty("smalti.home", ".")).resolve("data");

  @Option(
      names = "--serve",
      description = "only start the archive that the demo talks to, and keep it until Ctrl-C")
  private boolean serve;

  @Mixin
  private RunOptions options;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(data.resolve("items.csv"))) {
      throw SmaltiException.input(
          data + ": no items.csv there; name the folder of the demo's media with --data");
    }
    if (options.context().dryRun()) {
      steps("URL", out).forEach(step -> options.context().would("run smalti " + shown(step)));
      return ExitCode.OK;
    }
    return serve ? serve() : make();
  }

  private int make() {
    try (Journal journal = Journal.of(out.resolve("demo"))) {
      String key = new Fingerprint()
          .with(steps("", out))
          .withFile(data.resolve("items.csv"))
          .key();
      if (!options.context().force() && journal.isDone("demo", key) && complete()) {
        options.context().say("the demo is already complete, --force makes it again");
        options.context().out().println("Look at " + out.resolve(MakeSteps.PAGE));
      } else {
        int exit = runAll();
        if (exit != ExitCode.OK) {
          return exit;
        }
        journal.done("demo", key);
      }
    }
    return ExitCode.OK;
  }

  private int serve() {
    try (DemoArchive archive = DemoArchive.of(data);
        Run run = options.context().begin("serve", -1, Unit.STEPS)) {
      options.context().out().println(archive.url());
      while (true) {
        run.throwIfCancelled();
        LockSupport.parkNanos(100_000_000);
      }
    }
  }

  private int runAll() {
    try (DemoArchive archive = DemoArchive.of(data)) {
      for (List<String> step : steps(archive.url(), out)) {
        options.announce("$ smalti " + shown(step));
        int exit = options.smalti(step, List.of());
        if (exit != ExitCode.OK) {
          return exit;
        }
      }
    }
    return ExitCode.OK;
  }

  /** What is searched for and downloaded, and made of it. */
  static List<List<String>> steps(String archiveUrl, Path out) {
    Path items = out.resolve("items.csv");
    Path media = out.resolve("media");
    return List.of(
        words(
            "ia search --query {} --format {} --multi --archive-url {} --out {}",
            QUERY,
            FORMATS,
            archiveUrl,
            items),
        words("ia download --in {} --out {}", items, media),
        words("make {} --in {} --limit 192 --title {} --out {}", media, items, TITLE, out));
  }

  /** The words of a line, each {@code {}} of it being the next value. */
  private static List<String> words(String line, Object... values) {
    Iterator<Object> next = Arrays.asList(values).iterator();
    return Arrays.stream(line.split(" "))
        .map(word -> word.equals("{}") ? next.next().toString() : word)
        .toList();
  }

  private boolean complete() {
    return MakeSteps.RESULTS.stream().allMatch(name -> Files.exists(out.resolve(name)));
  }

  private static String shown(List<String> step) {
    return step.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
  }
}
