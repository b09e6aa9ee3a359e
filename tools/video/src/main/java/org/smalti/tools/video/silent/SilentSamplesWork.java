package org.smalti.tools.video.silent;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Feature;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.Sample;
import org.smalti.core.table.TableWriter;
import org.smalti.media.MediaFile;
import org.smalti.tools.video.cuts.SceneBorders;
import org.smalti.tools.video.silent.PieceFinder.Piece;

/**
 * Cuts a film without sound, given by its name, into samples that are seen only, and writes the table of them: scenes,
 * and in them movements. {@code power} is the mean of {@link Movement} over the sample; the other features say that
 * there is no sound.
 *
 * @param tables pattern of the tables' paths, {@code %s} stands for the media file's name
 */
record SilentSamplesWork(MediaFolder media, LocalPath tables)
    implements Work<String, SilentSamplesWork.Result> {
  /** dBFS of silence, see {@link Feature#DB}. */
  private static final double NO_LEVEL = -120;

  /**
   * What was found.
   *
   * @param damage what could not be decoded, empty if nothing
   */
  record Result(int samples, String damage) implements Serializable {}

  static List<String> columns() {
    List<String> columns = new ArrayList<>(Sample.PLACE);
    columns.addAll(FeatureSet.USUAL.columns());
    columns.addAll(List.of(Sample.VIDEO_START, Sample.VIDEO_DUR, Sample.SILENT));
    return columns;
  }

  @Override
  public Result apply(String filename, Task task) throws IOException {
    Path table = MediaFolder.mirrored(tables.toString(), filename);
    try (MediaFile film = MediaFile.open(media.resolve(filename));
        TableWriter writer = new TableWriter(table, columns())) {
      if (film.info().audio().isPresent()) {
        throw SmaltiException.input(
            "it has sound, though its table says hasAudio 0; 'smalti samples' cuts it");
      }
      Movement movement = new Movement();
      SceneBorders scenes = SceneBorders.of(film, PieceFinder.SHORTEST / 2, movement, task);
      List<Piece> pieces = pieces(scenes.times(), new PieceFinder(movement));
      for (Piece piece : pieces) {
        writer.add(cells(filename, piece, movement.mean(piece.from(), piece.until())));
      }
      writer.commit();
      return new Result(pieces.size(), scenes.damage());
    }
  }

  private static List<Piece> pieces(List<Double> borders, PieceFinder finder) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 1; i < borders.size(); i++) {
      pieces.addAll(finder.of(borders.get(i - 1), borders.get(i)));
    }
    pieces.sort(Comparator.comparingDouble(Piece::from));
    return pieces;
  }

  private static String[] cells(String filename, Piece piece, double power) {
    String start = ms(piece.from());
    String dur = ms(piece.until() - piece.from());
    List<String> cells = new ArrayList<>(List.of(filename, start, dur));
    for (Feature feature : FeatureSet.USUAL.features()) {
      cells.add(
          switch (feature) {
            case POWER -> feature.cell(power);
            case DB -> feature.cell(NO_LEVEL);
            default -> feature.cell(feature.noValue().cell());
          });
    }
    cells.addAll(List.of(start, dur, "1"));
    return cells.toArray(String[]::new);
  }

  private static String ms(double seconds) {
    return CellFormat.decimal(1000 * seconds, 3);
  }
}
