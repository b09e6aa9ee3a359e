package org.smalti.core.files;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.smalti.core.SmaltiException;

/**
 * The folder that a table's file names are relative to. A relative name never leads out of it; an absolute one is
 * allowed, because a user wrote it.
 */
public final class MediaFolder implements Serializable {
  private final LocalPath folder;

  public MediaFolder(Path folder) {
    this.folder = LocalPath.of(folder);
  }

  /**
   * Makes sure that the folder is there.
   *
   * @throws SmaltiException if it is not, for example as its disk is not mounted
   */
  public MediaFolder require() {
    if (!folder.toString().isEmpty() && !Files.isDirectory(folder.path())) {
      throw SmaltiException.input(
          folder + ": no such folder; is its disk mounted? Nothing was changed");
    }
    return this;
  }

  /** The folder itself, as it was named. */
  public Path root() {
    return folder.path();
  }

  /**
   * The path of a file that a table names.
   *
   * @throws SmaltiException if the name is empty, no file name, or leads out of the folder
   */
  public Path resolve(String filename) {
    Path name = parse(filename);
    if (name.isAbsolute()) {
      return name;
    }
    Path root = folder.path();
    if (leavesFolder(name)) {
      throw SmaltiException.input(filename + ": leads out of the folder " + shown(root)
          + "; name it with an absolute path");
    }
    return root.resolve(name);
  }

  /** The name of a file in a table: relative to this folder if it lies in it, otherwise its absolute path. */
  public String nameOf(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path root = folder.absolute();
    return absolute.startsWith(root) ? root.relativize(absolute).toString() : absolute.toString();
  }

  /**
   * The path that belongs to a media file in a mirrored folder tree: {@code pattern} with its {@code %s} replaced by
   * the file's name, folders kept. Absolute names are mirrored below the pattern's folder too.
   */
  public static Path mirrored(String pattern, String filename) {
    Path name = parse(filename);
    Path relative = name.getRoot() == null ? name : name.getRoot().relativize(name);
    if (leavesFolder(relative)) {
      throw SmaltiException.input(
          filename + ": leads out of its folder; name it with an absolute path");
    }
    return fitting(pattern, Path.of(pattern.replace("%s", relative.toString())));
  }

  /** A long name leaves no room for what the pattern adds. */
  private static Path fitting(String pattern, Path mirrored) {
    int at = pattern.lastIndexOf("%s");
    String added = at < 0 ? pattern : pattern.substring(at + 2);
    String name = String.valueOf(mirrored.getFileName());
    return name.endsWith(added) && CompanionName.bytes(name) > CompanionName.LONGEST
        ? CompanionName.with(
            mirrored.resolveSibling(name.substring(0, name.length() - added.length())), added)
        : mirrored;
  }

  private static Path parse(String filename) {
    if (filename.isEmpty()) {
      throw SmaltiException.input("an empty file name in the table");
    }
    try {
      return Path.of(filename);
    } catch (InvalidPathException e) {
      throw SmaltiException.input(
          "\"" + filename.replace("\0", "\\0") + "\" is no file name: " + e.getReason(), e);
    }
  }

  private static boolean leavesFolder(Path name) {
    int depth = 0;
    for (Path part : name) {
      depth += part.toString().equals("..") ? -1 : part.toString().equals(".") ? 0 : 1;
      if (depth < 0) {
        return true;
      }
    }
    return depth <= 0;
  }

  private static String shown(Path root) {
    return root.toString().isEmpty() ? "." : root.toString();
  }
}
