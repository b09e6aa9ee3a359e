package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.SmaltiException;
import org.smalti.media.rtsp.RtspLimits;
import org.smalti.media.rtsp.RtspServer;

/** Our RTSP server with libav as publisher and reader. */
@Timeout(30)
class RtspLibavTest {
  @TempDir
  private static Path folder = Path.of("");

  private static Path film = Path.of("");

  @BeforeAll
  static void makeAFilmWithAKeyFrameEachSecond() {
    film = TestMedia.made(
        folder.resolve("film.mp4"),
        "-f lavfi -i testsrc2=s=320x180:r=25:d=4 -f lavfi -i sine=d=4 -c:v libx264"
            + " -preset ultrafast -tune zerolatency -g 25 -c:a aac");
  }

  /** A camera that is opened by a short look at it. */
  private static Demuxer open(String url, String transport) {
    return open(url, transport, OpenOptions.RTSP.readWithin());
  }

  private static Demuxer open(String url, String transport, Duration read) {
    OpenOptions options = OpenOptions.RTSP
        .within(OpenOptions.RTSP.openWithin(), read)
        .with(
            Map.of("rtsp_transport", transport, "analyzeduration", "200000", "probesize", "50000"));
    return MediaFile.open(url, options).demuxer();
  }

  /** The times of the next packets of the picture; libav knows none of the first. */
  private static List<Double> times(Demuxer reader, int packets) {
    List<Double> times = new ArrayList<>();
    while (times.size() < packets) {
      Packet packet = reader.next();
      assertThat(packet).isNotNull();
      if (packet.stream() == reader.video() && !Double.isNaN(packet.time())) {
        times.add(packet.time());
      }
    }
    return times;
  }

  private static void assertEveryFrame(List<Double> times) {
    for (int i = 2; i < times.size(); i++) {
      // A sender report may move the whole clock, so only what is missing is looked for.
      assertThat(times.get(i) - times.get(i - 1)).as(times + " at " + i).isBetween(-0.1, 0.075);
    }
  }

  @ParameterizedTest
  @CsvSource({"tcp,tcp", "tcp,udp", "udp,tcp", "udp,udp"})
  void whatIsPublishedIsReadWithoutALoss(String in, String out) throws Exception {
    try (RtspServer server = RtspServer.local();
        TestPublisher publisher = TestPublisher.start(film, server.url("cam"), in);
        Demuxer reader = open(server.url("cam"), out)) {
      assertThat(publisher).isNotNull();
      assertThat(reader.info().video().orElseThrow().codec()).isEqualTo("h264");
      assertThat(reader.info().audio().orElseThrow().codec()).isEqualTo("aac");
      assertEveryFrame(times(reader, 30));
      assertThat(server.statistics().get(0).dropped()).isZero();
    }
  }

