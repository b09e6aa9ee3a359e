package org.smalti.bench.cuts;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.media.MediaFile;
import org.smalti.media.cut.FramePass;
import org.smalti.tools.video.cuts.VideoCutsCommand;

/** {@code bench/cuts}: how right {@code video cuts} is on films whose transitions are known, beside its peers. */
public final class CutsBench {
  private CutsBench() {}

  /** What one detector has found. */
  private record Detector(CutScore cuts, CutScore gradual) {
    Detector() {
      this(new CutScore(), new CutScore());
    }
  }

  /** @param words a folder that {@code bench/compose-cuts} has made */
  public static void main(String[] words) throws IOException {
    Path folder = Path.of(words[0]);
    Map<String, List<TrueTransition>> truth =
        TableReader.read(folder.resolve("truth.csv")).rows().stream()
            .map(TrueTransition::of)
            .collect(Collectors.groupingBy(
                TrueTransition::filename, LinkedHashMap::new, Collectors.toList()));
    Map<String, Detector> detectors = new LinkedHashMap<>();
    double seconds = 0;
    double before = processorSeconds();
    Path table = Files.createTempDirectory("cuts").resolve("cuts.csv");
    run(
        "--dir",
        folder.toString(),
        "--out",
        table.toString(),
        "--threads",
        "1",
        "--shortest",
        "0",
        "--progress",
        "none",
        folder.toString());
    double own = processorSeconds() - before;
    Map<String, List<Integer>> ours = TableReader.read(table).rows().stream()
        .filter(row -> !row.text("kind").equals("begin"))
        .collect(Collectors.groupingBy(
            row -> row.text("filename"),
            Collectors.mapping((Row row) -> (int) row.number("frame"), Collectors.toList())));
    for (Map.Entry<String, List<TrueTransition>> film : truth.entrySet()) {
      add(
          detectors,
          "smalti video cuts",
          film.getValue(),
          ours.getOrDefault(film.getKey(), List.of()));
      HsvPeer peer = new HsvPeer();
      try (MediaFile media = MediaFile.open(folder.resolve(film.getKey()));
          FramePass pass = FramePass.of(media, HsvPeer.SPEC)) {
        seconds += media.info().duration();
        pass.run(List.of(peer));
      }
      add(detectors, "PySceneDetect adaptive", film.getValue(), peer.adaptive());
      add(detectors, "PySceneDetect content", film.getValue(), peer.content());
    }
    print(detectors);
    System.out.printf(
        Locale.ROOT,
        "%n%.0f s of film in %.1f s of processor time: %.1f times real time on a core.%n",
        seconds,
        own,
        seconds / own);
  }

  private static void add(
      Map<String, Detector> detectors,
      String name,
      List<TrueTransition> truth,
      List<Integer> found) {
    Detector detector = detectors.computeIfAbsent(name, any -> new Detector());
    CutScore.add(truth, found, detector.cuts, detector.gradual);
  }

  private static void print(Map<String, Detector> detectors) {
    System.out.println(
        "| detector | transitions | of them | F1 | precision | recall | missed | extra |");
    System.out.println("|---|---|---:|---:|---:|---:|---:|---:|");
    detectors.forEach((name, found) -> {
      line(name, "hard cuts", found.cuts);
      line(name, "fades and dissolves", found.gradual);
    });
  }

  private static void line(String name, String kind, CutScore score) {
    System.out.println(
        "| " + String.join(" | ", score.cells(name, kind, String.valueOf(score.count()))) + " |");
  }

  private static void run(String... words) {
    new SmaltiCommandLine(VideoCutsCommand.class, Console.ofThisProcess(new Cancellation()))
        .execute(words);
  }

  private static double processorSeconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
