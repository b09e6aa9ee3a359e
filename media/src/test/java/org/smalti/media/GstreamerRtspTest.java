package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.media.rtsp.RtspServer;

/** A second opinion on RTSP by GStreamer, where it is installed: its server, its reader and its publisher. */
@Timeout(60)
class GstreamerRtspTest {
  /** The system's own: only that has the bindings of the system's packages. */
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  private static final int FRAMES = 25;

  @TempDir
  private static Path folder = Path.of("");

  private static Path script = Path.of("");

  @BeforeAll
  static void findGstreamer() throws Exception {
    script = folder.resolve("gst_rtsp.py");
    try (InputStream text =
        GstreamerRtspTest.class.getResourceAsStream("/org/smalti/media/gst_rtsp.py")) {
      Files.copy(Objects.requireNonNull(text), script);
    }
    String check =
        "import gi; gi.require_version('GstRtspServer', '1.0'); from gi.repository import Gst;"
            + " Gst.init(None); assert all(Gst.ElementFactory.find(e) for e in"
            + " ('rtspclientsink', 'x264enc', 'avdec_h264', 'rtph264depay', 'h264parse'))";
    boolean installed = Files.isExecutable(PYTHON)
        && new ProcessBuilder(PYTHON.toString(), "-c", check)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
    Assumptions.assumeTrue(
        installed,
        "no gst-rtsp-server: apt-get install gstreamer1.0-rtsp gir1.2-gst-rtsp-server-1.0"
            + " gstreamer1.0-plugins-good -bad -ugly gstreamer1.0-libav python3-gi");
  }

  /** The script as a process that says what it sees. */
  private static final class Gstreamer implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    Gstreamer(String... words) throws IOException {
      List<String> command = new ArrayList<>(List.of(PYTHON.toString(), script.toString()));
      command.addAll(List.of(words));
      process = new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      output = new BufferedReader(
          new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    String line() throws IOException {
      return String.valueOf(output.readLine());
    }

    void awaitFrames(int count) throws IOException {
      for (int i = 0; i < count; i++) {
        assertThat(line()).isEqualTo("frame");
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "udp"})
  void mediaReadsFromItsServer(String transport) throws Exception {
    try (Gstreamer server = new Gstreamer("serve")) {
      String url = "rtsp://127.0.0.1:" + server.line() + "/film";
      OpenOptions options = transport.equals("udp") ? OpenOptions.RTSP.overUdp() : OpenOptions.RTSP;
      try (MediaFile media = MediaFile.open(url, options.lowLatency());
          Demuxer reader = media.demuxer()) {
        assertThat(media.info().video().orElseThrow().width()).isEqualTo(320);
        double last = Double.NaN;
        for (int i = 0; i < FRAMES; i++) {
          Packet packet = reader.next();
          assertThat(packet).isNotNull();
          if (i > 2) {
            assertThat(packet.time() - last).isBetween(0.035, 0.045);
          }
          last = packet.time();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "udp"})
  void mediaPublishesToItsServer(String transport) throws Exception {
    Path film = film();
    try (Gstreamer server = new Gstreamer("serve");
        TestPublisher publisher =
            TestPublisher.start(film, "rtsp://127.0.0.1:" + server.line() + "/live", transport)) {
      assertThat(publisher).isNotNull();
      server.awaitFrames(FRAMES);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "udp"})
  void itReadsFromOurServer(String transport) throws Exception {
    try (RtspServer server = RtspServer.local();
        TestPublisher publisher = TestPublisher.start(film(), server.url("cam"), "tcp");
        Gstreamer reader = new Gstreamer("play", server.url("cam"), transport)) {
      reader.awaitFrames(FRAMES);
      assertThat(server.statistics().get(0).dropped()).isZero();
      publisher.close();
      String line = reader.line();
      while (line.equals("frame")) {
        line = reader.line();
      }
      assertThat(line).isEqualTo("end");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "udp"})
  void itPublishesToOurServer(String transport) throws Exception {
    try (RtspServer server = RtspServer.local();
        Gstreamer publisher = new Gstreamer("publish", server.url("cam"), transport)) {
      try (Demuxer reader = opened(server.url("cam"))) {
        for (int i = 0; i < FRAMES; i++) {
          assertThat(reader.next()).isNotNull();
        }
      }
      assertThat(publisher.process.isAlive()).isTrue();
    }
  }

  /** Its publisher needs a while until it sends. */
  private static Demuxer opened(String url) {
    while (true) {
      try {
        return MediaFile.open(url, OpenOptions.RTSP.lowLatency()).demuxer();
      } catch (org.smalti.core.SmaltiException e) {
        assertThat(e).hasMessageContaining("404");
      }
    }
  }

  private static Path film() {
    Path film = folder.resolve("film.mp4");
    return Files.exists(film)
        ? film
        : TestMedia.made(
            film,
            "-f lavfi -i testsrc2=s=320x180:r=25:d=4 -c:v libx264 -preset ultrafast"
                + " -tune zerolatency -g 25");
  }

  @Test
  void theServerOfGstreamerRefusesWhatItDoesNotHave() throws Exception {
    try (Gstreamer server = new Gstreamer("serve")) {
      String url = "rtsp://127.0.0.1:" + server.line() + "/nothing";
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> MediaFile.open(url, OpenOptions.RTSP))
          .hasMessageContaining("404");
    }
  }
}
