package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;

/** Which items and files a search takes, and how they are called. */
class IaSearchChoiceTest extends SearchTester {
  private Outcome byName(Object... more) {
    List<Object> words = new ArrayList<>(List.of("search", "--out", out));
    words.addAll(List.of("--archive-url", archive.url(), "--progress", "none"));
    words.addAll(List.of(more));
    return CommandTester.of(IaCommand.class).run(words.toArray());
  }

  private void film() {
    archive
        .item("film")
        .file(
            "disc 1/A.mpeg", 900, "MPEG2", file -> file.put("length", "04:26").put("width", "640"))
        .file(
            "disc 1/A.mp4",
            300,
            "h.264",
            file -> file.put("source", "derivative")
                .put("original", "disc 1/A.mpeg")
                .put("length", "266.50")
                .put("height", 480))
        .file("disc 1/A_512kb.mp4", 200, "512Kb MPEG4", file -> file.put("source", "derivative"))
        .file("B.mp4", 100);
  }

  @Test
  void itemsAreTakenByNameWithoutAnySearch() throws IOException {
    film();
    archive.item("unlisted_1").file("u.mp4", 10);
    archive.item("two.2").file("t.mp4", 10);
    archive.item("three").file("h.mp4", 10);
    Path list = Files.writeString(
        folder.resolve("ids.txt"), "# mine\n\nhttps://archive.org/download/two.2/t.mp4\nfilm\n");
    Path table = Files.writeString(folder.resolve("ids.csv"), "n,identifier\n1,three\n2,film\n");
    Outcome outcome =
        byName("--ids", "https://archive.org/details/unlisted_1?tab=about", list, table);
    assertThat(outcome).as(outcome.err()).returns(0, Outcome::exit);
    assertThat(column("identifier")).containsExactly("unlisted_1", "two.2", "film", "three");
    assertThat(archive.requests("search")).isEmpty();
    assertThat(byName("--ids", "three,film", "--limit", "1").err())
        .contains("1 item known already");
    assertThat(archive.requests("/metadata/")).hasSize(4);
    assertThat(byName("--ids", "film", "--dry-run").out()).isEqualTo("1 item\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'--ids,a b',3,--ids: \"a b\" is no identifier",
    "'--ids,https://archive.org/',3,is no identifier",
    "'--ids,film,--sort,downloads=desc',2,--sort goes with a search",
    "'--ids,film,--query,all',2,--query goes with a search",
    "'--query, ',2,--ids",
    "'--query,all,--sort,downloads=desc',2,give a --limit too",
    "'--query,all,--sort,random=1&downloads,--limit,2',2,random goes alone",
    "'--query,all,--sort,downloads=desc=3,--limit,2',2,leave the trim out",
    "'--query,all,--sort,downloads=desc,--limit,10001',2,--limit 10000 at most",
    "'--query,all,--layout,{nmae}',2,{nmae} is none of",
    "'--query,all,--layout,film',2,gives all files one name",
    "'--query,all,--glob,[',2,is no glob"
  })
  void whatDoesNotGoTogetherIsExplained(String words, int exit, String said) {
    Outcome outcome = byName((Object[]) words.split(",", -1));
    assertThat(outcome).as(outcome.err()).returns(exit, Outcome::exit);
    assertThat(outcome.err()).contains(said).hasLineCount(1);
    assertThat(archive.requests()).isEmpty();
  }

  @Test
  void whereAFileComesFromAndWhatIsInItHasItsColumns() {
    film();
    search("--multi", "--glob", "*");
    assertThat(column("filename"))
        .containsExactly("B.mp4", "disc 1/A.mp4", "disc 1/A.mpeg", "disc 1/A_512kb.mp4");
    assertThat(column("source"))
        .containsExactly("original", "derivative", "original", "derivative");
    assertThat(column("original")).containsExactly("", "disc 1/A.mpeg", "", "");
    assertThat(column("length")).containsExactly("", "266.5", "266", "");
    assertThat(column("width")).containsExactly("", "", "640", "");
    assertThat(column("height")).containsExactly("", "480", "", "");
  }

