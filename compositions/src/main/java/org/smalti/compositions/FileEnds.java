package org.smalti.compositions;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.smalti.compositions.plan.Sound;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.core.run.Task;
import org.smalti.core.run.Unit;
import org.smalti.core.run.Work;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;

/**
 * Ends samples where their files end, so that no piece is longer by what is not there. Samples of a second or less are
 * left alone: no file is opened for them, and what they lack is silent.
 */
public final class FileEnds {
  private static final String STAGE = "lengths";
  /** ms. */
  private static final double SHORT = 1000;
  /** ms: tables and files may differ by so much about where a file ends. */
  private static final double NEGLIGIBLE = 50;

  private static final int BLOCK = 8192;

  private FileEnds() {}

  /**
   * The same samples, none of which lasts longer than its file; what begins behind its end, at most a second. Samples
   * that are cut are added to the failures. Files that can't be read cut nothing.
   */
  public static Table cut(Table samples, MediaFolder media, CommandContext run) {
    List<FileEnd> files = files(samples);
    if (files.isEmpty()) {
      return samples;
    }
    Map<String, Double> ends = new HashMap<>();
    try (Engine engine = run.engine();
        Run stage = run.begin(STAGE, files.size(), Unit.FILES)) {
      engine.map(
          Batch.of(STAGE, files).named(FileEnd::filename),
          new FileEndWork(media),
          (file, end) -> ends.put(file.filename, end),
          stage);
    }
    Map<String, List<Row>> cut = new TreeMap<>();
    for (Row row : samples.rows()) {
      if (isCut(row, ends)) {
        cut.computeIfAbsent(row.text(Sample.FILENAME), name -> new ArrayList<>())
            .add(row);
      }
    }
    if (cut.isEmpty()) {
      return samples;
    }
    cut.forEach((name, rows) -> run.failures().add(failure(name, rows)));
    return samples.with(List.of(Sample.DUR), i -> new String[] {length(samples.row(i), ends)});
  }

  /**
   * A file that is looked at.
   *
   * @param latest ms: where the last of its samples ends by the table
   */
  private record FileEnd(String filename, double latest) implements Serializable {}

  private static List<FileEnd> files(Table samples) {
    Map<String, Double> latest = new TreeMap<>();
    for (Row row : samples.rows()) {
      if (isLong(row)) {
        latest.merge(row.text(Sample.FILENAME, ""), start(row) + dur(row), Math::max);
      }
    }
    List<FileEnd> files = new ArrayList<>();
    latest.forEach((name, end) -> files.add(new FileEnd(name, end)));
    return files;
  }

  /** One that nobody means is refused by whoever plans it. */
  private static boolean isLong(Row row) {
    return dur(row) > SHORT && dur(row) <= Sample.LONGEST;
  }

  private static boolean isCut(Row row, Map<String, Double> ends) {
    double end = ends.getOrDefault(row.text(Sample.FILENAME, ""), Double.POSITIVE_INFINITY);
    return isLong(row) && start(row) + dur(row) > end + NEGLIGIBLE;
  }

  private static String length(Row row, Map<String, Double> ends) {
    if (!isCut(row, ends)) {
      return row.text(Sample.DUR);
    }
    double there = ends.getOrDefault(row.text(Sample.FILENAME), 0.0) - start(row);
    return CellFormat.decimal(there > 0 ? there : Math.min(SHORT, dur(row)), 3);
  }

  private static Failure failure(String filename, List<Row> rows) {
    Row first = rows.get(0);
    return Failure.incomplete(
        filename,
        STAGE,
        rows.size() + (rows.size() == 1 ? " sample ends" : " samples end")
            + " after the file does, the first from " + first.text(Sample.START) + " for "
            + first.text(Sample.DUR) + " ms; what is not there is left out");
  }

  /** NaN where there is none: whoever needs it says so. */
  private static double dur(Row row) {
    return CellFormat.number(row.text(Sample.DUR, ""));
  }

  private static double start(Row row) {
    return CellFormat.number(row.text(Sample.START, ""));
  }

  /** Finds where a file ends, in ms; infinite if that is not known or behind its last sample by its headers. */
  private record FileEndWork(MediaFolder media) implements Work<FileEnd, Double> {
    @Override
    public Double apply(FileEnd file, Task task) {
      try (MediaFile opened = MediaFile.open(media.resolve(file.filename))) {
        double told = 1000 * opened.info().duration();
        if (told + NEGLIGIBLE >= file.latest) {
          return Double.POSITIVE_INFINITY;
        }
        // Headers may be wrong, tell nothing, or tell of the first of several files that were
        // joined.
        double read = Math.max(1000 * opened.measured().duration(), heard(opened));
        return read > 0 ? Math.max(told, read) : Double.POSITIVE_INFINITY;
      } catch (SmaltiException unreadable) {
        return Double.POSITIVE_INFINITY;
      }
    }

    /** ms until its sound ends, by decoding all of it. */
    private static double heard(MediaFile file) {
      if (file.info().audio().isEmpty()) {
        return 0;
      }
      try (AudioDecoder decoder = file.audio(AudioSpec.stereo(Sound.RATE))) {
        float[] block = new float[2 * BLOCK];
        while (decoder.read(block, 0, BLOCK) >= 0) {
          CancelledException.throwIfInterrupted();
        }
        return decoder.position() * 1000.0 / Sound.RATE;
      }
    }
  }
}
