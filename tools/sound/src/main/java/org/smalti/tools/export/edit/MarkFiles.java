package org.smalti.tools.export.edit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;

/**
 * The files that mark the samples of a table: those of a sequence in the sound that is made of it, others in their
 * media files, each of which has a file of its own.
 */
final class MarkFiles {
  private static final String PLACE = "%s";

  private MarkFiles() {}

  /**
   * The files to be written.
   *
   * @param text of the marks of one file, in the order of time
   */
  static List<ListFile> of(ListOptions options, Table table, Function<List<Mark>, String> text) {
    Path out = options.out();
    if (EditList.isPlaced(table)) {
      requireOne(out, "a sequence is one sound; name one file");
      return List.of(new ListFile(out, text.apply(marks(options.list(table)))));
    }
    Map<String, List<Mark>> byFile = byFile(table, options.labels(table));
    boolean each = out.toString().contains(PLACE);
    if (!each && byFile.size() > 1) {
      throw SmaltiException.usage(
          "samples of " + byFile.size() + " media files, each of which has labels of its own;"
              + " write --out 'labels/%s.txt' for a file for each, or"
              + " choose one by --filter");
    }
    List<ListFile> files = new ArrayList<>();
    byFile.forEach((filename, marks) -> {
      Path file = each ? MediaFolder.mirrored(out.toString(), filename) : out;
      files.add(
          new ListFile(file, text.apply(marks.stream().sorted(Mark.BY_TIME).toList())));
    });
    return files;
  }

  private static void requireOne(Path out, String why) {
    if (out.toString().contains(PLACE)) {
      throw SmaltiException.usage("--out " + out + ": " + why);
    }
  }

  private static List<Mark> marks(EditList list) {
    return list.clips().stream()
        .map(clip -> new Mark(clip.at(), clip.end(), clip.label(), clip.hz()))
        .sorted(Mark.BY_TIME)
        .toList();
  }

  private static Map<String, List<Mark>> byFile(Table table, ClipLabels labels) {
    Map<String, List<Mark>> marks = new LinkedHashMap<>();
    for (Row row : table.rows()) {
      Sample sample = Sample.of(row);
      marks
          .computeIfAbsent(sample.filename(), name -> new ArrayList<>())
          .add(new Mark(
              sample.start(),
              sample.start() + sample.dur(),
              labels.of(row),
              row.number(Sample.HZ, 0)));
    }
    return marks;
  }
}