  @Test
  void whatProbeMeasuredIsNotReplacedByWhatTheArchiveSays() {
    film();
    search("--format", "h.264");
    TableWriter.write(
        TableReader.read(out).with(List.of("height"), row -> new String[] {"482"}), out);
    search("--format", "h.264", "--refresh");
    assertThat(column("height")).containsExactly("482");
  }

  @Test
  void copiesAndUnwantedNamesAreLeftOut() {
    film();
    search("--multi", "--source", "original", "--format", ".mpeg,.mp4");
    assertThat(column("filename")).containsExactly("B.mp4", "disc 1/A.mpeg");
    search("--force", "--multi", "--glob", "*.mp4", "--exclude", "*_512kb.mp4");
    assertThat(column("filename")).containsExactly("B.mp4", "disc 1/A.mp4");
    search("--force", "--multi", "--source", "derivative", "--glob", "disc 1/*");
    assertThat(column("filename")).containsExactly("disc 1/A.mp4", "disc 1/A_512kb.mp4");
    search("--force", "--exclude", "*A*");
    assertThat(column("filename")).containsExactly("B.mp4");
    assertThat(search("--force", "--glob", "*.xyz").err())
        .contains("the item found has no file that fits --glob; choose another --glob");
    assertThat(search("--force", "--source", "metadata", "--exclude", "*").err())
        .contains("no file that ends with .mp4 and fits --exclude and --source; "
            + "choose another --format or --exclude or --source");
  }

  @Test
  void anOrderSaysWhatTheLimitKeeps() {
    for (int i = 0; i < 1500; i++) {
      archive
          .item("film-%04d".formatted(i))
          .indexed("downloads", "" + (i * 7919) % 1500)
          .file(i + ".mp4", 1);
    }
    assertThat(search("--sort", "downloads=desc", "--limit", "3", "--dry-run"))
        .returns(0, Outcome::exit);
    search("--sort", "downloads=desc", "--limit", "3");
    assertThat(column("identifier")).hasSize(3).isEqualTo(byDownloads(1499, 1498, 1497));
    search("--force", "--sort", "downloads=asc", "--limit", "2");
    assertThat(column("identifier")).isEqualTo(byDownloads(0, 1));
    search("--force", "--sort", "random=7", "--limit", "5");
    List<String> chance = column("identifier");
    assertThat(chance).hasSize(5).isNotSameAs(chance.stream().sorted().toList());
    search("--force", "--sort", "random=7", "--limit", "5");
    assertThat(column("identifier")).isEqualTo(chance);
    search("--force", "--sort", "random=8", "--limit", "5");
    assertThat(column("identifier")).isNotEqualTo(chance);
  }

  private static List<String> byDownloads(int... wanted) {
    List<String> names = new ArrayList<>();
    for (int downloads : wanted) {
      for (int i = 0; i < 1500; i++) {
        if ((i * 7919) % 1500 == downloads) {
          names.add("film-%04d".formatted(i));
        }
      }
    }
    return names;
  }

  @Test
  void theLayoutNamesFilesThatHaveNoRow() {
    film();
    archive.item("b").described(m -> m.put("creator", "A/B: C")).file("B.mp4", 5);
    search();
    assertThat(column("filename")).containsExactly("B.mp4", "disc 1/A.mp4");
    search("--force", "--layout", "{identifier}/{name}");
    assertThat(column("filename")).containsExactly("b/B.mp4", "film/disc 1/A.mp4");
    search("--force", "--layout", "{creator}/{identifier}.mp4");
    assertThat(column("filename")).containsExactly("A_B_ C/b.mp4", "_/film.mp4");
    search("--layout", "{identifier}/{name}", "--multi");
    assertThat(column("filename"))
        .as("known rows keep their names")
        .contains("A_B_ C/b.mp4", "_/film.mp4", "film/B.mp4");
  }

  @Test
  void theSizeOfAllIsSaidAndThatItCanBeLimited() {
    film();
    assertThat(search().err()).contains(" bytes in all").doesNotContain("--limit");
    archive.item("huge").file("huge.mp4", 1, "h.264", file -> file.put("size", "1200000000000"));
    assertThat(search().err()).contains("; 1200.00 GB in all; --limit, or --filter");
    assertThat(search("--limit", "9").err())
        .contains("1200.00 GB in all")
        .doesNotContain("--filter");
  }
}
