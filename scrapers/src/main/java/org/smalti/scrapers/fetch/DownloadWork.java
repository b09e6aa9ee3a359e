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
 * @param replacing whether a file that stands there is replaced
 */
record DownloadWork(PoliteClient client, NodeFinder nodes, Replacing replacing)
    implements Work<Download, DownloadResult> {
  @Override
  public DownloadResult apply(Download download, Task task) {
    PartialFilePaths.prepare(download);
    Path path = download.path();
    boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    boolean looked = there && (replacing != Replacing.ALL || Files.isDirectory(path));
    DownloadResult result = DownloadResult.present();
    if (looked) {
      task.state("checking");
      result = check(download);
    }
    boolean replaced = replacing.replaces(download) && !Files.isDirectory(path);
    if (!there || (replaced && !(looked && result.kind() == DownloadResult.Kind.PRESENT))) {
      result = fetched(download, replaced, task);
    } else {
      task.resumed(1);
    }
    if (result.kind() == DownloadResult.Kind.PRESENT) {
      task.state("present");
    } else if (result.kind() != DownloadResult.Kind.FETCHED) {
      task.state(ItemState.FAILED);
    }
    return result;
  }

  private DownloadResult fetched(Download download, boolean replaced, Task task) {
    try (PartialFile partial = PartialFile.of(download, replaced)) {
      DownloadUrls urls = new DownloadUrls(client, nodes, download.url());
      return new DownloadAttempts(client, urls, partial, task).run();
    }
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
              download.outdated()
                  ? "an earlier version stands there (" + fault.get() + "); --update replaces it"
                  : "another file stands there (" + fault.get() + "); --force replaces it, and"
                      + " with --filter 'filename=\"" + download.filename() + "\"' it alone");
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
