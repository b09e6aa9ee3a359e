package org.smalti.scrapers.archive.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.scrapers.archive.site.ArchiveSite;
import org.smalti.scrapers.web.PoliteClient;

/** Asks for the metadata of one item, given by its identifier, and reduces it to the keys that Smalti uses. */
record ItemWork(ArchiveSite site, PoliteClient client) implements Work<String, ItemResult> {
  @Override
  public ItemResult apply(String identifier, Task task) {
    try {
      JsonNode answer = client.json(site.metadata(identifier), site.shortestSearch());
      Optional<String> problem = ArchiveItem.problem(answer);
      return problem.isPresent()
          ? ItemResult.failed(problem.get())
          : new ItemResult(ArchiveItem.reduced(identifier, answer).toString(), "");
    } catch (SmaltiException e) {
      return ItemResult.failed(e.getMessage());
    }
  }
}
