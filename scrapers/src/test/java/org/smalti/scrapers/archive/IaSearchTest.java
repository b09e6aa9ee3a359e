package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;

/** What a search takes from the archive, and the table it makes of it. */
class IaSearchTest extends SearchTester {
  @Test
  void theLargestFileOfEachItemIsTaken() {
    archive.item("b-film").file("small.mp4", 10).file("large.mp4", 30).file("huge.ogv", 90);
    archive.item("a-film").file("Other.MP4", 20);
    assertThat(search()).returns(0, Outcome::exit);
    assertThat(column("identifier")).containsExactly("a-film", "b-film");
    assertThat(column("filename")).containsExactly("Other.MP4", "large.mp4");
    assertThat(column("size")).containsExactly("20", "30");
    assertThat(table().columns().names())
        .containsExactly(
            "identifier",
            "title",
            "creator",
            "date",
            "description",
            "subject",
            "licenseurl",
            "filename",
            "url",
            "size",
            "md5",
            "sha1",
            "crc32",
            "format",
            "mtime",
            "source",
            "original",
            "length",
            "width",
            "height");
    assertThat(column("mtime")).containsOnly("2011-01-29T21:36:17Z");
  }

  @Test
  void anEmptyQueryIsNotEverything() {
    archive.item("film").file("a.mp4", 3);
    Outcome outcome = CommandTester.of(IaCommand.class)
        .run("search", "--query", " ", "--out", out, "--archive-url", archive.url());
    assertThat(outcome).returns(2, Outcome::exit);
    assertThat(outcome.err()).contains("--query is empty");
    assertThat(archive.requests()).isEmpty();
  }

  @Test
  void namesOfFieldsMayHaveSpacesAroundThem() {
    archive.item("film").file("a.mp4", 3).described(m -> m.put("runtime", "0:31"));
    assertThat(search("--fields", "runtime, , url")).returns(0, Outcome::exit);
    assertThat(table().columns().names()).contains("runtime", "mtime").hasSize(21);
    assertThat(column("runtime")).containsExactly("0:31");
  }

  @Test
  void equallyLargeFilesAreDecidedByName() {
    archive.item("film").file("z.mp4", 10).file("a.mp4", 10);
    search();
    assertThat(column("filename")).containsExactly("a.mp4");
  }

  @Test
  void multiGivesARowForEachFile() {
    archive.item("film").file("b.mp4", 10).file("a.mp4", 30).file("c.ogv", 5);
    assertThat(search("--multi")).returns(0, Outcome::exit);
    assertThat(column("filename")).containsExactly("a.mp4", "b.mp4");
  }

  @Test
  void aFormatMayBeTheArchivesNameForIt() {
    archive.item("film").file("a.mp4", 30).file("b.ogv", 5, "Ogg Video", record -> {});
    assertThat(search("--format", "ogg video")).returns(0, Outcome::exit);
    assertThat(column("filename")).containsExactly("b.ogv");
  }

  @Test
  void formatsMayHaveSpacesAroundThemButMustBeNamed() {
    archive.item("film").file("a.mp4", 30).file("b.ogv", 50);
    assertThat(search("--format", ".mp4 , .ogv")).returns(0, Outcome::exit);
    assertThat(column("filename")).containsExactly("b.ogv");
    Outcome outcome = search("--format", " ,");
    assertThat(outcome).returns(2, Outcome::exit);
    assertThat(outcome.err()).contains("--format is empty");
  }

  @Test
  void severalFormatsAreOneChoice() {
    archive.item("film").file("a.mp4", 30).file("b.ogv", 50).file("c.gif", 90);
    assertThat(search("--format", ".mp4,.ogv")).returns(0, Outcome::exit);
    assertThat(column("filename")).containsExactly("b.ogv");
  }

  @Test
  void valuesMayBeTextNumbersListsOrMissing() {
    archive
        .item("film")
        .file("a.mp4", 3, "h.264", record -> record.put("size", 3))
        .described(m -> {
          m.put("title", 1984).putNull("description");
          m.putArray("creator").add("First").add(2).addNull();
          m.put("subject", "parade;city, \"with\" quotes\nand lines").put("runtime", true);
        });
    assertThat(search("--fields", "runtime,missing,title")).returns(0, Outcome::exit);
    Row row = table().row(0);
    assertThat(row.text("title")).isEqualTo("1984");
    assertThat(row.text("creator")).isEqualTo("First; 2");
    assertThat(row.text("description")).isEmpty();
    assertThat(row.text("date")).isEmpty();
    assertThat(row.text("subject")).isEqualTo("parade;city, \"with\" quotes\nand lines");
    assertThat(row.text("runtime")).isEqualTo("true");
    assertThat(row.text("missing")).isEmpty();
    assertThat(row.text("size")).isEqualTo("3");
  }

  @Test
  void privateFilesAreLeftForTheNextLargest() {
    archive.item("film").file("a.mp4", 90, "h.264", r -> r.put("private", true)).file("b.mp4", 10);
    assertThat(search()).returns(0, Outcome::exit);
    assertThat(column("filename")).containsExactly("b.mp4");
  }

