package org.smalti.app.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
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
public final class DemoCommand implements Callable<Integer> {
  private static final String QUERY = "collection:(smalti) AND mediatype:(movies OR audio)";
  private static final String FORMATS = ".flac,.mov,.mp4,.mpeg,.ogv,.wav,.webm";
  private static final String OF_ITEMS =
      "duration,samples,medianPower,medianHz,medianClarity,medianDur";
  private static final String OF_SAMPLES = "power,dur,clarity,hz,note,octave";
  private static final String CHOICE =
      "--sample-sort power=desc=0.9&clarity=desc --limit-per-file 24";
  private static final String PICTURE =
      "--grid 16x12 --grid0 4x3 --grid1 16x12 --width 960 --height 540 --brightness 0.8,1";

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
      } else {
        int exit = runAll();
        if (exit != ExitCode.OK) {
          return exit;
        }
        DemoPage.write(out);
        journal.done("demo", key);
      }
    }
    options.context().out().println("Look at " + out.resolve("index.html"));
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

  /** The pipeline as README shows it, with the sizes that suit a small collection. */
  static List<List<String>> steps(String archiveUrl, Path out) {
    Path items = out.resolve("items.csv");
    Path media = out.resolve("media");
    Path samples = out.resolve("samples");
    Path subset = out.resolve("subset.csv");
    Path cache = out.resolve("features.cache");
    return List.of(
        words(
            "ia search --query {} --format {} --multi --archive-url {} --out {}",
            QUERY,
            FORMATS,
            archiveUrl,
            items),
        words("ia download --in {} --out {}", items, media),
        words("probe --in {} --dir {}", items, media),
        words("samples --in {} --dir {} --out {} --features", items, media, samples + "/%s.csv"),
        words("summarize --in {} --dir {}", items, samples),
        words(
            "stats histogram --in {} --plot {} --out {}",
            items,
            OF_ITEMS,
            out.resolve("items.png")),
        words("stats totals --in {}", items),
        words(
            "subset --in {} --dir {} --filter samples>0 --limit 192 --sample-filter power>0 "
                + CHOICE + " --out {}",
            items,
            samples,
            subset),
        words(
            "tsne --in {} --dir {} --components 1 --prefix stsne --cache {}", subset, media, cache),
        words("tsne --in {} --dir {} --components 2 --cache {}", subset, media, cache),
        words("grid --in {} --grid 16x12 --dir {} --cache {}", subset, media, cache),
        words("vsamples --in {} --dir {}", subset, media),
        words(
            "stats histogram --in {} --plot {} --out {}",
            subset,
            OF_SAMPLES,
            out.resolve("samples.png")),
        words(
            "stats scatter --in {} --props tsne,tsne2 --colour clarity --out {}",
            subset,
            out.resolve("map.png")),
        words(
            "sort --in {} --dir {} --by stsne=asc --out {}",
            subset,
            media,
            out.resolve("sorted.mp3")),
        words(
            "compose proliferation --in {} --dir {} " + PICTURE + " --out {}",
            subset,
            media,
            out.resolve("mosaic.mp4")));
  }

  /** The words of a line, each {@code {}} of it being the next value. */
  private static List<String> words(String line, Object... values) {
    Iterator<Object> next = Arrays.asList(values).iterator();
    return Arrays.stream(line.split(" "))
        .map(word -> word.equals("{}") ? next.next().toString() : word)
        .toList();
  }

  private boolean complete() {
    return DemoPage.RESULTS.stream().allMatch(name -> Files.exists(out.resolve(name)));
  }

  private static String shown(List<String> step) {
    return step.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
  }
}
