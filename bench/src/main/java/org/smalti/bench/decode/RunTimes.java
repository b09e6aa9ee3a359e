package org.smalti.bench.decode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What several runs of several things took, of one film. Medians are told; and those of the ratios of each run. */
final class RunTimes {
  private final String film;
  private final Map<String, List<Cost>> costs = new LinkedHashMap<>();
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final Set<Pair> pairs = new LinkedHashSet<>();

  /** Seconds. */
  record Cost(double wall, double processor) {}

  private record Pair(String one, String other) {}

  RunTimes(String film) {
    this.film = film;
  }

  /** Begins a run; what came before the run of number 1 is forgotten. */
  void begin(int number) {
    if (number == 1) {
      costs.clear();
    }
  }

  /** @param count of frames or packets; 0 for as many as all others */
  void add(String name, Cost cost, long count) {
    costs.computeIfAbsent(name, it -> new ArrayList<>()).add(cost);
    counts.put(name, count);
  }

  /** Tells later how much the one takes beside the other. */
  void compare(String one, String other) {
    pairs.add(new Pair(one, other));
  }

  void print() {
    System.out.println("\n| " + film + " | | cpu s | wall s | a cpu s | a wall s |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    long all = counts.values().stream().mapToLong(count -> count).max().orElse(0);
    costs.forEach((name, runs) -> {
      long counted = counts.getOrDefault(name, 0L);
      long count = counted == 0 ? all : counted;
      double processor = median(runs, Cost::processor);
      double wall = median(runs, Cost::wall);
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %.3f | %.3f | %.0f | %.0f |%n",
          name,
          count,
          processor,
          wall,
          count / processor,
          count / wall);
    });
    System.out.println("\n| " + film + " | beside | cpu | wall | wall of each run |");
    System.out.println("|---|---|---:|---:|---|");
    for (Pair pair : pairs) {
      List<Cost> ratios = ratios(pair);
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %.3f | %.3f | %s |%n",
          pair.one,
          pair.other,
          median(ratios, Cost::processor),
          median(ratios, Cost::wall),
          String.join(
              " ",
              ratios.stream()
                  .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio.wall))
                  .toList()));
    }
  }

  /** Of each run, as the machine may be busier in one than in another. */
  private List<Cost> ratios(Pair pair) {
    List<Cost> one = costs.getOrDefault(pair.one, List.of());
    List<Cost> other = costs.getOrDefault(pair.other, List.of());
    List<Cost> ratios = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      ratios.add(new Cost(
          one.get(i).wall / other.get(i).wall, one.get(i).processor / other.get(i).processor));
    }
    return ratios;
  }

  private static double median(List<Cost> runs, ToDoubleFunction<Cost> which) {
    return runs.stream().mapToDouble(which).sorted().toArray()[runs.size() / 2];
  }
}