  @Test
  void bookkeepingFilesAreNeverOffered() {
    archive
        .item("film")
        .file("film_meta.xml", 10, "Metadata", r -> {})
        .file("__ia_thumb.jpg", 10, "Item Tile", r -> {})
        .file("film_archive.torrent", 10, "Archive BitTorrent", r -> {})
        .file("subtitles.xml", 5, "Text", r -> {});
    assertThat(search("--format", ".xml", "--multi")).returns(0, Outcome::exit);
    assertThat(column("filename")).containsExactly("subtitles.xml");
  }

  @Test
  void bookkeepingIsOfferedWhereItIsAskedForByItsName() {
    archive
        .item("film")
        .file("film_meta.xml", 10, "Metadata", r -> {})
        .file("subtitles.xml", 5, "Text", r -> {});
    search("--include-restricted", "--format", ".xml", "--multi");
    assertThat(column("filename")).containsExactly("subtitles.xml");
    search("--include-restricted", "--format", "_meta.xml,_files.xml", "--multi", "--force");
    assertThat(column("filename")).containsExactly("film_files.xml", "film_meta.xml");
    assertThat(column("md5").get(0)).as("it can't hold its own").isEmpty();
    search("--format", "_meta.xml,.xml", "--force");
    assertThat(column("filename")).containsExactly("subtitles.xml");
  }

  @Test
  void whatIsNotGivenToEverybodyIsOfferedOnlyWhereAskedFor() {
    archive.item("locked").file("b.mp4", 9).described(m -> m.put("access-restricted-item", true));
    archive.item("streamed").in("stream_only").file("c.mp4", 9);
    archive.item("shy").file("d.mp4", 9, "h.264", r -> r.put("private", "true")).file("e.mp4", 1);
    archive.item("dark").document(d -> d.removeAll().put("is_dark", true));
    assertThat(search()).returns(6, Outcome::exit);
    assertThat(column("filename")).containsExactly("e.mp4");
    assertThat(search("--include-restricted", "--force")).returns(6, Outcome::exit);
    assertThat(column("filename")).containsExactly("b.mp4", "d.mp4", "c.mp4");
    assertThat(failures()).singleElement().asString().startsWith("dark,");
  }

  @Test
  void equalNamesGoIntoFoldersOfTheirItems() {
    archive.item("one").file("film.mp4", 10);
    archive.item("two").file("FILM.mp4", 10);
    archive.item("three").file("disc/film.mp4", 10);
    search();
    assertThat(column("filename")).containsExactly("one/film.mp4", "disc/film.mp4", "two/FILM.mp4");
  }

  @Test
  void namesFromTheNetworkStayInTheFolder() {
    archive
        .item("evil")
        .file("../../up.mp4", 10)
        .file("/etc/root.mp4", 10)
        .file("C:\\con.mp4", 10)
        .file("nul\0byte?.mp4", 10);
    search("--multi");
    assertThat(column("filename"))
        .containsExactlyInAnyOrder("__/__/up.mp4", "etc/root.mp4", "C_/_con.mp4", "nul_byte_.mp4");
  }

  @Test
  void namesAreEncodedInTheAddress() {
    archive.item("film").file("100% #1? ü/a+b & c.mp4", 10);
    search();
    assertThat(column("url").get(0))
        .isEqualTo(archive.url() + "/download/film/100%25%20%231%3F%20%C3%BC/a+b%20&%20c.mp4");
  }

  @Test
  void aPasswordInTheAddressIsRefusedAndNotRepeated() {
    for (String address :
        List.of("http://me:secret@127.0.0.1:1", "http://127.0.0.1:1/?key=secret")) {
      Outcome outcome = CommandTester.of(IaCommand.class)
          .run("search", "--query", "all", "--out", out, "--archive-url", address);
      assertThat(outcome).returns(2, Outcome::exit);
      assertThat(outcome.err()).contains("--archive-url").doesNotContain("secret");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anAddressThatIsNoneIsAUsageError() {
    Outcome outcome = CommandTester.of(IaCommand.class)
        .run("search", "--query", "all", "--out", out, "--archive-url", "archive");
    assertThat(outcome).returns(2, Outcome::exit);
    assertThat(outcome.err()).contains("--archive-url");
  }

  @Test
  void aDryRunOnlyCounts() {
    archive.item("film").file("a.mp4", 1);
    Outcome outcome = search("--dry-run");
    assertThat(outcome.out()).isEqualTo("1 item\n");
    assertThat(out).doesNotExist();
  }

  @Test
  void theArchiveIsToldWhoAsks() {
    archive.item("film").file("a.mp4", 1);
    search();
    assertThat(archive.recorded())
        .isNotEmpty()
        .allMatch(r -> String.valueOf(r.getHeaders().get("User-Agent")).startsWith("smalti/"));
  }

  @Test
  void aFieldThatNoItemHasIsSaid() {
    archive.item("film").file("a.mp4", 1).described(node -> node.put("language", "eng"));
    archive.item("other").file("b.mp4", 1).described(node -> node.put("runtime", ""));
    Outcome outcome = search("--fields", "langauge,language,Language,runtime,url,quite-other");
    assertThat(outcome).as(outcome.err()).returns(0, Outcome::exit);
    assertThat(outcome.err())
        .contains("--fields: no item has langauge (did you mean language?), "
            + "Language (did you mean language?), runtime, quite-other" + System.lineSeparator());
    assertThat(search("--fields", "language").err()).doesNotContain("--fields");
  }
}
