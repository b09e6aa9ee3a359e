package org.smalti.tools.video.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaAddress;
import org.smalti.media.MediaFile;
import org.smalti.media.Packet;
import org.smalti.media.rtsp.RtspServer;

/** Live sources on loopback. */
@Timeout(30)
class ContinuousPacketsTest {
  private final List<String> waits = new ArrayList<>();

  private SourceOpener opener(String url, int attempts, double timeout) {
    MediaAddress address = MediaAddress.of(url);
    Duration limit = Duration.ofMillis(Math.round(1000 * timeout));
    return new SourceOpener(
        address.with(address.options().lowLatency().within(limit, limit)),
        new Reconnection(attempts, 0.05),
        waits::add,
        CancelledException::throwIfInterrupted);
  }

  @Test
  void timesGoOnWhereACameraDiesAndReturns() throws Exception {
    List<Double> times = new ArrayList<>();
    try (RtspServer server = RtspServer.local()) {
      String url = server.url("cam");
      SourceOpener opener = opener(url, 20, 5);
      TestCamera camera = TestCamera.at(url);
      try (MediaFile first = opener.open();
          ContinuousPackets packets = new ContinuousPackets(opener, first, true)) {
        while (packets.openings() == 1) {
          times.add(next(packets));
          if (times.size() == 20) {
            server.disconnect("cam");
            camera.close();
            until(server);
            camera = TestCamera.at(url);
          }
        }
        for (int i = 0; i < 20; i++) {
          times.add(next(packets));
        }
        assertThat(packets.openings()).isEqualTo(2);
      } finally {
        camera.close();
      }
    }
    assertThat(waits).first().asString().contains("it has ended; attempt 1 of 20 in 0.1 s");
    assertThat(times).hasSizeGreaterThan(39);
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).as("packet %d", i).isBetween(0.0, 0.3);
    }
  }

  private static double next(ContinuousPackets packets) {
    Packet packet = packets.next();
    assertThat(packet).isNotNull();
    return packet.time();
  }

  private static void until(RtspServer server) {
    while (!server.statistics().isEmpty()) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  void theEndOfASourceThatIsNotOpenedAgainIsNoFailure() throws Exception {
    try (RtspServer server = RtspServer.local()) {
      SourceOpener opener = opener(server.url("cam"), 0, 5);
      try (TestCamera camera = TestCamera.at(server.url("cam"));
          MediaFile first = opener.open();
          ContinuousPackets packets = new ContinuousPackets(opener, first, true)) {
        next(packets);
        server.disconnect("cam");
        while (packets.next() != null) {
          assertThat(camera.published()).isPositive();
        }
      }
    }
    assertThat(waits).isEmpty();
  }

  @Test
  void aSilentSourceIsLeftWithinItsDeadlineAndTriedSoOften() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      SourceOpener opener = opener("rtsp://127.0.0.1:" + silent.getLocalPort() + "/cam", 2, 0.2);
      long began = System.nanoTime();
      assertThatThrownBy(opener::open)
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("nothing came for 0.2 s");
      assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(5));
    }
    assertThat(waits).hasSize(2).last().asString().contains("attempt 2 of 2 in 0.1 s");
  }
}
