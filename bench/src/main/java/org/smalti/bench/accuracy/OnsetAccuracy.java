package org.smalti.bench.accuracy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The onsets that listeners hear in tracks against the true ones, as tables. The protocol is that of
 * {@link OnsetScore}.
 */
final class OnsetAccuracy {
  private static final double NARROW = 0.010;
  private static final double STRICT = 0.025;
  private static final double WIDE = 0.050;

  private final List<OnsetTrack> tracks;
  private final Map<String, List<OnsetTrack>> groups;
  private final Map<String, Map<Path, double[]>> heard = new LinkedHashMap<>();

  OnsetAccuracy(List<OnsetTrack> tracks, List<? extends OnsetListener> listeners) {
    this.tracks = tracks;
    groups = tracks.stream()
        .collect(Collectors.groupingBy(OnsetTrack::group, LinkedHashMap::new, Collectors.toList()));
    List<Path> files = tracks.stream().map(OnsetTrack::file).toList();
    listeners.forEach(listener -> heard.put(listener.name(), listener.onsets(files)));
  }

  /** All tables: the listeners beside one another, then by group, then the first listener's groups. */
  void write(Markdown page) {
    page.line(tracks.size() + " tracks, " + Math.round(60 * minutes(tracks)) + " s, "
        + targets(tracks) + " onsets. P, R, F: precision, recall and F within ± 10, 25, 50 ms;"
        + " mean and spread (standard deviation) of detected minus true time in ms, over the hits"
        + " within ± 50 ms.");
    page.line("");
    writeListeners(page);
    page.line("");
    page.line(
        "F within ± 25 ms by group. Where not every sound is labelled: recall (R). Where there"
            + " is none, or one at most: false onsets per minute.");
    page.line("");
    writeGroups(page);
    heard.keySet().stream().findFirst().ifPresent(listener -> {
      page.line("").line(listener + " by group:").line("");
      writeDetails(page, listener);
    });
  }

  /** Every extra and missed onset within ± 25 ms: what to look at. */
  void writeErrors(Markdown page) {
    for (String listener : heard.keySet()) {
      for (OnsetTrack track : tracks) {
        OnsetErrors.of(track.truth(), onsets(listener, track), STRICT)
            .forEach(error -> page.line(
                listener + " " + track.group() + " " + track.file().getFileName() + " " + error));
      }
    }
  }

  private void writeListeners(Markdown page) {
    page.head(
        "detector",
        "P 10",
        "R 10",
        "F 10",
        "P 25",
        "R 25",
        "F 25",
        "P 50",
        "R 50",
        "F 50",
        "mean",
        "spread");
    List<OnsetTrack> labelled = tracks.stream().filter(OnsetTrack::complete).toList();
    for (String listener : heard.keySet()) {
      List<String> cells = new ArrayList<>(List.of(listener));
      for (double tolerance : new double[] {NARROW, STRICT, WIDE}) {
        OnsetScore score = score(listener, labelled, tolerance);
        cells.add(Markdown.number(score.precision(), 3));
        cells.add(Markdown.number(score.recall(), 3));
        cells.add(Markdown.number(score.f(), 3));
      }
      OnsetScore wide = score(listener, labelled, WIDE);
      cells.add(Markdown.number(1000 * wide.mean(), 1));
      cells.add(Markdown.number(1000 * wide.spread(), 1));
      page.row(cells.toArray(String[]::new));
    }
  }

  private void writeGroups(Markdown page) {
    List<String> head = new ArrayList<>(List.of("group", "onsets"));
    head.addAll(heard.keySet());
    page.head(head.toArray(String[]::new));
    groups.forEach((group, members) -> {
      List<String> cells = new ArrayList<>(List.of(group, String.valueOf(targets(members))));
      heard
          .keySet()
          .forEach(listener -> cells.add(inShort(score(listener, members, STRICT), members)));
      page.row(cells.toArray(String[]::new));
    });
  }

  private static String inShort(OnsetScore score, List<OnsetTrack> members) {
    if (!complete(members)) {
      return "R " + Markdown.number(score.recall(), 3);
    }
    return targets(members) > members.size()
        ? Markdown.number(score.f(), 3)
        : Markdown.number(score.extra() / minutes(members), 1) + "/min";
  }

  private void writeDetails(Markdown page, String listener) {
    page.head(
        "group", "onsets", "F 10", "P 25", "R 25", "F 25", "F 50", "mean", "spread", "false/min");
    groups.forEach((group, members) -> {
      OnsetScore strict = score(listener, members, STRICT);
      OnsetScore wide = score(listener, members, WIDE);
      double known = complete(members) ? 1 : Double.NaN;
      page.row(
          group,
          String.valueOf(targets(members)),
          Markdown.number(known * score(listener, members, NARROW).f(), 3),
          Markdown.number(known * strict.precision(), 3),
          Markdown.number(strict.recall(), 3),
          Markdown.number(known * strict.f(), 3),
          Markdown.number(known * wide.f(), 3),
          Markdown.number(1000 * wide.mean(), 1),
          Markdown.number(1000 * wide.spread(), 1),
          Markdown.number(known * strict.extra() / minutes(members), 1));
    });
  }

  private OnsetScore score(String listener, List<OnsetTrack> members, double tolerance) {
    return members.stream()
        .map(track -> OnsetScore.of(track.truth(), onsets(listener, track), tolerance))
        .reduce(OnsetScore.NONE, OnsetScore::plus);
  }

  private double[] onsets(String listener, OnsetTrack track) {
    return Objects.requireNonNull(Objects.requireNonNull(heard.get(listener)).get(track.file()));
  }

  private static boolean complete(List<OnsetTrack> members) {
    return members.stream().allMatch(OnsetTrack::complete);
  }

  private static int targets(List<OnsetTrack> members) {
    return members.stream()
        .mapToInt(track -> OnsetScore.combined(track.truth()).length)
        .sum();
  }

  private static double minutes(List<OnsetTrack> members) {
    return members.stream().mapToDouble(OnsetTrack::seconds).sum() / 60;
  }
}
