package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.TableReader;
import org.smalti.scrapers.archive.fake.FakeArchive;

/** A film in a fake archive, and the two commands that find and download it. */
public abstract class DownloadTester {
  protected static final int SIZE = 200_000;

  @TempDir
  protected Path folder = Path.of("");

  protected FakeArchive archive;
  protected Path items = Path.of("");
  protected Path media = Path.of("");

  @BeforeEach
  void open() throws IOException {
    archive = new FakeArchive();
    archive.item("film").file("a.mp4", SIZE);
    items = folder.resolve("items.csv");
    media = folder.resolve("media");
  }

  @AfterEach
  void close() {
    archive.close();
  }

  protected void search(Object... more) {
    List<Object> words = new ArrayList<>(
        List.of("search", "--query", "all", "--out", items, "--archive-url", archive.url()));
    words.addAll(List.of(more));
    assertThat(CommandTester.of(IaCommand.class).run(words.toArray())).returns(0, Outcome::exit);
  }

  protected Outcome download(Object... more) {
    List<Object> words = new ArrayList<>(List.of("download", "--in", items, "--out", media));
    words.addAll(List.of(more));
    Map.of("--retry-delay", "0.01", "--progress", "none").forEach((option, value) -> {
      if (!words.contains(option)) {
        words.addAll(List.of(option, value));
      }
    });
    return CommandTester.of(IaCommand.class).run(words.toArray());
  }

  protected static String node() {
    return FakeArchive.node("film", "a.mp4");
  }

  protected byte[] bytes(String identifier, String name) {
    byte[] bytes = archive.item(identifier).bytes(name);
    assertThat(bytes).isNotNull();
    return bytes == null ? new byte[0] : bytes;
  }

  protected void assertRight(String filename, String identifier, String name) throws IOException {
    assertThat(Files.readAllBytes(media.resolve(filename))).isEqualTo(bytes(identifier, name));
  }

  /** Hidden files in the media folder. */
  protected List<Path> leftOver() throws IOException {
    try (Stream<Path> files = Files.walk(media)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith("."))
          .toList();
    }
  }

  protected List<String> failures() {
    return TableReader.read(folder.resolve("media.failures.csv")).stream()
        .map(row -> row.text("filename") + "," + row.text("stage") + "," + row.text("error"))
        .toList();
  }
}
