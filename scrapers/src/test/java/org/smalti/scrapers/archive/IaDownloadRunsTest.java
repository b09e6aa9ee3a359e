package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.FakeItem;
import org.smalti.scrapers.archive.fake.Fault;

/** Concurrency: two runs on one folder, and many workers that ask one server. */
class IaDownloadRunsTest extends DownloadTester {
  private static final String AT_WORK = "another smalti is working on it";

  /** The other process: a download as a person starts it. */
  public static void main(String[] words) {
    System.exit(CommandTester.of(IaCommand.class).run((Object[]) words).exit());
  }

  private Process process(String... more) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        IaDownloadRunsTest.class.getName(),
        "download",
        "--in",
        items.toString(),
        "--out",
        media.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("process.txt").toFile())
        .start();
  }

  private void awaitBytes(Process worker, long bytes) throws IOException {
    Path part = media.resolve(".a.mp4.partial");
    while (worker.isAlive() && (!Files.exists(part) || Files.size(part) < bytes)) {
      Thread.onSpinWait();
    }
    assertThat(worker.isAlive()).isTrue();
  }

  @Test
  @DisplayName("fault 10: of two processes on one folder one works, and the other says so")
  void ofTwoProcessesOnOneFolderOneWorks() throws Exception {
    search();
    archive.next(node(), Fault.silentAfter(120_000));
    Process first = process("--timeout", "4", "--retry-delay", "0.01");
    try {
      awaitBytes(first, 120_000);
      Outcome second = download();
      assertThat(second).returns(3, Outcome::exit);
      assertThat(second.err().strip().lines()).singleElement().asString().contains(AT_WORK);
      for (String spelling : List.of("./media/", "media/../media", "link", "link/.")) {
        if (!Files.exists(folder.resolve("link"))) {
          Files.createSymbolicLink(folder.resolve("link"), media);
        }
        assertThat(into(folder + "/" + spelling).err()).as(spelling).contains(AT_WORK);
      }
      assertThat(first.waitFor()).isZero();
    } finally {
      first.destroyForcibly();
    }
    assertRight("a.mp4", "film", "a.mp4");
    assertThat(archive.requests("/node/")).hasSize(2);
    assertThat(leftOver()).isEmpty();
    assertThat(download().err()).contains("already has the file");
  }

  private Outcome into(String out) {
    return CommandTester.of(IaCommand.class)
        .run("download", "--in", items, "--out", out, "--progress", "none");
  }

  @Test
  @DisplayName("fault 10: a file that another run fetches through another folder is left to it")
  void aFileReachedThroughAnotherFolderIsLeftToTheFirst() throws Exception {
    archive.item("film").file("disc/b.mp4", SIZE);
    Files.writeString(
        items, "filename,url\ndisc/b.mp4," + archive.url() + "/download/film/disc/b.mp4\n");
    Path other = Files.writeString(
        folder.resolve("other.csv"),
        "filename,url\nb.mp4," + archive.url() + "/download/film/disc/b.mp4\n");
    archive.next(FakeArchive.node("film", "disc/b.mp4"), Fault.silentAfter(120_000));
    Process first = process("--timeout", "3", "--retry-delay", "0.01");
    try {
      Path part = media.resolve("disc/.b.mp4.partial");
      while (first.isAlive() && (!Files.exists(part) || Files.size(part) < 120_000)) {
        Thread.onSpinWait();
      }
      Outcome second = CommandTester.of(IaCommand.class)
          .run("download", "--in", other, "--out", media.resolve("disc"), "--progress", "none");
      assertThat(second).as(second.err()).returns(6, Outcome::exit);
      assertThat(second.err()).contains("another smalti is fetching it");
      assertThat(first.waitFor()).isZero();
    } finally {
      first.destroyForcibly();
    }
    assertRight("disc/b.mp4", "film", "disc/b.mp4");
  }

  @Test
  @DisplayName("fault 10: two tables into one folder, one after the other, spoil nothing")
  void twoTablesIntoOneFolderSpoilNothing() throws IOException {
    search();
    download();
    archive.item("other").file("a.mp4", 500);
    Path first = items;
    items = folder.resolve("other.csv");
    Files.writeString(
        items,
        "filename,url,size\na.mp4," + archive.url() + "/download/other/a.mp4,500\nb.mp4,"
            + archive.url() + "/download/other/a.mp4,500\n");
    assertThat(download()).returns(6, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
    assertRight("b.mp4", "other", "a.mp4");
    items = first;
    assertThat(download().err()).contains("already has the file");
  }

  /** Makes a table of twelve files at this address. */
  private void many(String url) throws IOException {
    StringBuilder table = new StringBuilder("filename,url,size,md5\n");
    for (int i = 0; i < 12; i++) {
      String name = "f" + i + ".mp4";
      archive.item("many").file(name, 20_000);
      String md5 = FakeItem.digest("MD5", bytes("many", name));
      table.append(name + "," + url + "/download/many/" + name + ",20000," + md5 + "\n");
    }
    Files.writeString(items, table);
  }

  private void assertAllRight() throws IOException {
    for (int i = 0; i < 12; i++) {
      assertRight("f" + i + ".mp4", "many", "f" + i + ".mp4");
    }
    assertThat(leftOver()).isEmpty();
  }

  @Test
  @DisplayName("fault 11: refused connections are one cool-down for all, then everything comes")
  void refusedConnectionsAreOneCoolDownForAll() throws Exception {
    Queue<Long> attempts = new ConcurrentLinkedQueue<>();
    AtomicBoolean shut = new AtomicBoolean();
    ProxySelector usual = ProxySelector.getDefault();
    try (PortForwarder forwarder = new PortForwarder(HttpUrl.get(archive.url()).port())) {
      many(forwarder.url());
      forwarder.open();
      ProxySelector.setDefault(new Counting(usual, () -> {
        if (shut.get()) {
          attempts.add(System.nanoTime());
        }
      }));
      archive.next(FakeArchive.node("many", "f5.mp4"), answer -> {
        shut.set(true);
        forwarder.shut();
      });
      AtomicReference<Outcome> outcome = new AtomicReference<>();
      Thread run = new Thread(
          () -> outcome.set(download("--threads", "4", "--retries", "20", "--retry-delay", "0.1")));
      run.start();
      while (run.isAlive() && attempts.size() < 13) {
        Thread.onSpinWait();
      }
      shut.set(false);
      forwarder.open();
      run.join(60_000);
      assertThat(outcome.get()).isNotNull().returns(0, Outcome::exit);
      List<Long> times = List.copyOf(attempts);
      long longest = IntStream.range(1, times.size())
          .mapToLong(i -> times.get(i) - times.get(i - 1))
          .max()
          .orElse(0);
      assertThat(Duration.ofNanos(longest))
          .as("of 13 tries of four workers, each at most three times, all wait at least 0.1 s")
          .isGreaterThan(Duration.ofMillis(95));
      assertThat(times).hasSizeLessThan(26);
    } finally {
      ProxySelector.setDefault(usual);
    }
    assertAllRight();
  }

  /** Sees every connection that is about to be made: the system's sockets ask it too. */
  private static final class Counting extends ProxySelector {
    private final ProxySelector usual;
    private final Runnable seen;

    Counting(ProxySelector usual, Runnable seen) {
      this.usual = usual;
      this.seen = seen;
    }

    @Override
    public List<Proxy> select(URI uri) {
      if ("socket".equals(uri.getScheme())) {
        seen.run();
      }
      return usual.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
      usual.connectFailed(uri, address, e);
    }
  }

  @Test
  @DisplayName("fault 5: what the server asks of one worker holds for all")
  void whatTheServerAsksOfOneWorkerHoldsForAll() throws IOException {
    many(archive.url());
    Queue<Long> times = new ConcurrentLinkedQueue<>();
    AtomicLong asked = new AtomicLong();
    for (int i = 0; i < 12; i++) {
      archive.always("/download/many/f" + i + ".mp4", answer -> times.add(System.nanoTime()));
    }
    archive.next(
        "/download/many/f5.mp4", Fault.busy(429, "1").and(answer -> asked.set(System.nanoTime())));
    assertThat(download("--threads", "4")).returns(0, Outcome::exit);
    assertThat(times.stream().map(time -> (time - asked.get()) / 1e9))
        .as("seconds after the server asked for one")
        .noneMatch(seconds -> seconds > 0.3 && seconds < 0.99)
        .anyMatch(seconds -> seconds >= 0.99);
    assertAllRight();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40})
  @DisplayName(
      "fault 6: a server that sends only a few bytes now and then is given up and asked again")
  void aTransferBelowTheLowSpeedLimitIsEnded(int bytes) throws IOException {
    search();
    archive.next(node(), Fault.throttled(bytes), Fault.throttled(bytes));
    assertThat(download("--timeout", "0.5")).returns(0, Outcome::exit);
    assertRight("a.mp4", "film", "a.mp4");
    assertThat(archive.requests("/node/")).hasSize(3);
  }

  @Test
  void aDocumentThatTakesTooLongIsRequestedAgain() throws IOException {
    archive.next("/metadata/film", Fault.throttled(1));
    search("--timeout", "0.2");
    assertThat(archive.requests("/metadata/film")).hasSize(2);
    assertThat(Files.readString(items)).contains("a.mp4");
  }

  @Test
  void eachStateOfAFileIsReported() throws IOException {
    archive.item("film").file("b.mp4", 10);
    Files.createDirectories(media);
    Files.write(media.resolve("b.mp4"), bytes("film", "b.mp4"));
    search("--multi");
    archive.next(node(), Fault.cutHalfWay());
    archive.next("/download/film/a.mp4", Fault.status(503));
    Outcome outcome = download("--progress", "json");
    assertThat(states(outcome, "a.mp4"))
        .containsExactly(
            "begun",
            "connecting",
            "waiting",
            "connecting",
            "fetching",
            "retrying",
            "connecting",
            "resuming",
            "checking",
            "done");
    assertThat(states(outcome, "b.mp4")).containsExactly("begun", "checking", "present", "done");
  }

  private static List<String> states(Outcome outcome, String name) {
    return outcome
        .err()
        .lines()
        .filter(line -> line.contains("\"event\":\"state\"") && line.contains(name))
        .map(line -> line.replaceAll(".*\"state\":\"(\\w+)\".*", "$1"))
        .toList();
  }
}
