package org.smalti.scrapers.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.scrapers.archive.fake.FakeArchive;

/** A fake archive, and a search for all its items. */
abstract class SearchTester {
  @TempDir
  Path folder = Path.of("");

  FakeArchive archive;
  Path out = Path.of("");

  @BeforeEach
  void open() throws IOException {
    archive = new FakeArchive();
    out = folder.resolve("items.csv");
  }

  @AfterEach
  void close() {
    archive.close();
  }

  /** The search without further options. */
  List<Object> words() {
    List<Object> words = new ArrayList<>(
        List.of("search", "--query", "all", "--out", out, "--archive-url", archive.url()));
    words.addAll(List.of("--retry-delay", "0.01", "--progress", "none"));
    return words;
  }

  Outcome search(Object... more) {
    List<Object> words = words();
    words.addAll(List.of(more));
    return CommandTester.of(IaCommand.class).run(words.toArray());
  }

  Table table() {
    return TableReader.read(out);
  }

  List<String> column(String name) {
    return table().stream().map(row -> row.text(name)).toList();
  }

  List<String> failures() {
    return TableReader.read(folder.resolve("items.csv.failures.csv")).stream()
        .map(row -> row.text("filename") + "," + row.text("stage") + "," + row.text("error"))
        .toList();
  }
}
