package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** Whatever becomes of the media, no command that rewrites a table takes cells away from it. */
class MediaGoneTest extends BadInputTester {
  private Path media;
  private Path samples;
  private Path items;
  private Path subset;

  /** Commands that rewrite a table in place, and the table. */
  private record Rewriting(Path table, List<Object> words) {}

  @BeforeEach
  void aCollectionIsAnalysed() throws IOException {
    media = Files.createDirectories(folder.resolve("media"));
    samples = folder.resolve("samples");
    TestFilm.write(media.resolve("one.mp4"), 4, 220);
    TestFilm.write(media.resolve("two.mp4"), 4, 330);
    items = file("items.csv", "filename,title\none.mp4,007\ntwo.mp4,\n");
    subset = folder.resolve("subset.csv");
    run("samples", "--in", items, "--dir", media, "--out", samples + "/%s.csv", "--features");
    for (Rewriting command : onItems()) {
      run(command.words().toArray());
    }
    run("subset", "--in", items, "--dir", samples, "--out", subset);
    for (Rewriting command : onSamples()) {
      run(command.words().toArray());
    }
  }

  private List<Rewriting> onItems() {
    return List.of(
        new Rewriting(items, List.of("probe", "--in", items, "--dir", media)),
        new Rewriting(items, List.of("summarize", "--in", items, "--dir", samples)));
  }

  private List<Rewriting> onSamples() {
    return List.of(
        new Rewriting(subset, List.of("features", "--in", subset, "--dir", media)),
        new Rewriting(subset, List.of("tsne", "--in", subset, "--dir", media)),
        new Rewriting(subset, List.of("order", "--in", subset, "--dir", media)),
        new Rewriting(subset, List.of("cluster", "--in", subset, "--dir", media, "-k", 2)),
        new Rewriting(subset, List.of("grid", "--in", subset, "--dir", media, "--grid", "4x4")),
        new Rewriting(subset, List.of("vsamples", "--in", subset, "--dir", media)));
  }

  private List<Rewriting> all() {
    List<Rewriting> all = new ArrayList<>(onItems());
    all.addAll(onSamples());
    return all;
  }

  private static void run(Object... words) {
    var outcome = smalti(words);
    assertThat(outcome.exit()).as(List.of(words) + outcome.err()).isZero();
  }

  /** Runs each command plainly and by force; none of the tables may change, and none may be called done. */
  private void tablesStay() throws IOException {
    String itemsBefore = Files.readString(items);
    String subsetBefore = Files.readString(subset);
    for (Rewriting command : all()) {
      List<Object> forced = new ArrayList<>(command.words());
      forced.add("--force");
      for (List<Object> words : List.of(command.words(), forced)) {
        var outcome = smalti(words.toArray());
        assertThat(outcome.exit()).as(words + outcome.err()).isIn(3, 6);
        assertThat(items).as(words.toString()).hasContent(itemsBefore);
        assertThat(subset).as(words.toString()).hasContent(subsetBefore);
      }
    }
  }

  @Test
  void aFolderThatIsNotThereTakesNothingAway() throws IOException {
    Files.move(media, folder.resolve("elsewhere"));
    Files.move(samples, folder.resolve("samples elsewhere"));
    tablesStay();
  }

  @Test
  void aFolderThatIsEmptyTakesNothingAway() throws IOException {
    Files.move(media, folder.resolve("elsewhere"));
    Files.move(samples, folder.resolve("samples elsewhere"));
    Files.createDirectories(media);
    Files.createDirectories(samples);
    tablesStay();
  }

  @Test
  void filesThatBecameUnreadableTakeNothingAway() throws IOException {
    byte[] noise = new byte[20_000];
    new Random(1).nextBytes(noise);
    for (String name : List.of("one.mp4", "two.mp4")) {
      Files.write(media.resolve(name), noise);
      Files.writeString(samples.resolve(name + ".csv"), "start,length\n1,2\n");
    }
    tablesStay();
  }

  @Test
  void oneLostFileKeepsItsMeasuredCellsWhileTheOthersAreDoneAgain() throws IOException {
    Table before = TableReader.read(items);
    Files.delete(media.resolve("one.mp4"));
    Files.delete(samples.resolve("one.mp4.csv"));
    for (Rewriting command : onItems()) {
      List<Object> forced = new ArrayList<>(command.words());
      forced.add("--force");
      assertThat(smalti(forced.toArray()).exit()).isEqualTo(6);
    }
    Table after = TableReader.read(items);
    assertThat(after.row(0).text("duration"))
        .isNotEmpty()
        .isEqualTo(before.row(0).text("duration"));
    assertThat(after.row(0).text("samples")).isEqualTo(before.row(0).text("samples"));
  }
}
