package org.smalti.bench.faces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.bench.CorpusOptions;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;
import org.smalti.tools.video.faces.track.FrameFaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench/faces}: how right faces are followed in films of real faces whose places are known. */
@Command(
    name = "faces",
    description = "How right faces are followed in films that are composed of faces of a corpus.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  bench/faces corpus films --films 3")
public final class FacesBench implements Callable<Integer> {
  @Mixin
  private CorpusOptions options = new CorpusOptions();

  @Option(
      names = "--films",
      defaultValue = "3",
      description = "films of each kind (default: ${DEFAULT-VALUE})")
  private int films;

  @Option(
      names = "--every",
      split = ",",
      defaultValue = "1,5",
      description = "pictures from one that is looked at to the next (default: ${DEFAULT-VALUE})")
  private List<Integer> every = List.of();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "KIND",
      description = "${COMPLETION-CANDIDATES} (default: all)")
  private List<FaceFilmKind> only = List.of();

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "SEED",
      description = "several seeds, one after another (default: that of --seed)")
  private List<Long> seeds = List.of();

  @Option(
      names = "--simulated",
      description = "a detector that is worse than the real one, made from the truth")
  private boolean simulated;

  @Option(
      names = "--strict",
      description =
          "who comes back after the gap is somebody new, even if a part was seen all the time")
  private boolean strict;

  @Option(
      names = "--speed",
      description = "how fast 10,000 pictures of 20 faces are followed, instead")
  private boolean speed;

  public static void main(String[] arguments) {
    var console = Console.ofThisProcess(new Cancellation());
    System.exit(new SmaltiCommandLine(FacesBench.class, console).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    if (speed) {
      TrackingSpeed.print();
      return 0;
    }
    Files.createDirectories(options.out());
    var renderer = new FaceFilmRenderer(options.corpus());
    System.out.println(TrackingScore.head());
    for (FaceFilmKind kind : only.isEmpty() ? List.of(FaceFilmKind.values()) : only) {
      for (long seed : seeds.isEmpty() ? List.of(options.seed()) : seeds) {
        judge(kind, seed, renderer);
      }
    }
    return 0;
  }

  private void judge(FaceFilmKind kind, long group, FaceFilmRenderer renderer) throws IOException {
    var composed = new ArrayList<FaceFilm>();
    var found = new ArrayList<List<List<FrameFaces>>>();
    for (int i = 0; i < films; i++) {
      long seed = group * 1000 + i;
      FaceFilm film = kind.film(seed);
      Path file = options.out().resolve(film.name() + "-" + seed + ".mp4");
      if (!Files.exists(file)) {
        Path part = file.resolveSibling("part-" + file.getFileName());
        renderer.write(film, part);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
      SimulatedDetector detector = simulated ? new SimulatedDetector(film, seed) : null;
      composed.add(film);
      found.add(KeptFaces.of(
          file, simulated ? "simulated" : "yunet", every, new FoundFaces(film, detector)));
    }
    for (int step = 0; step < every.size(); step++) {
      for (TrackerVariant variant : TrackerVariant.values()) {
        var score = new TrackingScore(strict);
        for (int i = 0; i < films; i++) {
          score.add(kind.word() + i, composed.get(i), found.get(i).get(step), variant);
        }
        System.out.println(score.row(kind.word(), group, every.get(step), variant));
      }
    }
  }
}
