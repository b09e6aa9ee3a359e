package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.smalti.core.run.ItemState;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.scrapers.web.PoliteClient;

/**
 * Fetches one file, or finds that it is there. In the end there are either the right bytes under the final name, or
 * there is nothing new under it and the result says why.
 *
 * @param nodes finds the other servers that have a file
 * @param replace whether a file that stands there is replaced
 */
record DownloadWork(PoliteClient client, NodeFinder nodes, boolean replace)
    implements Work<Download, DownloadResult> {
  @Override
  public DownloadResult apply(Download download, Task task) {
    PartialFilePaths.prepare(download);
    Path path = download.path();
    boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    DownloadResult result;
    if (there && (!replace || Files.isDirectory(path))) {
      task.state("checking");
      result = check(download);
      task.resumed(1);
    } else {
      try (PartialFile partial = PartialFile.of(download, replace)) {
        DownloadUrls urls = new DownloadUrls(client, nodes, download.url());
        result = new DownloadAttempts(client, urls, partial, task).run();
      }
    }
    if (result.kind() == DownloadResult.Kind.PRESENT) {
      task.state("present");
    } else if (result.kind() != DownloadResult.Kind.FETCHED) {
      task.state(ItemState.FAILED);
    }
    return result;
  }

  private static DownloadResult check(Download download) {
    if (!Files.isRegularFile(download.path())) {
      return DownloadResult.failed(
          "something else stands there; move " + download.path() + " away");
    }
    try {
      Optional<String> fault = download.fault();
      if (fault.isEmpty()) {
        removePart(download);
      }
      return fault.isEmpty()
          ? DownloadResult.present()
          : DownloadResult.failed(
              "another file stands there (" + fault.get() + "); --force replaces it");
    } catch (IOException e) {
      throw PartialFile.explained(download.path(), e);
    }
  }

  /**
   * Removes what a run leaves that is killed just after the file got its name: the note, and perhaps the part's own
   * name.
   */
  private static void removePart(Download download) throws IOException {
    PartialFilePaths place = PartialFilePaths.beside(download.path().toAbsolutePath());
    if (place.isNamed()) {
      Files.deleteIfExists(place.part());
    }
    if (!Files.exists(place.part(), LinkOption.NOFOLLOW_LINKS)
        && PartialFileNote.isIn(place.note())) {
      Files.deleteIfExists(place.note());
    }
  }
}
