package org.smalti.bench.accuracy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.tools.audio.PitchMethod;

/**
 * The pitches and clarities that Smalti hears in a folder with a {@code MANIFEST.csv} against its labels, as tables.
 * Notes, one-shots and noises are judged by their first second, speech by its samples.
 */
final class PitchAccuracy {
  /** More than so many files are not named one by one. */
  private static final int NAMED = 6;

  /** Decimal places of cents. */
  private static final int CENTS = 2;

  private static final String MANIFEST = "MANIFEST.csv";
  private static final List<SoundKind> BY_CLARITY =
      List.of(SoundKind.NOTE, SoundKind.SPEECH, SoundKind.UNPITCHED, SoundKind.NOISE);

  private final Path folder;
  private final Map<SoundKind, List<Row>> kinds = new EnumMap<>(SoundKind.class);

  PitchAccuracy(Path folder) {
    this.folder = folder;
    for (SoundKind kind : SoundKind.values()) {
      kinds.put(kind, new ArrayList<>());
    }
    for (Row row : TableReader.read(folder.resolve(MANIFEST)).rows()) {
      rows(SoundKind.of(row)).add(row);
    }
  }

  /** Whether a folder has what is needed. */
  static boolean canJudge(Path folder) {
    return Files.isRegularFile(folder.resolve(MANIFEST));
  }

  void write(Markdown page) {
    page.line(rows(SoundKind.NOTE).size() + " labelled notes, right within ± 50 cents of their"
        + " label, octave included; cents: the median of the right ones, and the worst of them. "
        + rows(SoundKind.UNPITCHED).size() + " sounds without pitch.");
    page.line("");
    page.head(
        "--pitch",
        "right",
        "octave errors",
        "other errors",
        "no pitch",
        "cents",
        "worst",
        "unpitched heard as pitched");
    for (PitchMethod method : PitchMethod.values()) {
      writeMethod(method, page);
    }
    if (!rows(SoundKind.NOTE).isEmpty()) {
      writeInstruments(page);
    }
    if (labels(SoundKind.UNPITCHED).size() > 1) {
      writeUnpitched(page);
    }
    if (!rows(SoundKind.SPEECH).isEmpty()) {
      page.line("");
      writeSpeech(page);
      page.line("");
      writeClarity(page);
    }
  }

  private void writeInstruments(Markdown page) {
    page.line("").line(PitchMethod.COMBINED + " by instrument:").line("");
    page.head(
        "instrument",
        "notes",
        "right",
        "octave errors",
        "other errors",
        "no pitch",
        "cents",
        "worst");
    labels(SoundKind.NOTE).forEach((name, notes) -> {
      PitchScore score = score(notes, listener(PitchMethod.COMBINED));
      List<String> cells = new ArrayList<>(List.of(name, String.valueOf(score.notes())));
      cells.addAll(cells(score));
      page.row(cells.toArray(String[]::new));
    });
  }

  private void writeUnpitched(Markdown page) {
    page.line("").line(PitchMethod.COMBINED + ", sounds without pitch:").line("");
    page.head("sound", "number", "heard as pitched");
    labels(SoundKind.UNPITCHED).forEach((name, rows) -> {
      List<String> pitched = pitched(listener(PitchMethod.COMBINED).firstSeconds(names(rows)));
      page.row(name, String.valueOf(rows.size()), String.valueOf(pitched.size()));
    });
  }

  private void writeMethod(PitchMethod method, Markdown page) {
    FeaturesListener listener = listener(method);
    List<String> cells = new ArrayList<>(List.of(method.toString()));
    cells.addAll(cells(score(rows(SoundKind.NOTE), listener)));
    List<Row> heard = listener.firstSeconds(files(SoundKind.UNPITCHED));
    List<String> pitched = pitched(heard);
    boolean few = !pitched.isEmpty() && pitched.size() <= NAMED;
    cells.add(
        pitched.size() + " of " + heard.size() + (few ? ": " + String.join(", ", pitched) : ""));
    page.row(cells.toArray(String[]::new));
  }

  /** The names of those that were heard as having a pitch. */
  private static List<String> pitched(List<Row> heard) {
    return heard.stream()
        .filter(row -> row.number("hz") > 0)
        .map(row -> row.text("filename"))
        .map(name -> name.substring(name.lastIndexOf('/') + 1))
        .toList();
  }

