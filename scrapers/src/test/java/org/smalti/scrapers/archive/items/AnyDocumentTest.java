package org.smalti.scrapers.archive.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.smalti.scrapers.archive.fake.FakeItem;
import org.smalti.scrapers.archive.fake.Mutants;
import org.smalti.scrapers.archive.site.ArchiveSite;

/** Documents in which any value may be anything. */
class AnyDocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path folder = Path.of("");

  @Test
  void anItemMayBeAnythingAndItsRowIsSane() {
    qt().withExamples(10).forAll(longs().all()).checkAssert(this::searchOfMutants);
  }

  private void searchOfMutants(long seed) {
    Random random = new Random(seed);
    Path table = folder.resolve("items.csv");
    List<String> identifiers = new ArrayList<>();
    try (MetadataFile known = MetadataFile.of(table, "" + seed)) {
      for (int i = 0; i < 200; i++) {
        String identifier = "film-" + i;
        JsonNode mutant = Mutants.of(document(identifier), random);
        if (ArchiveItem.problem(mutant).isEmpty()) {
          known.put(identifier, "", ArchiveItem.reduced(identifier, mutant).toString());
          identifiers.add(identifier);
        }
      }
      ItemsUpdate update = new ItemsUpdate(
          new ArchiveSite("http://localhost"),
          known,
          new AssetChoice(
              List.of(".mp4", "h.264"),
              NameGlobs.ANY,
              List.of(),
              random.nextBoolean(),
              random.nextBoolean()),
          new ItemsTable(
              ItemsTable.described(List.of("mediatype", "collection")), FileLayout.PLAIN));
      update.survey(identifiers, new Listening());
      assertThat(update.files()).isPositive();
      update.write(
          table, identifiers, new ItemsUpdate.OldRows(Set.of(), true, Set.of()), new Listening());
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
    assertThat(row.text("md5")).matches("(\\p{XDigit}{32})?");
    assertThat(row.text("crc32")).matches("\\p{XDigit}{0,8}");
    assertThat(row.text("length")).matches("(\\d+(\\.\\d+)?)?");
    assertThat(row.text("width")).matches("([1-9]\\d*)?");
    assertThat(row.text("mtime")).matches("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)?");
    assertThat(HttpUrl.parse(row.text("url"))).isNotNull();
    for (int i = 0; i < row.columns().size(); i++) {
      assertThat(row.text(i))
          .isEqualTo(row.text(i).strip())
          .matches(cell -> cell.codePoints().noneMatch(c -> c < ' ' && c != '\n' && c != '\t'));
    }
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
