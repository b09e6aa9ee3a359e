package org.smalti.scrapers.archive.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.scrapers.archive.site.ArchiveSite;
import org.smalti.scrapers.web.PoliteClient;

/** Asks for one item's metadata and keeps of it what Smalti can use. */
record ItemWork(ArchiveSite site, PoliteClient client) implements Work<String, ItemResult> {
  @Override
  public ItemResult apply(String identifier, Task task) {
    try {
      JsonNode answer = client.json(site.metadata(identifier));
      Optional<String> trouble = ArchiveItem.trouble(answer);
      return trouble.isPresent()
          ? ItemResult.failed(trouble.get())
          : new ItemResult(ArchiveItem.reduced(identifier, answer).toString(), "");
    } catch (SmaltiException e) {
      return ItemResult.failed(e.getMessage());
    }
  }
}
