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
 * Where the part of a file and its note lie: {@code .NAME.partial} and {@code .NAME.partial.note} beside the target, with a
 * number where somebody else's file has that name already.
 */
record PartialFilePaths(Path target, Path part, Path note) {
  /** Bytes of UTF-8 in a name, so that with our additions it has at most 255. */
  private static final int LONGEST = 236;
  /** So many files of other people with our names are no accident. */
  private static final int MOST = 100;

  static PartialFilePaths beside(Path target) throws IOException {
    for (int n = 1; n <= MOST; n++) {
      PartialFilePaths place = numbered(target, n);
      if (!place.isTaken()) {
        return place;
      }
    }
    throw SmaltiException.input(target + ": the names for its part are all taken");
  }

  /** Bytes that need not be fetched again. */
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
   * Makes the folders above a file where they are missing.
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
      // The usual case; a name that is too long is another.
    } catch (IOException e) {
      throw PartialFile.explained(target, e);
    }
  }

  /**
   * Gives the part its target's name without ever replacing a file. A name is given by a link, which fails where there is one;
   * moving would look first and replace what came since. For a moment the file has both names.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is a file
   */
  void nameOnce() throws IOException {
    try {
      Files.createLink(target, part);
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (UnsupportedOperationException | FileSystemException withoutLinks) {
      // FAT and some network file systems have none; looking first is the best that is left.
      Files.move(part, target);
      return;
    }
    Files.deleteIfExists(part);
  }

  /** Whether a killed run has given the part its target's name, and did not come to take the other name away. */
  boolean isNamed() throws IOException {
    return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
        && Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)
        && Files.isSameFile(target, part);
  }

  /** The JDK takes a link to a folder for an obstacle. */
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
