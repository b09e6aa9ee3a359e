package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Fingerprint;

/**
 * The paths of a partial file and its note: {@code .NAME.partial} and {@code .NAME.partial.note} beside the target,
 * with a number if another program's file has that name already.
 */
record PartialFilePaths(Path target, Path part, Path note) {
  /** Bytes of UTF-8 in a name; with prefix and suffix it then has at most 255, which is what file systems allow. */
  private static final int LONGEST = 236;
  /** Numbers that are tried; so many foreign files with these names are no accident. */
  private static final int MOST = 100;

  /** The first free paths beside a target, or those of its own part. */
  static PartialFilePaths beside(Path target) throws IOException {
    for (int n = 1; n <= MOST; n++) {
      PartialFilePaths place = numbered(target, n);
      if (!place.isTaken()) {
        return place;
      }
    }
    throw SmaltiException.input(target + ": the names for its part are all taken");
  }

  /** Bytes of a file that need not be fetched again. */
  static long held(Download download) {
    try {
      PartialFilePaths place = beside(download.path().toAbsolutePath());
      boolean same = PartialFileNote.read(place.note)
          .filter(note -> note.version().equals(download.version()))
          .isPresent();
      return same && Files.exists(place.part)
          ? Math.min(Files.size(place.part), Math.max(0, download.size()))
          : 0;
    } catch (IOException | SmaltiException unreadable) {
      return 0;
    }
  }

  /**
   * Creates the folders above a file that are missing.
   *
   * @throws SmaltiException if one of them is a link that leads out of the media folder, or no file can have that name
   */
  static void prepare(Download download) {
    Path target = download.path();
    Path at = Path.of(download.folder()).normalize();
    try {
      make(at);
      Path root = at.toRealPath();
      Path above = target.getParent();
      for (Path name : above == null ? Path.of("") : at.relativize(above)) {
        at = at.resolve(name);
        if (!Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
          make(at);
        }
        if (!leadsTo(at, root)) {
          throw SmaltiException.input(
              target + ": the folder " + at + " is a link that leads out of " + download.folder());
        }
      }
      Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException free) {
      // The usual case. A name that is too long throws another exception.
    } catch (IOException e) {
      throw PartialFile.explained(target, e);
    }
  }

  /**
   * Gives the part its target's name without ever replacing a file: a hard link to a name that exists fails, while a
   * move would look first and replace a file that appeared since. For a moment the file has both names.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is a file
   */
  void nameOnce() throws IOException {
    try {
      Files.createLink(target, part);
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (UnsupportedOperationException | FileSystemException withoutLinks) {
      // FAT and some network file systems have no links; a move is the best that is left.
      Files.move(part, target);
      return;
    }
    Files.deleteIfExists(part);
  }

  /** Whether a run gave the part its target's name and was killed before it removed the other one. */
  boolean isNamed() throws IOException {
    return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
        && Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)
        && Files.isSameFile(target, part);
  }

  /** Looks first, because the JDK refuses to create a folder where there is a link to one. */
  private static void make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
  }

  private static boolean leadsTo(Path folder, Path root) throws IOException {
    try {
      return folder.toRealPath().startsWith(root);
    } catch (NoSuchFileException dangling) {
      return false;
    }
  }

  private static PartialFilePaths numbered(Path target, int n) {
    String name = String.valueOf(target.getFileName());
    String fitting = name.getBytes(StandardCharsets.UTF_8).length > LONGEST
        ? new Fingerprint().with(name).key()
        : name;
    String part = "." + fitting + (n > 1 ? "." + n : "") + ".partial";
    return new PartialFilePaths(
        target, target.resolveSibling(part), target.resolveSibling(part + ".note"));
  }

  private boolean isTaken() throws IOException {
    boolean noted = Files.exists(note, LinkOption.NOFOLLOW_LINKS);
    if (!Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
      return noted && !PartialFileNote.isIn(note);
    }
    return !noted
        || !PartialFileNote.isIn(note)
        || Files.size(note) == 0
        || !Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS);
  }
}
