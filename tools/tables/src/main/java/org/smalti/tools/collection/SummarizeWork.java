package org.smalti.tools.collection;

import java.nio.file.Path;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.core.step.FileCells;
import org.smalti.core.step.FileRows;

/**
 * Takes the medians of one samples table, the cells of {@link org.smalti.core.table.ItemColumns#SUMMARY}.
 *
 * @param samples the folder that {@code smalti samples} wrote its tables into
 */
record SummarizeWork(LocalPath samples) implements Work<FileRows, FileCells> {
  @Override
  public FileCells apply(FileRows file, Task task) {
    return FileCells.same(file, SampleSummary.of(table(file.filename())).cells());
  }

  /** @throws org.smalti.core.SmaltiException if no file can have this name */
  Path table(String filename) {
    return MediaFolder.mirrored(samples.path().resolve("%s.csv").toString(), filename);
  }
}
