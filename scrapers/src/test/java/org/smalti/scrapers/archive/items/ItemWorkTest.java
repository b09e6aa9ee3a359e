package org.smalti.scrapers.archive.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.smalti.core.run.Task;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.Fault;
import org.smalti.scrapers.archive.site.ArchiveSite;
import org.smalti.scrapers.web.RequestOptions;
import org.smalti.scrapers.web.SerialCopy;
import picocli.CommandLine;

class ItemWorkTest {
  private static ItemResult askedElsewhere(FakeArchive archive, String identifier) {
    RequestOptions requests = CommandLine.populateCommand(new RequestOptions(), "--retries=0");
    ItemWork work = new ItemWork(
        new ArchiveSite(archive.url()), requests.client("", url -> Optional.empty(), ""));
    return SerialCopy.of(
        ItemResult.class, SerialCopy.of(ItemWork.class, work).apply(identifier, Task.unwatched()));
  }

  @Test
  void theWorkAndItsResultTravel() throws IOException {
    try (FakeArchive archive = new FakeArchive()) {
      archive.item("film").file("a.mp4", 10);
      archive.always("/metadata/gone", Fault.status(500));
      ItemResult found = askedElsewhere(archive, "film");
      assertThat(found.problem()).isEmpty();
      assertThat(found.document()).contains("a.mp4");
      assertThat(askedElsewhere(archive, "gone").problem()).contains("busy (HTTP 500)");
    }
  }
}
