package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.app.Launcher.Result;
import org.smalti.app.Launcher.Running;
import org.smalti.scrapers.archive.fake.FakeArchive;

/** A search that is killed while it asks for items asks the next time only for those it has not kept. */
class SearchKillIT {
  private static final int ITEMS = 120;
  private static final int KILLS = 5;
  /** Requests with which a process is let live. */
  private static final int LIFE = 15;

  private static final Pattern ITEM = Pattern.compile("/metadata/([^/? ]+).*");
  private static final Pattern KEPT = Pattern.compile("\\{\"identifier\":\"([^\"]+)\".*");

  @TempDir
  Path folder;

  @Test
  void onlyTheRestIsAskedFor() throws Exception {
    try (FakeArchive archive = new FakeArchive()) {
      archive.films(ITEMS, 10);
      archive.slowDown(50, 0);
      for (int kill = 1; kill <= KILLS; kill++) {
        Set<String> kept = kept();
        int from = archive.asked();
        Launcher smalti = Launcher.in(folder);
        Running running = smalti.start(words(archive, "items.csv"));
        while (asked(archive, from).size() < LIFE && running.process().isAlive()) {
          Thread.onSpinWait();
        }
        running.signal("KILL");
        assertThat(smalti.await(running).exit()).isEqualTo(137);
        assertThat(asked(archive, from)).noneMatch(kept::contains);
        assertThat(kept()).as("after kill %s", kill).containsAll(kept);
        assertThat(folder.resolve("items.csv")).doesNotExist();
      }
      Set<String> kept = kept();
      assertThat(kept).isNotEmpty();
      archive.slowDown(0, 0);
      int from = archive.asked();
      Result last = Launcher.in(folder).run(words(archive, "items.csv"));
      assertThat(last.exit()).as(last.err()).isZero();
      assertThat(last.err()).contains(kept.size() + " of " + ITEMS + " items are known");
      assertThat(asked(archive, from)).hasSize(ITEMS - kept.size()).noneMatch(kept::contains);

      Result calm = Launcher.in(folder).run(words(archive, "calm.csv"));
      assertThat(calm.exit()).as(calm.err()).isZero();
      assertThat(folder.resolve("items.csv")).hasSameTextualContentAs(folder.resolve("calm.csv"));
    }
  }

  private static Object[] words(FakeArchive archive, String out) {
    return new Object[] {
      "ia", "search", "--query", "all", "--out", out, "--archive-url", archive.url()
    };
  }

  /** The items whose metadata was asked for since request number {@code from}, each as often as it was. */
  private static List<String> asked(FakeArchive archive, int from) {
    List<String> requests = archive.requests();
    return requests.subList(from, requests.size()).stream()
        .map(ITEM::matcher)
        .filter(request -> request.matches())
        .map(request -> request.group(1))
        .toList();
  }

  /** What a dead process has kept, up to what it left torn. */
  private Set<String> kept() throws IOException {
    Path metadata = folder.resolve(".items.csv.metadata");
    StringBuilder text = new StringBuilder();
    if (Files.exists(metadata)) {
      byte[] buffer = new byte[1];
      try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(metadata))) {
        while (in.read(buffer) > 0) {
          text.append(new String(buffer, StandardCharsets.ISO_8859_1));
        }
      } catch (EOFException e) {
        text.append("torn");
      }
    }
    Set<String> kept = new TreeSet<>();
    text.toString()
        .lines()
        .map(KEPT::matcher)
        .filter(line -> line.matches())
        .forEach(line -> kept.add(line.group(1)));
    return kept;
  }
}
