package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.smalti.core.CancelledException;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;

/**
 * Compares one file on disk with what the table says of it.
 *
 * @param fast whether its size is proof enough
 */
record CheckWork(boolean fast) implements Work<Download, CheckResult> {
  private static final int BUFFER = 1 << 18;

  @Override
  public CheckResult apply(Download download, Task task) {
    Path path = download.path();
    try {
      if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        return CheckResult.missing();
      }
      if (!Files.isRegularFile(path)) {
        return CheckResult.wrong(
            Files.isDirectory(path) ? "a folder stands there" : "no regular file stands there");
      }
      long size = Files.size(path);
      if (download.size() >= 0 && size != download.size()) {
        return CheckResult.wrong("it has " + size + " bytes, not " + download.size());
      }
      return fast || !download.checksum().isKnown()
          ? CheckResult.right()
          : summed(download, size, task);
    } catch (ClosedByInterruptException e) {
      throw new CancelledException();
    } catch (AccessDeniedException e) {
      return CheckResult.wrong("no permission to read it");
    } catch (IOException e) {
      return CheckResult.wrong("it can't be read: " + e.getMessage());
    }
  }

  private static CheckResult summed(Download download, long size, Task task) throws IOException {
    task.state("reading");
    Checksum.Sum sum = download.checksum().begin();
    byte[] buffer = new byte[BUFFER];
    long read = 0;
    try (InputStream in = Files.newInputStream(download.path())) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        CancelledException.throwIfInterrupted();
        sum.add(buffer, count);
        read += count;
        task.reached((double) read / Math.max(1, size));
      }
    }
    return download
        .checksum()
        .fault(sum.finish())
        .map(CheckResult::wrong)
        .orElse(CheckResult.right());
  }
}
