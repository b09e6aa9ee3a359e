package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.smalti.core.CancelledException;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;

/**
 * Compares one file on disk with what the table says of it.
 *
 * @param fast whether only its size is compared
 */
record CheckWork(boolean fast) implements Work<Download, CheckResult> {
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
      Optional<String> fault = download.sizeFault(size);
      boolean read = !fast && download.checksum().isKnown();
      if (fault.isEmpty() && read) {
        task.state("reading");
        double whole = Math.max(1, size);
        fault = download.checksum().fault(path, bytes -> task.reached(bytes / whole));
      }
      CheckResult good = read
          ? CheckResult.right()
          : download.size() >= 0 ? CheckResult.rightSize() : CheckResult.unknown();
      return fault.map(CheckResult::wrong).orElse(good);
    } catch (ClosedByInterruptException e) {
      throw new CancelledException();
    } catch (AccessDeniedException e) {
      return CheckResult.wrong("no permission to read it");
    } catch (IOException e) {
      return CheckResult.wrong("it can't be read: " + e.getMessage());
    }
  }
}
