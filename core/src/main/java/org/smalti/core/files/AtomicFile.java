package org.smalti.core.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/**
 * A file that is either not there or whole: it is written under a temporary name in the target's folder and moved
 * into place by {@link #commit}. Closed without a commit, it leaves nothing behind.
 */
public final class AtomicFile implements Closeable {
  private static final AtomicLong COUNTER = new AtomicLong();
  private static final Pattern TEMPORARY = Pattern.compile("\\..*\\.([-0-9a-f]+)-\\d+\\.part");

  /** Characters of the target's name in a temporary name. Each takes up to 4 bytes; a file name has at most 255. */
  private static final int NAME_LENGTH = 50;

  private final Path target;
  private final Path temporary;

  private AtomicFile(Path target, Path temporary) {
    this.target = target;
    this.temporary = temporary;
  }

  /**
   * Creates the temporary file, and the target's folder if it is missing.
   *
   * @throws SmaltiException if nothing can be written there
   */
  public static AtomicFile to(Path target) {
    Path real = target.toAbsolutePath().normalize();
    try {
      if (Files.exists(real)) {
        real = real.toRealPath();
        if (!Files.isRegularFile(real)) {
          throw SmaltiException.input(target + " is not a regular file; choose another output");
        }
      }
      Files.createDirectories(folderOf(real));
      Path temporary = temporaryBeside(real);
      Files.newByteChannel(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
          .close();
      return new AtomicFile(target, temporary);
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /**
   * Makes a folder with a temporary name beside a target, for what is needed on the way to it. If this process is
   * killed, {@link #sweep} removes the folder with its content.
   *
   * @throws SmaltiException if nothing can be written there
   */
  public static Path folderBeside(Path target) {
    Path real = target.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folderOf(real));
      return Files.createDirectory(temporaryBeside(real));
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private static Path temporaryBeside(Path real) {
    return real.resolveSibling("." + beginning(String.valueOf(real.getFileName())) + "."
        + ProcessIdentity.current() + "-" + COUNTER.incrementAndGet() + ".part");
  }

  /** The beginning of a name: a long one with our additions may exceed what the file system allows. */
  private static String beginning(String name) {
    return name.codePointCount(0, name.length()) <= NAME_LENGTH
        ? name
        : name.substring(0, name.offsetByCodePoints(0, NAME_LENGTH));
  }

  /** Where to write until {@link #commit}. */
  public Path temporary() {
    return temporary;
  }

  /** Syncs the temporary file to the disk and renames it to the target, replacing an existing file. */
  public void commit() {
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Path real = Files.exists(target) ? target.toRealPath() : target;
      keepPermissions(real);
      Files.move(
          temporary, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      close();
      throw unwritable(e);
    }
  }

  /** A file that others may not read, or all may write to, stays so, and whose it is. */
  private void keepPermissions(Path real) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(real, PosixFileAttributeView.class);
    if (Files.exists(real) && view != null) {
      PreservedAttributes.copy(real, temporary);
      Files.setPosixFilePermissions(temporary, view.readAttributes().permissions());
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException leftForSweep) {
      // A later run sweeps it away.
    }
  }

  /** Explains why the target can't be written. */
  public SmaltiException unwritable(IOException e) {
    return unwritable(target, e);
  }

  /**
   * Explains why {@code target} can't be written. A full disk or a missing permission is {@link Reason#OUTPUT}, which
   * stops a batch; anything about this one path is {@link Reason#INPUT}.
   */
  public static SmaltiException unwritable(Path target, IOException e) {
    if (e instanceof ClosedByInterruptException) {
      throw new CancelledException();
    }
    String system = String.valueOf(
        e instanceof FileSystemException f && f.getReason() != null
            ? f.getReason()
            : e.getMessage());
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("quota exceeded")) {
      return output(target, "the disk is full; free some space and run the same command again", e);
    }
    if (e instanceof AccessDeniedException || system.contains("Read-only")) {
      return output(target, "no permission; choose another output", e);
    }
    boolean blocked = e instanceof FileAlreadyExistsException || system.equals("Not a directory");
    String why = blocked ? "a file stands where its folder should be" : system;
    return SmaltiException.input(target + " can't be written: " + why, e);
  }

  private static SmaltiException output(Path target, String why, IOException e) {
    return new SmaltiException(Reason.OUTPUT, target + " can't be written: " + why, e);
  }

  /**
   * Deletes the temporary files and folders of processes that have certainly ended, in a folder and below it. Those of
   * other hosts or containers stay.
   */
  public static void sweep(Path folder, int depth) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder, depth)) {
      for (Path file : files.toList()) {
        Matcher name = TEMPORARY.matcher(
            file.getFileName() == null ? "" : file.getFileName().toString());
        if (name.matches()
            && ProcessIdentity.parse(name.group(1))
                .filter(writer -> writer.isSurelyDead(lastChange(file)))
                .isPresent()) {
          remove(file);
        }
      }
    } catch (IOException | UncheckedIOException unreadable) {
      // Left-overs that can't be seen can't be removed; they never carry a final name.
    }
  }

  private static void remove(Path left) throws IOException {
    if (Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS)) {
      new PartsFolder(left).delete();
    } else {
      Files.deleteIfExists(left);
    }
  }

  private static FileTime lastChange(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for the folder that an output lies in. */
  public static void sweepBeside(Path output) {
    Path folder = output.toAbsolutePath().getParent();
    if (folder != null) {
      sweep(folder, 1);
    }
  }

  private static Path folderOf(Path file) {
    Path folder = file.getParent();
    if (folder == null) {
      throw SmaltiException.input(file + " is no file name");
    }
    return folder;
  }
}
