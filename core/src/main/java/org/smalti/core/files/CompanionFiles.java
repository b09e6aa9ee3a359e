package org.smalti.core.files;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Where a command puts what it keeps of an output, such as its journal: {@code .NAME.journal} beside the output, {@code
 * failures.csv} in the folder of a pattern. If the output is a folder and nothing can be written beside it, as with a
 * mounted disk or a volume of a container, the file stands in that folder: {@code .smalti.journal}. What stands there
 * already is gone on with, whoever runs the command and wherever the disk is mounted.
 */
public final class CompanionFiles {
  /** The name of what belongs to a folder as a whole: a disk may be mounted under another name the next time. */
  private static final String INSIDE = "smalti";
  /** Where this one is, the others belong too. */
  private static final String JOURNAL = "." + INSIDE + ".journal";

  private CompanionFiles() {}

  /**
   * A hidden file.
   *
   * @param kind the end of its name, such as {@code journal}
   */
  public static Path hidden(Path output, String kind) {
    return of(RealPath.of(output), ".", kind);
  }

  /**
   * A file that people are to see.
   *
   * @param kind the end of its name, such as {@code failures.csv}
   */
  public static Path visible(Path output, String kind) {
    String name = String.valueOf(output.getFileName());
    return name.contains("%s") ? output.resolveSibling(kind) : of(output, "", kind);
  }

  private static Path of(Path output, String prefix, String kind) {
    Path inside = output.resolve(prefix + INSIDE + "." + kind);
    Path name = output.toAbsolutePath().normalize().getFileName();
    if (name == null) {
      return inside;
    }
    boolean folder = Files.isDirectory(output);
    if (folder
        && (Files.exists(output.resolve(JOURNAL), LinkOption.NOFOLLOW_LINKS)
            || (!isWritableBeside(output) && Files.isWritable(output)))) {
      return inside;
    }
    Path beside =
        prefix.isEmpty() && isPlain(output) ? output : output.toAbsolutePath().normalize();
    return prefix.isEmpty()
        ? CompanionName.visible(beside, kind)
        : CompanionName.hidden(beside, kind);
  }

  /** Whether the last part of a path is the name of the file: {@code .} and {@code ..} name another one. */
  private static boolean isPlain(Path output) {
    String last = String.valueOf(output.getFileName());
    return !last.equals(".") && !last.equals("..") && !last.isEmpty();
  }

  private static boolean isWritableBeside(Path output) {
    Path parent = output.toAbsolutePath().normalize().getParent();
    return parent != null && Files.isWritable(parent);
  }

  /** Whether such a file could be written. */
  public static boolean areWritable(Path output) {
    Path above = hidden(output, "journal").getParent();
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    return above != null && Files.isWritable(above);
  }
}