  private static List<String> cells(PitchScore score) {
    int other = score.notes() - score.right() - score.octave() - score.none();
    return List.of(
        Markdown.number(score.accuracy(), 3),
        String.valueOf(score.octave()),
        String.valueOf(other),
        String.valueOf(score.none()),
        Markdown.number(score.median(), CENTS),
        Markdown.number(score.worst(), CENTS));
  }

  /** Speech has no pitch labels; but most of its samples should have a pitch, from 60 to 500 Hz. */
  private void writeSpeech(Markdown page) {
    page.line("Speech: the samples found in it, the share that has a pitch, and the share of those"
            + " within 60 to 500 Hz, where voices are.")
        .line("");
    page.head("speech", "files", "samples", "with pitch", "60 to 500 Hz", "median Hz");
    Map<String, List<Row>> kinds = new LinkedHashMap<>();
    for (Row row : rows(SoundKind.SPEECH)) {
      kinds.computeIfAbsent(row.text("kind"), key -> new ArrayList<>()).add(row);
    }
    kinds.forEach((kind, rows) -> {
      List<Row> samples = listener(PitchMethod.COMBINED).samples(names(rows));
      double[] pitches = samples.stream()
          .mapToDouble(row -> row.number("hz"))
          .filter(hz -> hz > 0)
          .sorted()
          .toArray();
      double voiced = Arrays.stream(pitches).filter(hz -> hz >= 60 && hz <= 500).count();
      page.row(
          kind,
          String.valueOf(rows.size()),
          String.valueOf(samples.size()),
          Markdown.number(pitches.length / (double) samples.size(), 3),
          Markdown.number(voiced / pitches.length, 3),
          Markdown.number(pitches.length == 0 ? Double.NaN : pitches[pitches.length / 2], 0));
    });
  }

  private void writeClarity(Markdown page) {
    page.line("Clarity; ranking: how often one has more of it than one of the next row.")
        .line("");
    page.head("sound", "number", "median clarity", "ranking");
    FeaturesListener listener = listener(PitchMethod.COMBINED);
    List<double[]> clarities =
        BY_CLARITY.stream().map(kind -> clarity(kind, listener)).toList();
    for (int i = 0; i < clarities.size(); i++) {
      double[] own = clarities.get(i);
      boolean last = i + 1 == clarities.size();
      page.row(
          BY_CLARITY.get(i).name().toLowerCase(Locale.ROOT),
          String.valueOf(own.length),
          Markdown.number(own.length == 0 ? Double.NaN : own[own.length / 2], 2),
          Markdown.number(last ? Double.NaN : PitchScore.ranking(own, clarities.get(i + 1)), 3));
    }
  }

  /** The clarities of a kind, ascending. */
  private double[] clarity(SoundKind kind, FeaturesListener listener) {
    List<Row> rows = kind == SoundKind.SPEECH
        ? listener.samples(files(kind))
        : listener.firstSeconds(files(kind));
    return rows.stream().mapToDouble(row -> row.number("clarity")).sorted().toArray();
  }

  private PitchScore score(List<Row> notes, FeaturesListener listener) {
    double[] labels =
        notes.stream().mapToDouble(row -> row.number("f0_expected_hz")).toArray();
    double[] heard = listener.firstSeconds(names(notes)).stream()
        .mapToDouble(row -> row.number("hz"))
        .toArray();
    return PitchScore.of(labels, heard);
  }

  /** The rows of a kind by their label. */
  private Map<String, List<Row>> labels(SoundKind kind) {
    Map<String, List<Row>> labels = new LinkedHashMap<>();
    for (Row row : rows(kind)) {
      String name = row.filled("label") ? row.text("label") : row.text("kind");
      labels.computeIfAbsent(name, key -> new ArrayList<>()).add(row);
    }
    return labels;
  }

  private FeaturesListener listener(PitchMethod method) {
    return new FeaturesListener(folder.toAbsolutePath().normalize(), method.toString());
  }

  private List<Row> rows(SoundKind kind) {
    return kinds.computeIfAbsent(kind, key -> new ArrayList<>());
  }

  private List<String> files(SoundKind kind) {
    return names(rows(kind));
  }

  private static List<String> names(List<Row> rows) {
    return rows.stream().map(row -> row.text("file")).toList();
  }
}
