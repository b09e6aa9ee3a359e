package org.smalti.tools.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.PreservedAttributes;

/**
 * Moves a verified result to its place. The order is such that at every moment a whole original, or its backup and the
 * result, exist: first the backup is made, then the receipt, then the result is moved, and only then the original is
 * removed.
 */
final class ResultInstaller {
  private final Job job;

  ResultInstaller(Job job) {
    this.job = job;
  }

  /**
   * Gives a result its name.
   *
   * @return what it can't have of its original, such as {@link PreservedAttributes#OWNER}
   * @throws SmaltiException if the source has changed, or something stands at the target that must stay
   */
  List<String> deliver(AtomicFile result) throws IOException {
    job.requireUnchanged();
    List<String> unkept = keepAttributes(result.temporary());
    if (!job.overwrites() && !job.inPlace() && Files.exists(job.output())) {
      throw SmaltiException.input(
          job.target() + " has appeared while it was made; it stays, and the result does not");
    }
    backUp();
    Receipt.write(job.key(), result.temporary(), job.output());
    result.commit();
    complete();
    return unkept;
  }

  /** Gives the result the owner, the attributes, the time and the permissions of its original. */
  private List<String> keepAttributes(Path result) throws IOException {
    Path source = job.source().file();
    // A new owner takes special permissions away.
    List<String> unkept = PreservedAttributes.copy(source, result);
    Files.setLastModifiedTime(result, Files.getLastModifiedTime(source));
    PosixFileAttributeView view = Files.getFileAttributeView(source, PosixFileAttributeView.class);
    if (view != null) {
      Set<PosixFilePermission> permissions = view.readAttributes().permissions();
      permissions.add(PosixFilePermission.OWNER_WRITE);
      Files.setPosixFilePermissions(result, permissions);
    }
    return unkept;
  }

  /** Removes the original of a verified result that is at its place, if it is to go. */
  void complete() throws IOException {
    if (job.removes() && !job.inPlace()) {
      backUp();
      Files.deleteIfExists(job.source().file());
    }
  }

  /**
   * Makes a hard link to the original, or a copy where the backup is on another disk. If it is there already, nothing
   * is done.
   */
  private void backUp() throws IOException {
    Path backup = job.backupFile().orElse(null);
    if (backup == null || isBackup(backup, job.source())) {
      return;
    }
    if (Files.exists(backup)) {
      throw occupied(backup);
    }
    SecondName.give(job.source().file(), backup);
  }

  /**
   * Whether a file is the source's backup from a run that was killed: a second name of it, or as old and byte for byte
   * the same.
   */
  static boolean isBackup(Path backup, SourceFile source) throws IOException {
    return Files.exists(backup)
        && Files.size(backup) == source.size()
        && Files.getLastModifiedTime(backup).toMillis() == source.modified()
        && SecondName.isOf(backup, source.file());
  }

  static SmaltiException occupied(Path backup) {
    return SmaltiException.input(
        backup + " is another file already; choose another folder with --backup");
  }
}
