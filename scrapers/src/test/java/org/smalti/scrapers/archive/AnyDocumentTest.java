package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;

/** Documents in which any value may be anything. */
class AnyDocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String[] TEXTS = {
    "",
    "7",
    "-1",
    "true",
    "Metadata",
    "..",
    "/",
    "a\0b",
    "\ud800",
    "\r\n,\"",
    "99999999999999999999",
    "é.mp4"
  };

  @TempDir
  Path folder = Path.of("");

  @Test
  void anItemMayBeAnythingAndItsRowIsSane() {
    qt().withExamples(10).forAll(longs().all()).checkAssert(this::searchOfMutants);
  }

  @Test
  void aHitMayBeAnything() throws JsonProcessingException {
    JsonNode hit = JSON.readTree(
        "{\"identifier\":\"a\",\"item_size\":\"4523\",\"addeddate\":\"2015-03-02T10:00:00Z\","
            + "\"publicdate\":\"2015-03-02T10:00:00Z\",\"oai_updatedate\":[\"2016-03-02T10:00:00Z\"]}");
    assertThat(Hit.of(hit))
        .isEqualTo(new Hit("a", "2016-03-02T10:00:00Z", 4523, 1_425_290_400_000L));
    qt().withExamples(1000).forAll(longs().all()).checkAssert(seed -> {
      Hit mutant = Hit.of(mutated(hit, new Random(seed)));
      assertThat(mutant.date()).doesNotContain("\0").hasSizeLessThanOrEqualTo(1000);
      Axis.ADDED.bound(mutant.added() == Hit.UNKNOWN ? 0 : mutant.added());
    });
  }

  private void searchOfMutants(long seed) {
    Random random = new Random(seed);
    Path table = folder.resolve("items.csv");
    List<String> identifiers = new ArrayList<>();
    try (MetadataFile known = MetadataFile.of(table, "" + seed)) {
      for (int i = 0; i < 200; i++) {
        String identifier = "film-" + i;
        JsonNode mutant = mutated(document(identifier), random);
        if (ArchiveItem.trouble(mutant).isEmpty()) {
          known.put(identifier, "", ArchiveItem.reduced(identifier, mutant).toString());
          identifiers.add(identifier);
        }
      }
      ItemsUpdate update = new ItemsUpdate(
          new ArchiveSite("http://localhost"),
          known,
          new AssetChoice(List.of(".mp4", "h.264"), random.nextBoolean(), random.nextBoolean()),
          ItemsTable.described(List.of("mediatype", "collection")));
      update.survey(identifiers, new Listening());
      assertThat(update.files()).isPositive();
      update.write(table, identifiers, Set.of(), true, new Listening());
    }
    try (TableReader rows = new TableReader(table)) {
      rows.forEachRemaining(AnyDocumentTest::assertSane);
    }
  }

  private static JsonNode document(String identifier) {
    return new FakeItem(identifier)
        .file("a b.mp4", 10)
        .file("disc/b.mp4", 20, "h.264", r -> r.put("private", "true"))
        .described(m -> m.put("title", "Title").putArray("creator").add("one").add("two"))
        .document(d -> d.put("is_dark", false).put("error", ""))
        .document(JSON);
  }

  private static void assertSane(Row row) {
    assertThat(row.text("identifier")).startsWith("film-");
    assertThat(row.text("filename")).isNotEmpty().doesNotContain("\0", "\n", "..");
    assertThat(row.text("size")).matches("\\d{0,18}");
    assertThat(row.text("mtime")).matches("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)?");
    assertThat(HttpUrl.parse(row.text("url"))).isNotNull();
    for (int i = 0; i < row.columns().size(); i++) {
      assertThat(row.text(i))
          .isEqualTo(row.text(i).strip())
          .matches(cell -> cell.codePoints().noneMatch(c -> c < ' ' && c != '\n' && c != '\t'));
    }
  }

  /** A copy in which some values have become others. */
  private static JsonNode mutated(JsonNode node, Random random) {
    if (random.nextInt(12) == 0) {
      return anything(random, 2);
    }
    if (node.isObject()) {
      ObjectNode copy = NODES.objectNode();
      node.properties().forEach(entry -> {
        if (random.nextInt(15) > 0) {
          copy.set(entry.getKey(), mutated(entry.getValue(), random));
        }
      });
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = NODES.arrayNode();
      node.forEach(element -> copy.add(mutated(element, random)));
      return copy;
    }
    return node;
  }

  private static JsonNode anything(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(random.nextGaussian() * 1e30);
      case 4 -> NODES.numberNode(random.nextInt(3) - 1);
      case 5 -> NODES.textNode(TEXTS[random.nextInt(TEXTS.length)]);
      case 6 -> NODES.arrayNode().add(anything(random, depth - 1)).add(anything(random, depth - 1));
      default -> NODES.objectNode().set("name", anything(random, depth - 1));
    };
  }

  /** A run whose failures are of no interest. */
  private static final class Listening implements Run {
    @Override
    public void advance(long amount) {}

    @Override
    public void skip(Failure failure) {
      assertThat(failure.error()).isNotBlank();
    }

    @Override
    public void say(String message) {}

    @Override
    public void throwIfCancelled() {}

    @Override
    public void close() {}
  }
}
