package org.smalti.tools.export.edit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.core.step.FileCells;
import org.smalti.core.step.FileColumns;
import org.smalti.core.step.FileRows;
import org.smalti.core.step.FileStep;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaInfo;

/**
 * What the headers of a media file say, as far as lists need it.
 *
 * @param millis its length, 0 if unknown
 * @param rate of its sound in Hz, 0 if it has none
 */
record MediaFacts(double millis, int rate) {
  static final MediaFacts UNKNOWN = new MediaFacts(0, 0);

  private static final String MILLIS = "smaltiMediaMillis";
  private static final String RATE = "smaltiMediaRate";

  /** The facts of all files of a table that can be read; others are added to the failures. */
  static Map<String, MediaFacts> of(Table table, MediaFolder media, CommandContext run) {
    FileStep step =
        FileStep.of("headers", List.of(MILLIS, RATE), media::resolve, new HeaderWork(media));
    Map<String, MediaFacts> facts = new HashMap<>();
    for (Row row : new FileColumns(step, table, null, run).look().rows()) {
      if (row.filled(MILLIS)) {
        facts.put(
            row.text(Sample.FILENAME), new MediaFacts(row.number(MILLIS), (int) row.number(RATE)));
      }
    }
    return facts;
  }

  /** Reads the headers of one file. */
  private record HeaderWork(MediaFolder media) implements Work<FileRows, FileCells> {
    @Override
    public FileCells apply(FileRows file, Task task) {
      try (MediaFile opened = MediaFile.open(media.resolve(file.filename()))) {
        MediaInfo info = opened.info();
        double seconds =
            info.duration() > 0 ? info.duration() : opened.measured().duration();
        Optional<Integer> rate = info.audio().map(sound -> sound.sampleRate());
        return FileCells.same(
            file,
            CellFormat.decimal(Math.max(0, 1000 * seconds), 3),
            Integer.toString(rate.orElse(0)));
      }
    }
  }
}
