package org.smalti.scrapers.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;

/** Asks for one item's metadata and chooses its assets. */
record ItemWork(ArchiveSite site, PoliteClient client, AssetChoice choice, List<String> described)
    implements Work<String, ItemAnswer> {
  @Override
  public ItemAnswer apply(String identifier, Task task) {
    try {
      return answer(new ArchiveItem(identifier, client.json(site.metadata(identifier))));
    } catch (SmaltiException e) {
      return ItemAnswer.failed(e.getMessage());
    }
  }

  private ItemAnswer answer(ArchiveItem item) {
    Optional<String> obstacle = item.obstacle();
    if (obstacle.isPresent()) {
      return ItemAnswer.refused(obstacle.get());
    }
    List<ArchiveFile> matching = choice.matching(item.files());
    List<ArchiveFile> taken = choice.take(matching);
    if (taken.isEmpty() && !matching.isEmpty()) {
      return ItemAnswer.refused("the item's " + choice.wording() + " files are private");
    }
    List<String> description = described.stream().map(item::describe).toList();
    List<Asset> assets = new ArrayList<>();
    for (ArchiveFile file : taken) {
      assets.add(new Asset(
          item.identifier(),
          description,
          file.name(),
          site.download(item.identifier(), file.name()).toString(),
          file.size(),
          file.md5(),
          file.sha1(),
          file.crc32(),
          file.format()));
    }
    return ItemAnswer.of(assets);
  }
}