  @Test
  void severalReadersGetTheSameAtOnce() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (RtspServer server = RtspServer.local();
        TestPublisher publisher = TestPublisher.start(film, server.url("cam"), "tcp")) {
      assertThat(publisher).isNotNull();
      Callable<List<Double>> tcp = () -> read(server.url("cam"), "tcp");
      Callable<List<Double>> udp = () -> read(server.url("cam"), "udp");
      for (Future<List<Double>> times : threads.invokeAll(List.of(tcp, udp, tcp, udp, tcp, udp))) {
        assertEveryFrame(times.get());
      }
      assertThat(server.statistics().get(0).dropped()).isZero();
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Double> read(String url, String transport) {
    try (Demuxer reader = open(url, transport)) {
      return times(reader, 30);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "udp"})
  void aLateReaderHasAPictureAtOnce(String transport) throws Exception {
    Path slow = TestMedia.made(
        folder.resolve("slow" + transport + ".mp4"),
        "-f lavfi -i testsrc2=s=320x180:r=25:d=60 -c:v libx264 -preset ultrafast -g 1500 -bf 0");
    try (RtspServer server = RtspServer.local();
        TestPublisher publisher = TestPublisher.start(slow, server.url("cam"), "tcp", 4);
        Demuxer early = open(server.url("cam"), "tcp")) {
      assertThat(publisher).isNotNull();
      times(early, 100);
      long start = System.nanoTime();
      try (Demuxer late = open(server.url("cam"), transport)) {
        Packet first = late.next();
        assertThat(first).isNotNull();
        assertThat(first.isKey()).isTrue();
        // All since the key frame are there, many more than come meanwhile.
        assertEveryFrame(times(late, 90));
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hevc|-f lavfi -i testsrc2=s=320x180:r=25:d=2 -c:v libx265 -preset ultrafast"
            + " -x265-params log-level=0:bframes=0:keyint=10",
        "mpeg4|-f lavfi -i testsrc2=s=320x180:r=25:d=2 -c:v mpeg4 -g 10",
        "mjpeg|-f lavfi -i testsrc2=s=320x180:r=25:d=2 -c:v mjpeg -pix_fmt yuvj420p -huffman default",
        "pcm_mulaw|-f lavfi -i sine=r=8000:d=2 -c:a pcm_mulaw",
        "opus|-f lavfi -i sine=r=48000:d=2 -c:a libopus"
      })
  void whateverIsAnnouncedIsForwarded(String codec, String words) throws Exception {
    Path media = TestMedia.made(folder.resolve(codec + ".mkv"), words);
    try (RtspServer server = RtspServer.local();
        TestPublisher publisher = TestPublisher.start(media, server.url("a/b c"), "tcp");
        Demuxer reader = open(server.url("a/b c"), "tcp")) {
      assertThat(publisher).isNotNull();
      assertThat(reader.contents().streams().get(0).codec()).isEqualTo(codec);
      for (int i = 0; i < 10; i++) {
        assertThat(reader.next()).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "udp"})
  void aPublisherThatVanishesEndsItsReadersAndMayReturn(String transport) throws Exception {
    try (RtspServer server = RtspServer.local()) {
      String url = server.url("cam");
      for (int turn = 0; turn < 2; turn++) {
        try (TestPublisher publisher = TestPublisher.start(film, url, transport);
            Demuxer reader = open(url, transport)) {
          times(reader, 3);
          if (turn == 0) {
            server.disconnect("cam");
            assertThat(publisher.failure()).isNotNull();
          } else {
            publisher.close();
            assertThat(publisher.failure()).isNull();
          }
          long start = System.nanoTime();
          while (reader.next() != null) {
            // What was sent before is still read.
          }
          assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "udp"})
  void aServerThatClosesEndsItsReadersAndMayReturn(String transport) throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    RtspServer server = RtspServer.on(any, RtspLimits.DEFAULT);
    try (TestPublisher publisher = TestPublisher.start(film, server.url("cam"), "tcp");
        Demuxer reader = open(server.url("cam"), transport)) {
      times(reader, 3);
      server.close();
      while (reader.next() != null) {
        // What was sent before is still read.
      }
      assertThat(publisher.failure()).isNotNull();
    } finally {
      server.close();
    }
    try (RtspServer again = RtspServer.on(server.address());
        TestPublisher publisher = TestPublisher.start(film, again.url("cam"), "tcp");
        Demuxer reader = open(server.url("cam"), transport)) {
      assertThat(publisher).isNotNull();
      assertThat(times(reader, 3)).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "udp"})
  void aSourceThatFallsSilentIsGivenUpAtTheDeadline(String transport) throws Exception {
    try (RtspServer server = RtspServer.local();
        TestPublisher publisher = TestPublisher.start(film, server.url("cam"), "tcp");
        Demuxer reader = open(server.url("cam"), transport, Duration.ofMillis(700))) {
      times(reader, 3);
      publisher.fallSilent();
      assertThatThrownBy(() -> {
            while (reader.next() != null) {
              // What was sent before is still read.
            }
          })
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("nothing came for 0.7 s");
    }
  }

  @Test
  void aServerThatAcceptsAndSaysNothingIsGivenUpAtTheDeadline() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "rtsp://127.0.0.1:" + mute.getLocalPort() + "/cam";
      OpenOptions soon = OpenOptions.RTSP.within(Duration.ofMillis(500), Duration.ofMillis(500));
      long start = System.nanoTime();
      assertThatThrownBy(() -> MediaFile.open(url, soon))
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("nothing came for 0.5 s");
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(400), Duration.ofSeconds(5));
      try (Socket accepted = mute.accept()) {
        assertThat(accepted.isConnected()).isTrue();
      }
    }
  }

  @Test
  void aPathWithoutPublisherIsSaid() {
    try (RtspServer server = RtspServer.local()) {
      assertThatThrownBy(() -> MediaFile.open(server.url("nothing"), OpenOptions.RTSP))
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("404");
    }
  }
}
