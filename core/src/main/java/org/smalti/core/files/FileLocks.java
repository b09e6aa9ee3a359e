package org.smalti.core.files;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two runs from working on one file. Where the file system has no locks, as NFS without its lock daemon, the work
 * goes on without: whoever has such a disk could do nothing at all otherwise.
 */
public final class FileLocks {
  private FileLocks() {}

  /** One try to lock a file. */
  @FunctionalInterface
  interface Attempt {
    @Nullable
    FileLock now() throws IOException;
  }

  /**
   * Locks a file for as long as the channel is open.
   *
   * @return false if another run holds it
   */
  public static boolean lock(FileChannel channel) throws IOException {
    return lock(channel::tryLock);
  }

  static boolean lock(Attempt attempt) throws IOException {
    try {
      return attempt.now() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    } catch (ClosedChannelException interrupted) {
      throw interrupted;
    } catch (IOException fileSystemWithoutLocks) {
      return true;
    }
  }
}
