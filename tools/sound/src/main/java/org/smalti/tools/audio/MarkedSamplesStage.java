package org.smalti.tools.audio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Unit;
import org.smalti.core.step.FileColumns;
import org.smalti.core.step.FileStep;
import org.smalti.core.step.OutputStep;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableWriter;
import org.smalti.media.MediaFile;
import org.smalti.tools.audio.marks.MarkedSpan;

/**
 * Takes samples from marks instead of onsets, and measures them. A mark without a length lasts until the next one, the
 * last one until the file ends.
 *
 * @param out one table for all, or with {@code %s} in it one for each media file
 */
record MarkedSamplesStage(
    Path out, MediaFolder media, SegmentationOptions listening, CommandContext run) {
  static final String LABEL = "label";
  static final String COMMENT = "comment";

  private static final String STAGE = "samples";
  /** ms: what programs round times by; a mark that much too long is cut without a word. */
  private static final double ROUNDED = 20;

  /**
   * Writes the tables that are not written yet.
   *
   * @param marks by the name of their media file
   * @return the exit code
   */
  int write(Map<String, List<MarkedSpan>> marks) {
    if (!out.toString().contains("%s")) {
      return write(out, marks);
    }
    int worst = ExitCode.OK;
    for (Map.Entry<String, List<MarkedSpan>> file : marks.entrySet()) {
      Path own = MediaFolder.mirrored(out.toString(), file.getKey());
      Map<String, List<MarkedSpan>> one = new LinkedHashMap<>();
      one.put(file.getKey(), file.getValue());
      worst = Math.max(worst, write(own, one));
    }
    return worst;
  }

  private int write(Path target, Map<String, List<MarkedSpan>> marks) {
    String key = key(marks);
    try (Journal journal = run.journal(target)) {
      OutputStep step = new OutputStep(STAGE, target, journal, run);
      OptionalInt done = step.ifDone(key);
      if (done.isPresent()) {
        return done.getAsInt();
      }
      if (run.dryRun()) {
        int count = marks.values().stream().mapToInt(List::size).sum();
        return run.would("write " + Unit.SAMPLES.show(count) + " to " + target);
      }
      Table samples = measured(table(marks));
      TableWriter.write(samples, target);
      run.say(target + ": " + Unit.SAMPLES.show(samples.size()));
      return step.finish(key, samples.size());
    }
  }

  private String key(Map<String, List<MarkedSpan>> marks) {
    Fingerprint print = new Fingerprint().with(STAGE, listening.features(), listening.pitch());
    print.with(listening.sound());
    marks.forEach((filename, places) -> {
      print.with(filename).withFile(media.resolve(filename));
      print.with(places.toArray());
    });
    return print.key();
  }

  private Table table(Map<String, List<MarkedSpan>> marks) {
    boolean commented = marks.values().stream()
        .flatMap(List::stream)
        .anyMatch(mark -> !mark.comment().isEmpty());
    List<String> columns = new ArrayList<>(Sample.PLACE);
    columns.add(LABEL);
    if (commented) {
      columns.add(COMMENT);
    }
    List<String[]> rows = new ArrayList<>();
    marks.forEach((filename, places) -> addRows(filename, places, columns, rows));
    return Table.ofCells(new Columns(out.toString(), columns), rows);
  }

  private void addRows(
      String filename, List<MarkedSpan> marks, List<String> columns, List<String[]> rows) {
    double[] lengths = lengths(filename, marks);
    int behind = 0;
    int cut = 0;
    double last = IntStream.range(0, lengths.length)
        .mapToDouble(i -> marks.get(i).begin() + Math.max(0, lengths[i]))
        .max()
        .orElse(0);
    double end = end(filename, last);
    for (int i = 0; i < lengths.length; i++) {
      MarkedSpan mark = marks.get(i);
      double beyond = mark.begin() + lengths[i] - end;
      if (beyond > 0) {
        lengths[i] -= beyond;
        cut += mark.isRegion() && lengths[i] > 0 && beyond > ROUNDED ? 1 : 0;
      }
      if (lengths[i] > 0) {
        List<String> cells = new ArrayList<>(List.of(
            filename,
            CellFormat.decimal(mark.begin(), 3),
            CellFormat.decimal(lengths[i], 3),
            mark.label(),
            mark.comment()));
        rows.add(cells.subList(0, columns.size()).toArray(String[]::new));
      } else {
        behind++;
      }
    }
    sayOf(filename, behind, marks.size(), "begin where the file has ended, after", end);
    sayOf(filename, cut, marks.size(), "last longer than the file and are cut at its end,", end);
  }

  private void sayOf(String filename, int some, int all, String what, double end) {
    if (some > 0) {
      String told =
          String.format(Locale.ROOT, "%d of %d marks %s %.3f s", some, all, what, end / 1000);
      run.failures().add(Failure.incomplete(filename, STAGE, told));
    }
  }

  /** ms by mark, 0 or less where there is nothing. */
  private double[] lengths(String filename, List<MarkedSpan> marks) {
    double[] lengths = new double[marks.size()];
    double next = Double.NaN;
    for (int i = marks.size() - 1; i >= 0; i--) {
      MarkedSpan mark = marks.get(i);
      boolean same = i + 1 < marks.size() && marks.get(i + 1).begin() == mark.begin();
      if (i + 1 < marks.size() && !same) {
        next = marks.get(i + 1).begin();
      }
      if (!mark.isRegion() && Double.isNaN(next)) {
        next = end(filename, mark.begin());
      }
      lengths[i] = mark.isRegion() ? mark.length() : next - mark.begin();
    }
    return lengths;
  }

  /** ms: where a file ends, measured where its headers don't say so, or a mark reaches beyond what they say. */
  private double end(String filename, double reached) {
    try (MediaFile file = MediaFile.open(media.resolve(filename))) {
      double told = 1000 * file.info().duration();
      return told > 0 && told >= reached
          ? told
          : Math.max(0, 1000 * file.measured().duration());
    }
  }

  private Table measured(Table samples) {
    if (listening.features().features().isEmpty()) {
      return samples;
    }
    FileStep step = FileStep.of(
            STAGE,
            listening.features().columns(),
            media::resolve,
            new FeaturesWork(media, listening.pitch(), listening.features(), listening.sound()))
        .overSamples();
    return new FileColumns(step, samples, null, run).look();
  }
}
