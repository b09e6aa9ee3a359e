package org.smalti.app.make;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.smalti.core.files.RealPath;
import org.smalti.core.table.GridSize;

/**
 * The commands that lead from a folder of media to a film.
 *
 * @param media the folder
 * @param items the table of its files
 * @param out where everything goes
 * @param piece the composition
 * @param limit at most so many samples
 */
public record MakeSteps(Path media, Path items, Path out, String piece, int limit) {
  /** The page that shows all the others. */
  public static final String PAGE = "index.html";

  private static final String ITEMS_PICTURE = "items.png";
  private static final String SAMPLES_PICTURE = "samples.png";
  private static final String MAP = "map.png";
  private static final String SORTED = "sorted.mp3";
  private static final String FILM = "mosaic.mp4";
  private static final String SUBSET = "subset.csv";

  /** What has its place in the page. */
  private static final List<String> SHOWN =
      List.of(FILM, SORTED, MAP, SAMPLES_PICTURE, ITEMS_PICTURE, SUBSET);

  /** What is left in the folder. */
  public static final List<String> RESULTS =
      Stream.concat(SHOWN.stream(), Stream.of("items.csv", PAGE)).toList();

  private static final String OF_ITEMS =
      "duration,samples,medianPower,medianHz,medianClarity,medianDur";
  private static final String OF_SAMPLES = "power,dur,clarity,hz,note,octave";
  private static final String BEST = "power=desc=0.9&clarity=desc";

  /** The table of the samples that are chosen. */
  public Path subset() {
    return out.resolve(SUBSET);
  }

  private Path samples() {
    return out.resolve("samples");
  }

  private Path film() {
    return out.resolve(FILM);
  }

  /**
   * What is in the files; what was made of them before is none of them.
   *
   * @param described whether there is a table of them already
   */
  public List<String> probe(boolean described) {
    if (described) {
      return List.of("probe", "--in", text(items), "--dir", text(media));
    }
    List<String> words = new ArrayList<>(List.of("probe", text(media), "--dir", text(media)));
    Path whole = RealPath.of(media);
    Path made = RealPath.of(out);
    if (made.startsWith(whole)) {
      String inside = whole.relativize(made).toString().replaceAll("[*?\\[\\]{}\\\\]", "\\\\$0");
      words.addAll(List.of("--exclude", inside + "/**"));
    }
    words.addAll(List.of("--out", text(items)));
    return words;
  }

  /** What is measured of each file. */
  public List<List<String>> listen() {
    return List.of(
        List.of(
            "samples",
            "--in",
            text(items),
            "--dir",
            text(media),
            "--out",
            samples() + "/%s.csv",
            "--features"),
        List.of(
            "vsamples",
            "--silent",
            "--in",
            text(items),
            "--dir",
            text(media),
            "--out",
            samples() + "/%s.csv"),
        List.of("summarize", "--in", text(items), "--dir", text(samples())),
        List.of(
            "stats",
            "histogram",
            "--in",
            text(items),
            "--plot",
            OF_ITEMS,
            "--out",
            text(out.resolve(ITEMS_PICTURE))),
        List.of("stats", "totals", "--in", text(items)),
        List.of(
            "subset",
            "--in",
            text(items),
            "--dir",
            text(samples()),
            "--limit",
            Integer.toString(limit),
            "--sample-sort",
            BEST,
            "--out",
            text(subset())));
  }

  /** What is made of the samples that were chosen. */
  public List<List<String>> recombine(GridSize grid) {
    List<List<String>> steps = new ArrayList<>();
    steps.add(vectors("tsne", "--components", "1", "--prefix", "stsne"));
    steps.add(vectors("tsne", "--components", "2"));
    steps.add(vectors("grid", "--grid", grid.toString()));
    steps.add(List.of("vsamples", "--in", text(subset()), "--dir", text(media)));
    steps.add(List.of(
        "stats",
        "histogram",
        "--in",
        text(subset()),
        "--plot",
        OF_SAMPLES,
        "--out",
        text(out.resolve(SAMPLES_PICTURE))));
    steps.add(List.of(
        "stats",
        "scatter",
        "--in",
        text(subset()),
        "--props",
        "tsne,tsne2",
        "--colour",
        "clarity",
        "--out",
        text(out.resolve(MAP))));
    steps.add(List.of(
        "sort",
        "--in",
        text(subset()),
        "--dir",
        text(media),
        "--by",
        "stsne=asc",
        "--limit",
        "0",
        "--out",
        text(out.resolve(SORTED))));
    steps.add(List.of(
        "compose",
        piece,
        "--in",
        text(subset()),
        "--dir",
        text(media),
        "--width",
        "1280",
        "--height",
        "720",
        "--preset",
        "veryfast",
        "--out",
        text(film())));
    return steps;
  }

  /** The page of all of it. */
  public List<String> page(String title) {
    List<String> words = new ArrayList<>(vectors("explore"));
    words.addAll(List.of("--items", text(items), "--title", title));
    Stream.concat(SHOWN.stream().map(out::resolve), Stream.of(items))
        .forEach(file -> words.addAll(List.of("--results", text(file))));
    words.addAll(List.of("--out", text(out)));
    return words;
  }

  /** A command that works with how the samples sound. */
  private List<String> vectors(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(
        "--in",
        text(subset()),
        "--dir",
        text(media),
        "--cache",
        text(out.resolve("features.cache"))));
    return all;
  }

  private static String text(Path path) {
    return path.toString();
  }
}
