package org.smalti.tools.card;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.TableReader;
import org.smalti.tools.audio.SampleDetector.Mark;

/** Reads the samples of one media file from a table, row by row. */
record TableMarks(Path table, MediaFolder folder) {

  /** @throws SmaltiException if the table names no sample of the file */
  List<Mark> of(Path file) {
    List<Mark> marks = new ArrayList<>();
    String checked = "";
    boolean same = false;
    try (TableReader reader = new TableReader(table)) {
      reader.columns().require(Sample.PLACE);
      while (reader.hasNext()) {
        Row row = reader.next();
        String name = row.text(Sample.FILENAME);
        if (!name.equals(checked)) {
          checked = name;
          same = isSame(name, file);
        }
        if (same) {
          marks.add(
              new Mark(Sample.of(row), row.number(Sample.HZ, -1), row.number(Sample.CLARITY, -1)));
        }
      }
    }
    if (marks.isEmpty()) {
      throw SmaltiException.input(table + ": no sample of " + file
          + "; name the folder that its file names are relative to with --dir");
    }
    return marks;
  }

  private boolean isSame(String name, Path file) {
    try {
      Path resolved = folder.resolve(name).toAbsolutePath().normalize();
      return resolved.equals(file.toAbsolutePath().normalize());
    } catch (SmaltiException noFileHasThisName) {
      return false;
    }
  }
}
