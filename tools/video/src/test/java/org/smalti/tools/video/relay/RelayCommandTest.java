package org.smalti.tools.video.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.AudioSpec;
import org.smalti.media.DecoderOptions;
import org.smalti.media.Demuxer;
import org.smalti.media.FrameDecoder;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaFrame;
import org.smalti.media.MediaWriter;
import org.smalti.media.OpenOptions;
import org.smalti.media.Packet;
import org.smalti.media.TestMedia;
import org.smalti.media.VideoFrame;
import org.smalti.media.VideoFrames;
import org.smalti.media.rtsp.RtspServer;
import org.smalti.tools.video.source.TestCamera;

/** Relays between servers on loopback and files. A camera publishes in real time, so each test takes seconds. */
@Timeout(60)
class RelayCommandTest {
  private static final double PICTURE = 1 / 25.0;

  @TempDir
  private Path folder;

  private final CommandTester tester = CommandTester.of(RelayCommand.class);

  private Outcome relay(Object... words) {
    return tester.run(words);
  }

  @Test
  void aDamagedFilmIsSentAsFarAsItGoesAndSaid() throws IOException {
    Path half = TestMedia.damaged(folder.resolve("half.mp4"));
    Path out = folder.resolve("out.mkv");
    Outcome outcome = relay(half, out);
    assertThat(outcome.err()).contains("what could be read was sent");
    assertThat(outcome.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(out).isRegularFile();
    assertThat(relay(half, half, "--force").exit()).isEqualTo(ExitCode.USAGE);
  }

  private CompletableFuture<Outcome> relaying(Object... words) {
    return CompletableFuture.supplyAsync(() -> tester.run(words));
  }

  /** A picture of a film: its number as its brightness tells it, and when it is shown. */
  private record Seen(int brightness, double time) {}

  private static List<Seen> pictures(MediaFile opened, int most) {
    List<Seen> seen = new ArrayList<>();
    try (MediaFile media = opened;
        Demuxer demuxer = media.demuxer();
        FrameDecoder decoder = demuxer.decoder(demuxer.video(), DecoderOptions.LOW_DELAY)) {
      demuxer.keepOnly(demuxer.video());
      Packet packet = demuxer.next();
      while (seen.size() < most) {
        decoder.send(packet);
        for (MediaFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
          try (VideoFrame picture = (VideoFrame) frame) {
            if (Double.isNaN(picture.time())) {
              // libav does not know when the first packet of RTSP is due.
              continue;
            }
            seen.add(new Seen(picture.plane(0).get(0) & 0xff, picture.time()));
          }
        }
        if (packet == null) {
          return seen;
        }
        packet = demuxer.next();
      }
    }
    return seen;
  }

  private static List<Seen> pictures(Path file) {
    return pictures(MediaFile.open(file), Integer.MAX_VALUE);
  }

  /** Each picture follows the one before, by number and by time. */
  private static void assertConsecutive(List<Seen> seen) {
    for (int i = 1; i < seen.size(); i++) {
      int step = seen.get(i).brightness() - seen.get(i - 1).brightness();
      assertThat(Math.floorMod(step, 200)).as("picture %d", i).isBetween(3, 5);
      assertThat(seen.get(i).time() - seen.get(i - 1).time())
          .as("picture %d", i)
          .isBetween(PICTURE - 0.002, PICTURE + 0.002);
    }
  }

  private static void until(BooleanSupplier met) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!met.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting for a condition").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static int readers(RtspServer server, String path) {
    return server.statistics().stream()
        .filter(statistics -> statistics.path().equals(path))
        .mapToInt(statistics -> statistics.readers())
        .sum();
  }

  private static MediaFile live(String url) {
    return MediaFile.open(
        url,
        OpenOptions.RTSP
            .with(Map.of("probesize", "50000", "analyzeduration", "200000"))
            .within(Duration.ofSeconds(10), Duration.ofSeconds(10)));
  }

