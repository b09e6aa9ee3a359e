package org.smalti.tools.audio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.smalti.core.CancelledException;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.Sample;
import org.smalti.core.table.TableWriter;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;

/**
 * Listens to one media file, given by its name, and writes the table of its samples. A file without sound has none,
 * which is no error. Memory does not grow with the file.
 *
 * @param tables pattern of the tables' paths, {@code %s} stands for the media file's name
 */
record SamplesWork(MediaFolder media, LocalPath tables, SegmentationOptions listening)
    implements Work<String, SegmentationResult> {
  private static final int CHUNK = 8192;

  /** The columns that the tables will have. */
  static List<String> columns(FeatureSet features) {
    List<String> columns = new ArrayList<>(Sample.PLACE);
    columns.addAll(features.columns());
    return columns;
  }

  @Override
  public SegmentationResult apply(String filename, Task task) {
    Path file = media.resolve(filename);
    Path table = MediaFolder.mirrored(tables.toString(), filename);
    try (MediaFile opened = MediaFile.open(file);
        TableWriter writer = new TableWriter(table, columns(listening.features()))) {
      SegmentationResult heard = opened.info().audio().isEmpty()
          ? new SegmentationResult(0, "")
          : listen(listening, filename, opened, writer::add, task);
      writer.commit();
      return heard;
    }
  }

  /**
   * Finds the samples of a file with sound.
   *
   * @param rows receives the cells of each sample, those of {@link #columns}
   */
  static SegmentationResult listen(
      SegmentationOptions listening,
      String filename,
      MediaFile file,
      Consumer<String[]> rows,
      Task task) {
    try (AudioDecoder decoder = file.audio(AudioSpec.MONO, listening.sound())) {
      int rate = decoder.sampleRate();
      Rows found = new Rows(filename, rate, rows, listening);
      Segmenter segmenter = new Segmenter(
          rate, listening.detector().at(rate, listening.delta()), listening.limits(), found);
      float[] chunk = new float[CHUNK];
      for (int read = decoder.read(chunk, 0, CHUNK);
          read >= 0 && found.count < listening.count();
          read = decoder.read(chunk, 0, CHUNK)) {
        CancelledException.throwIfInterrupted();
        segmenter.accept(chunk, 0, read);
        if (file.info().duration() > 0) {
          task.reached(decoder.position() / (rate * file.info().duration()));
        }
      }
      segmenter.finish();
      decoder.remarks().forEach(task::remark);
      return new SegmentationResult(found.count, decoder.damage().orElse(""));
    }
  }

  /** Gives samples as they end. */
  private static final class Rows implements Segmenter.Segments {
    private final String filename;
    private final int rate;
    private final Consumer<String[]> receiver;
    private final SegmentationOptions listening;
    private final SampleMeter meter;
    private int count;

    Rows(String filename, int rate, Consumer<String[]> receiver, SegmentationOptions listening) {
      this.filename = filename;
      this.rate = rate;
      this.receiver = receiver;
      this.listening = listening;
      meter = new SampleMeter(rate, listening.pitch(), listening.features());
    }

    @Override
    public void add(SoundBuffer sound, long start, int length) {
      if (count == listening.count()) {
        return;
      }
      List<String> cells = new ArrayList<>();
      cells.add(filename);
      cells.add(CellFormat.decimal(1000.0 * start / rate, 3));
      cells.add(CellFormat.decimal(1000.0 * length / rate, 3));
      cells.addAll(List.of(meter.measure(sound, start, length).cells()));
      receiver.accept(cells.toArray(String[]::new));
      count++;
    }
  }
}
