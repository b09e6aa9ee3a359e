package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.app.Launcher.Result;
import org.smalti.app.Launcher.Running;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.FakeItem;

/**
 * A download that is killed again and again loses nothing and fetches nothing twice.
 *
 * <p>What is safe is what lies on the disk when the process is dead: files under their names, and parts. A part's next
 * request must begin at its very end, and a finished file must not be asked for. What a server has sent and the dead
 * process has not written is lost; that is what is in flight, and so at most one {@link #BUFFER} for each kill over all
 * connections. The server counts what it writes to its sockets, so bytes that wait in them count as sent; it sends
 * slowly and in small portions, so that few do.
 *
 * <p>Takes minutes: it starts and kills the program 50 times.
 */
class DownloadKillIT {
  private static final int FILES = 40;
  private static final int KILLS = 50;
  private static final int BUFFER = 1 << 16;
  /** Headers of an answer, and the few answers without a body. */
  private static final int HEADERS = 512;
  /** Bytes a second on each connection: in 50 short lives, less than everything. */
  private static final int THROUGHPUT = 160_000;
  /** The longest life after its first request, in ms. */
  private static final int LIFE = 600;

  private final Random random = new Random(7);

  @TempDir
  Path folder;

  private FakeArchive archive;
  private List<FakeItem> films = List.of();

  @BeforeEach
  void findFilms() throws IOException {
    archive = new FakeArchive();
    films = IntStream.range(0, FILES)
        .mapToObj(i -> archive
            .item("film-" + i)
            .file(name(i), 1 + random.nextInt(i < 20 ? 100_000 : 1_000_000)))
        .toList();
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  @DisplayName("fault 9: a process that is killed goes on where it was")
  void fiftyKillsLoseNothingAndFetchNothingTwice() throws Exception {
    Result found = Launcher.in(folder)
        .run(
            "ia", "search", "--query", "all", "--out", "items.csv", "--archive-url", archive.url());
    assertThat(found.exit()).as(found.err()).isZero();
    long before = archive.sent();
    int asked = archive.asked();
    archive.slowDown(20, THROUGHPUT);
    for (int kill = 1; kill <= KILLS; kill++) {
      Map<String, Long> safe = safe();
      int from = archive.asked();
      live(kill, "/download/", words());
      assertThatRequestsBeginWhereTheDiskEnds(safe, from);
    }
    archive.slowDown(0, 0);
    Map<String, Long> safe = safe();
    int from = archive.asked();
    Result last = Launcher.in(folder).run(words());
    assertThat(last.exit()).as(last.err()).isZero();
    assertThatRequestsBeginWhereTheDiskEnds(safe, from);
    long sent = archive.sent() - before - (long) HEADERS * (archive.asked() - asked);
    assertThat(sent).as("bytes sent").isLessThanOrEqualTo(total() + (long) KILLS * BUFFER);
    assertThatEverythingIsRight();
  }

  /** One process, killed at a random moment: mostly after its first request of a kind, sometimes while it starts. */
  private void live(int kill, String kind, Object... words) throws Exception {
    int from = archive.asked();
    Launcher smalti = Launcher.in(folder);
    Running running = smalti.start(words);
    while (kill % 10 != 0 && running.process().isAlive() && !asked(kind, from)) {
      Thread.sleep(1);
    }
    Thread.sleep(random.nextInt(LIFE));
    running.signal("KILL");
    Result killed = smalti.await(running);
    assertThat(killed.exit()).as("kill %s %s", kill, killed.err()).isEqualTo(137);
  }

  private boolean asked(String kind, int from) {
    List<String> requests = archive.requests();
    return requests.subList(from, requests.size()).stream()
        .anyMatch(request -> request.startsWith(kind));
  }

  private static Object[] words() {
    return new Object[] {"ia", "download", "--in", "items.csv", "--out", "media"};
  }

  private static String name(int i) {
    return "film-" + i + ".mp4";
  }

  /** The length of each file or part on the disk; 0 if there is none. */
  private Map<String, Long> safe() throws IOException {
    Map<String, Long> lengths = new TreeMap<>();
    Path media = folder.resolve("media");
    for (int i = 0; i < FILES; i++) {
      Path whole = media.resolve(name(i));
      Path part = media.resolve("." + name(i) + ".partial");
      Path safe = Files.exists(whole) ? whole : part;
      lengths.put(name(i), Files.exists(safe) ? Files.size(safe) : 0);
    }
    return lengths;
  }

  /** The first request for each file since request number {@code from} continues what was safe. */
  private void assertThatRequestsBeginWhereTheDiskEnds(Map<String, Long> safe, int from) {
    List<String> requests = archive.requests().subList(from, archive.asked());
    for (int i = 0; i < FILES; i++) {
      FakeItem film = films.get(i);
      String node = FakeArchive.node(film.identifier(), name(i));
      long length = safe.getOrDefault(name(i), 0L);
      List<String> firsts = requests.stream()
          .filter(request -> request.equals(node) || request.startsWith(node + " "))
          .limit(1)
          .toList();
      List<String> expected = new ArrayList<>();
      if (!firsts.isEmpty()) {
        expected.add(length == 0 ? node : node + " bytes=" + length + "-");
      }
      assertThat(firsts).isEqualTo(expected);
      if (length == size(i)) {
        assertThat(firsts).as("requests for a whole file").isEmpty();
      }
    }
  }

  private void assertThatEverythingIsRight() throws IOException {
    Path media = folder.resolve("media");
    for (int i = 0; i < FILES; i++) {
      assertThat(Files.readAllBytes(media.resolve(name(i))))
          .isEqualTo(films.get(i).bytes(name(i)));
    }
    try (Stream<Path> left = Files.walk(folder)) {
      assertThat(left.filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString())
              .filter(file -> !file.endsWith(".mp4")))
          .containsExactlyInAnyOrder(
              "items.csv", ".items.csv.journal", ".items.csv.metadata", ".media.journal");
    }
  }

  private long size(int i) {
    return films.get(i).size();
  }

  private long total() {
    return films.stream().mapToLong(FakeItem::size).sum();
  }
}