  @Test
  void whatACameraGivesIsRecordedWithoutALoss() throws Exception {
    Path file = folder.resolve("a.mkv");
    Outcome outcome;
    try (RtspServer server = RtspServer.local();
        TestCamera camera = TestCamera.at(server.url("cam"))) {
      outcome = relay(server.url("cam"), file, "--duration", 1);
    }
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.err())
        .contains("25 pictures received, 25 sent, 0 dropped")
        .doesNotContain("restart");
    List<Seen> seen = pictures(file);
    assertThat(seen).hasSize(25);
    assertConsecutive(seen);
  }

  @Test
  void oneServerIsRelayedToAnotherUntilItIsInterrupted() throws Exception {
    try (RtspServer in = RtspServer.local();
        RtspServer out = RtspServer.local();
        TestCamera camera = TestCamera.at(in.url("cam"))) {
      CompletableFuture<Outcome> relay =
          relaying(in.url("cam"), out.url("copy"), "--progress", "json");
      until(() -> !out.statistics().isEmpty());
      assertConsecutive(pictures(live(out.url("copy")), 30));
      tester.cancellation().request();
      Outcome outcome = relay.get(10, TimeUnit.SECONDS);
      assertThat(outcome.exit()).isEqualTo(130);
      assertThat(outcome.err())
          .contains("\"received\":", "\"dropped\":0", "\"state\":\"relaying\"");
      until(() -> out.statistics().isEmpty());
      until(() -> readers(in, "cam") == 0);
    }
  }

  @Test
  void anInterruptedRecordingIsFinished() throws Exception {
    Path file = folder.resolve("a.mp4");
    try (RtspServer server = RtspServer.local();
        TestCamera camera = TestCamera.at(server.url("cam"))) {
      CompletableFuture<Outcome> relay = relaying(server.url("cam"), file);
      until(() -> readers(server, "cam") == 1);
      int before = camera.published();
      until(() -> camera.published() > before + 20);
      tester.cancellation().request();
      assertThat(relay.get(10, TimeUnit.SECONDS).exit()).isEqualTo(130);
    }
    List<Seen> seen = pictures(file);
    assertThat(seen).hasSizeGreaterThan(10);
    assertConsecutive(seen);
    assertThat(folder)
        .isDirectoryContaining("glob:**/a.mp4")
        .isDirectoryNotContaining("glob:**/*.part");
  }

  @Test
  void aPlaylistIsEndedAndItsPicturesAreEncodedInAnotherSize() throws Exception {
    Path film = film("film.mp4");
    Path playlist = folder.resolve("live/index.m3u8");
    Files.createDirectories(folder.resolve("live"));
    Outcome outcome =
        relay(film, playlist, "--encode", "--size", "32x0", "--bit-rate", "200k", "--fps", 12.5);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("25 pictures received, 25 sent, 0 dropped");
    assertThat(Files.readString(playlist)).contains("#EXT-X-ENDLIST");
    try (MediaFile segment = MediaFile.open(folder.resolve("live/index0.ts"))) {
      assertThat(segment.info().video().orElseThrow().width()).isEqualTo(32);
      assertThat(segment.info().video().orElseThrow().height()).isEqualTo(24);
      assertThat(segment.info().audio().orElseThrow().codec()).isEqualTo("aac");
    }
  }

  /** 2 s, 25 pictures a second, with sound. */
  private Path film(String name) {
    Path file = folder.resolve(name);
    try (MediaWriter writer = MediaWriter.create(
        file,
        "mp4",
        Optional.of(new AudioSpec(48_000, 1)),
        Optional.of(new VideoFrames(64, 48, 25, 1, 10, "ultrafast")))) {
      writer.writeAudio(new float[96_000], 0, 96_000);
      byte[] picture = new byte[64 * 48 * 3 / 2];
      for (int n = 0; n < 50; n++) {
        Arrays.fill(picture, 0, 64 * 48, (byte) TestCamera.brightness(n));
        Arrays.fill(picture, 64 * 48, picture.length, (byte) 128);
        writer.writeVideo(picture);
      }
      writer.finish();
    }
    return file;
  }

  @Test
  void soundThatTheTargetCantHoldIsEncoded() throws Exception {
    Path wave = folder.resolve("a.wav");
    try (MediaWriter writer =
        MediaWriter.create(wave, "wav", Optional.of(new AudioSpec(48_000, 2)), Optional.empty())) {
      writer.writeAudio(new float[96_000], 0, 48_000);
      writer.finish();
    }
    Path file = folder.resolve("a.ts");
    Outcome outcome = relay(wave, file);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    try (MediaFile media = MediaFile.open(file)) {
      assertThat(media.info().audio().orElseThrow().codec()).isEqualTo("aac");
      assertThat(media.measured().duration()).isBetween(0.99, 1.1);
    }
  }

  @Test
  void aSourceThatDiesAndReturnsGoesOnInTheSameFile() throws Exception {
    Path file = folder.resolve("a.mkv");
    try (RtspServer server = RtspServer.local()) {
      CompletableFuture<Outcome> relay;
      try (TestCamera first = TestCamera.at(server.url("cam"))) {
        relay = relaying(server.url("cam"), file, "--reconnect-delay", 0.1);
        until(() -> readers(server, "cam") == 1);
        int before = first.published();
        until(() -> first.published() > before + 20);
        server.disconnect("cam");
      }
      until(() -> server.statistics().isEmpty());
      try (TestCamera second = TestCamera.at(server.url("cam"))) {
        until(() -> readers(server, "cam") == 1);
        int before = second.published();
        until(() -> second.published() > before + 20);
        tester.cancellation().request();
        Outcome outcome = relay.get(10, TimeUnit.SECONDS);
        assertThat(outcome.err()).contains("attempt 1 of 10", "restart");
        assertThat(outcome.exit()).isEqualTo(130);
      }
    }
    List<Seen> seen = pictures(file);
    assertThat(seen).hasSizeGreaterThan(30);
    int longer = 0;
    for (int i = 1; i < seen.size(); i++) {
      double step = seen.get(i).time() - seen.get(i - 1).time();
      assertThat(step).as("picture %d", i).isPositive().isLessThan(20);
      longer += step > 1.5 * PICTURE ? 1 : 0;
    }
    assertThat(longer).as("gaps").isLessThanOrEqualTo(1);
  }

  @Test
  void aTargetThatDiesAndReturnsGetsTheStreamFromAKeyFrameOn() throws Exception {
    try (RtspServer in = RtspServer.local();
        TestCamera camera = TestCamera.at(in.url("cam"))) {
      CompletableFuture<Outcome> relay;
      RtspServer out = RtspServer.local();
      String url = out.url("copy");
      try (out) {
        relay = relaying(in.url("cam"), url, "--reconnect-delay", 0.1);
        until(() -> !out.statistics().isEmpty());
      }
      try (RtspServer again = RtspServer.on(out.address())) {
        until(() -> !again.statistics().isEmpty());
        assertConsecutive(pictures(live(url), 20));
        tester.cancellation().request();
        Outcome outcome = relay.get(10, TimeUnit.SECONDS);
        assertThat(outcome.err()).contains("attempt 1 of 10", "restart");
      }
    }
  }

  @Test
  void aSilentSourceIsLeftWithinItsDeadline() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "rtsp://127.0.0.1:" + silent.getLocalPort() + "/cam";
      long began = System.nanoTime();
      Outcome outcome = relay(
          url,
          folder.resolve("a.mkv"),
          "--timeout",
          0.3,
          "--reconnect",
          1,
          "--reconnect-delay",
          0.1);
      assertThat(outcome.exit()).isEqualTo(4);
      assertThat(outcome.err()).contains("nothing came for 0.3 s", "attempt 1 of 1");
      assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(10));
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void aSilentTargetIsLeftWithinItsDeadline() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RtspServer server = RtspServer.local();
        TestCamera camera = TestCamera.at(server.url("cam"))) {
      String url = "rtsp://127.0.0.1:" + silent.getLocalPort() + "/copy";
      Outcome outcome = relay(server.url("cam"), url, "--write-timeout", 0.3, "--reconnect", 0);
      assertThat(outcome.exit()).isEqualTo(4);
      assertThat(outcome.err()).contains(url);
      until(() -> readers(server, "cam") == 0);
    }
  }

  @Test
  void oneRelayThatFailsTouchesNoOther() throws Exception {
    Path table = folder.resolve("relays.csv");
    try (RtspServer server = RtspServer.local();
        TestCamera camera = TestCamera.at(server.url("cam"))) {
      Files.writeString(
          table,
          "from,to\n" + server.url("cam") + "," + folder.resolve("a.mkv") + "\n"
              + server.url("nobody") + "," + folder.resolve("b.mkv") + "\n"
              + folder.resolve("missing.mp4") + "," + folder.resolve("c.mkv") + "\n"
              + server.url("cam") + "," + folder.resolve("d.mp4") + "\n");
      Outcome outcome = relay("--in", table, "--duration", 1, "--reconnect", 0);
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(6);
      assertConsecutive(pictures(folder.resolve("a.mkv")));
      assertConsecutive(pictures(folder.resolve("d.mp4")));
      assertThat(Files.readString(folder.resolve("relays.csv.failures.csv")))
          .contains("no such file", server.url("nobody"))
          .hasLineCount(3);
    }
  }

  /** The server that listens may come later than the relay. */
  @ParameterizedTest
  @CsvSource({"rtmp://127.0.0.1:%d/live/a,listen,1", "srt://127.0.0.1:%d,mode,listener"})
  void otherProtocolsAreSpoken(String pattern, String option, String value) throws Exception {
    String url;
    try (ServerSocket free = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      url = String.format(Locale.ROOT, pattern, free.getLocalPort());
    }
    Path film = film("film.mp4");
    CompletableFuture<Outcome> relay = relaying(film, url, "--reconnect-delay", 0.1);
    OpenOptions listening = OpenOptions.of(url)
        .with(Map.of(option, value))
        .within(Duration.ofSeconds(20), Duration.ofSeconds(20));
    List<Seen> seen = pictures(MediaFile.open(url, listening), 30);
    assertThat(seen).hasSize(30);
    assertConsecutive(seen);
    assertThat(relay.get(20, TimeUnit.SECONDS).err()).contains("pictures received");
  }

  @Test
  void wrongWordsAreToldBeforeAnythingIsDone() throws IOException {
    Path film = film("a.mp4");
    Path there = Files.writeString(folder.resolve("b.mp4"), "mine");
    assertThat(relay(film).err()).contains("name FROM and TO, or a table by --in");
    assertThat(relay(film, there).err()).contains("is there already", "--force");
    assertThat(there).hasContent("mine");
    assertThat(relay(film, folder.resolve("b.xyz")).err()).contains("no container fits this name");
    assertThat(relay(film, folder.resolve("c.mp4"), "--size", "big").err())
        .contains("no size: \"big\"");
    assertThat(relay("gopher://x/y", there).err()).contains("the protocol \"gopher\" is not read");
    Outcome dry = relay(film, folder.resolve("c.mp4"), "--dry-run");
    assertThat(dry.out()).contains("would relay " + film);
    assertThat(folder.resolve("c.mp4")).doesNotExist();
  }
}
