package org.smalti.tools.collection;

import java.nio.file.Path;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.core.step.FileCells;
import org.smalti.core.step.FileRows;
import org.smalti.core.table.FeatureSet;

/**
 * Takes the medians of one samples table, the cells of {@link org.smalti.core.table.ItemColumns#summary}.
 *
 * @param tables pattern of the paths of samples tables, {@code %s} stands for the media file's name
 * @param features whose medians are taken
 */
record SummarizeWork(LocalPath tables, FeatureSet features) implements Work<FileRows, FileCells> {
  @Override
  public FileCells apply(FileRows file, Task task) {
    Path table = MediaFolder.mirrored(tables.toString(), file.filename());
    return FileCells.same(file, SampleSummary.of(table).cells(features));
  }
}
