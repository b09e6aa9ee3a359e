package org.smalti.tools.audio;

import java.util.ArrayList;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.table.Columns;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.Table;
import org.smalti.media.MediaFile;

/**
 * Cuts the sound of files into samples and measures them, as {@code smalti samples} does, in the thread that calls it.
 * Safe for several threads.
 *
 * @param options how sounds are cut, and what is measured of each sample
 */
public record SampleFinder(SegmentationOptions options) {
  /** With the usual detector and lengths, and the usual features. */
  public static SampleFinder usual() {
    return new SampleFinder(SegmentationOptions.DEFAULTS.measuring(FeatureSet.USUAL));
  }

  /**
   * The samples of some files as a table: where each is, and what was measured of it. Files without sound have none.
   *
   * @param filenames in the folder, or absolute; the table has them as they are given
   * @throws SmaltiException if a file can't be read, or breaks off: its samples are not all there
   */
  public Table samples(MediaFolder media, String... filenames) {
    List<String[]> rows = new ArrayList<>();
    for (String filename : filenames) {
      String damage = add(media, filename, rows);
      if (!damage.isEmpty()) {
        throw SmaltiException.input(filename + ": " + damage);
      }
    }
    Columns columns = new Columns("the samples", SamplesWork.columns(options.features()));
    return Table.ofCells(columns, rows);
  }

  private String add(MediaFolder media, String filename, List<String[]> rows) {
    try (MediaFile file = MediaFile.open(media.resolve(filename))) {
      return file.info().audio().isEmpty()
          ? ""
          : SamplesWork.listen(options, filename, file, rows::add, Task.unwatched())
              .damage();
    }
  }
}
