package org.smalti.tools.video.stills;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.smalti.core.files.SafeName;
import org.smalti.core.step.RowsByFile;

/** What the table in a folder of pictures says, by film, as an earlier run has left it. */
final class StillTable {
  private final RowsByFile earlier;

  private StillTable(RowsByFile earlier) {
    this.earlier = earlier;
  }

  /**
   * Reads a table; none where there is no file.
   *
   * @throws org.smalti.core.SmaltiException if it is no table of pictures
   */
  static StillTable read(Path file) {
    return new StillTable(RowsByFile.read(file, List.of(StillsWork.PICTURE)));
  }

  RowsByFile rows() {
    return earlier;
  }

  /**
   * Films with what the names of their pictures begin with: what those of an earlier run do, else the film's own name
   * without its folders and extension, with a number where another film has that.
   */
  List<StillSource> sources(List<String> filenames) {
    Map<String, String> known = new HashMap<>();
    Set<String> taken = new HashSet<>();
    earlier
        .files()
        .forEach(film -> earlier.rows(film).stream()
            .map(row -> StillNames.prefix(row.text(StillsWork.PICTURE)))
            .flatMap(Optional::stream)
            .findFirst()
            .ifPresent(prefix -> {
              known.put(film, prefix);
              taken.add(SafeName.folded(prefix));
            }));
    List<StillSource> sources = new ArrayList<>();
    for (String filename : filenames) {
      String prefix = known.get(filename);
      sources.add(
          new StillSource(filename, prefix == null ? unused(base(filename), taken) : prefix));
    }
    return sources;
  }

  private static String unused(String base, Set<String> taken) {
    String candidate = base;
    for (int number = 2; !taken.add(SafeName.folded(candidate)); number++) {
      candidate = base + "-" + number;
    }
    return candidate;
  }

  private static String base(String filename) {
    String name =
        filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    if (name.equals("-")) {
      return "stdin";
    }
    return SafeName.segment(dot > 0 ? name.substring(0, dot) : name);
  }
}
