package org.smalti.media.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.smalti.media.rtsp.RtspTestClient.H264;
import static org.smalti.media.rtsp.RtspTestClient.H264_AND_AAC;
import static org.smalti.media.rtsp.RtspTestClient.PCM;
import static org.smalti.media.rtsp.RtspTestClient.expect;

import java.io.EOFException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.smalti.core.SmaltiException;

/** The server as a client sees it that speaks RTSP by hand. */
@Timeout(20)
class RtspServerTest {
  private final RtspServer server = RtspServer.local();
  private final List<RtspTestClient> clients = new ArrayList<>();

  private RtspTestClient client() throws Exception {
    RtspTestClient client = new RtspTestClient(server);
    clients.add(client);
    return client;
  }

  @AfterEach
  void close() throws Exception {
    for (RtspTestClient client : clients) {
      client.close();
    }
    server.close();
  }

  private static byte[] sound(int sequence) {
    return RtpPackets.rtp(0, sequence, 160 * sequence, false, new byte[160]);
  }

  @Test
  void everyReaderGetsWhatIsPublishedUnchanged() throws Exception {
    RtspTestClient publisher = client().publish("cam", H264_AND_AAC);
    RtspTestClient one = client();
    one.play("cam", 2);
    RtspTestClient two = client();
    expect(two.setUp("cam/trackID=1", "RTP/AVP/TCP;interleaved=8-9"), 200);
    expect(two.ask("PLAY", "cam/"), 200);
    byte[] picture = RtpPackets.h264(1, 0, true, RtpPackets.IDR, 500);
    byte[] tone = RtpPackets.rtp(97, 1, 0, true, new byte[100]);
    byte[] report = RtpPackets.report(0);
    publisher.frame(0, picture);
    publisher.frame(3, report);
    publisher.frame(2, tone);
    publisher.frame(77, tone);
    assertThat(one.frame())
        .usingRecursiveComparison()
        .isEqualTo(new RtspTestClient.Frame(0, picture));
    assertThat(one.frame())
        .usingRecursiveComparison()
        .isEqualTo(new RtspTestClient.Frame(3, report));
    assertThat(one.frame()).usingRecursiveComparison().isEqualTo(new RtspTestClient.Frame(2, tone));
    assertThat(two.frame())
        .usingRecursiveComparison()
        .isEqualTo(new RtspTestClient.Frame(9, report));
    assertThat(two.frame()).usingRecursiveComparison().isEqualTo(new RtspTestClient.Frame(8, tone));
    PathStatistics statistics = server.statistics().get(0);
    assertThat(statistics)
        .isEqualTo(new PathStatistics(
            "cam", "127.0.0.1:" + publisher.localPort(), 2, 2, 2, picture.length + tone.length, 0));
  }

  @Test
  void aReaderIsToldWhereItBegins() throws Exception {
    RtspTestClient publisher = client().publish("a%20b", H264);
    publisher.frame(0, RtpPackets.h264(65535, -1000, true, RtpPackets.IDR, 500));
    expect(publisher.ask("GET_PARAMETER", "a%20b"), 200);
    RtspTestClient reader = client();
    RtspTestClient.Answer described = expect(reader.ask("DESCRIBE", "a%20b"), 200);
    assertThat(described.header("Content-Base")).isEqualTo(server.url("a b") + "/");
    assertThat(described.header("Content-Type")).isEqualTo("application/sdp");
    assertThat(described.body())
        .contains("a=control:trackID=0")
        .doesNotContain("streamid", "10.0.0.1 ");
    RtspTestClient.Answer played = reader.play("a%20b", 1);
    assertThat(played.header("RTP-Info"))
        .isEqualTo("url=" + server.url("a b") + "/trackID=0;seq=65535;rtptime=4294966296");
    assertThat(played.header("Range")).isEqualTo("npt=0.000-");
    assertThat(played.header("Session")).matches("[0-9a-f]{16};timeout=60");
    assertThat(RtpPackets.sequence(reader.frame().data())).isEqualTo(65535);
  }

  @Test
  void aPublisherThatLeavesEndsItsReadersAndMayReturn() throws Exception {
    for (int turn = 0; turn < 3; turn++) {
      RtspTestClient publisher = client().publish("cam", PCM);
      RtspTestClient reader = client();
      reader.play("cam", 1);
      publisher.frame(0, sound(turn));
      assertThat(reader.frame().data()).isEqualTo(sound(turn));
      if (turn == 0) {
        expect(publisher.ask("TEARDOWN", "cam"), 200);
      } else if (turn == 1) {
        publisher.close();
      } else {
        server.disconnect("cam");
      }
      byte[] bye = reader.frame().data();
      assertThat(bye[1] & 0xFF).isEqualTo(201);
      assertThat(bye[9] & 0xFF).isEqualTo(203);
      assertThatThrownBy(reader::frame).isInstanceOf(EOFException.class);
      assertThat(expect(client().ask("DESCRIBE", "cam"), 404).body())
          .contains("nothing is published");
    }
  }

  @Test
  void aSecondPublisherIsRefused() throws Exception {
    client().publish("cam", PCM);
    RtspTestClient second = client();
    RtspTestClient.Answer refusal =
        expect(second.ask("ANNOUNCE", "cam/", "Content-Type: application/sdp\r\n", PCM), 403);
    assertThat(refusal.body()).contains("has a publisher already");
    expect(second.ask("ANNOUNCE", "cam2", "Content-Type: application/sdp\r\n", PCM), 200);
  }

  @Test
  void whatIsAnnouncedCanBeReadOnlyWhenItIsRecorded() throws Exception {
    RtspTestClient publisher = client();
    expect(publisher.ask("ANNOUNCE", "cam", "", PCM), 200);
    RtspTestClient reader = client();
    expect(reader.ask("DESCRIBE", "cam"), 404);
    expect(publisher.ask("RECORD", "cam"), 455);
    expect(publisher.setUp("cam", "RTP/AVP/TCP"), 200);
    expect(publisher.ask("RECORD", "cam"), 200);
    expect(reader.ask("DESCRIBE", "cam"), 200);
  }

  @Test
  void aRequestAtTheWrongTimeIsRefused() throws Exception {
    RtspTestClient stranger = client();
    assertThat(expect(stranger.ask("OPTIONS", "*"), 200).header("Public"))
        .contains("ANNOUNCE", "PLAY");
    expect(stranger.ask("PLAY", "cam"), 455);
    expect(stranger.ask("RECORD", "cam"), 455);
    expect(stranger.ask("TEARDOWN", "cam"), 454);
    expect(stranger.ask("REDIRECT", "cam"), 501);
    expect(stranger.ask("DESCRIBE", "cam", "Session: 12345\r\n", ""), 454);
    expect(stranger.ask("OPTIONS", "*", "Require: magic\r\n", ""), 551);
    expect(stranger.setUp("cam/trackID=0", "RTP/AVP/TCP;interleaved=0-1"), 404);
    expect(stranger.ask("ANNOUNCE", "cam", "Content-Type: text/plain\r\n", PCM), 415);
    expect(stranger.ask("ANNOUNCE", "cam", "", "v=0"), 400);
    client().publish("cam", PCM);
    expect(stranger.setUp("cam/trackID=1", "RTP/AVP/TCP;interleaved=0-1"), 404);
    expect(stranger.setUp("cam/trackID=0", "RTP/AVP/TCP;interleaved=255-256"), 461);
    expect(stranger.ask("SETUP", "cam/trackID=0"), 461);
    expect(stranger.setUp("cam/trackID=0", "RTP/AVP/TCP;interleaved=0-1"), 200);
    expect(stranger.setUp("cam/trackID=0", "RTP/AVP/TCP;interleaved=2-3"), 455);
    expect(stranger.ask("ANNOUNCE", "cam3", "", PCM), 455);
    expect(stranger.ask("PLAY", "cam"), 200);
    expect(stranger.ask("TEARDOWN", "cam"), 200);
    expect(stranger.ask("PLAY", "cam"), 454);
  }

  @Test
  void aReaderMayPauseAndGoOn() throws Exception {
    RtspTestClient publisher = client().publish("cam", PCM);
    RtspTestClient reader = client();
    reader.play("cam", 1);
    publisher.frame(0, sound(1));
    assertThat(reader.frame().data()).isEqualTo(sound(1));
    expect(reader.ask("PAUSE", "cam"), 200);
    publisher.frame(0, sound(2));
    expect(publisher.ask("OPTIONS", "*"), 200);
    assertThat(server.statistics().get(0).readers()).isZero();
    expect(reader.ask("PLAY", "cam"), 200);
    publisher.frame(0, sound(3));
    assertThat(reader.frame().data()).isEqualTo(sound(3));
  }

  @Test
  void udpGoesToThePortThatTheReaderSendsFrom() throws Exception {
    InetAddress local = InetAddress.getLoopbackAddress();
    RtspTestClient publisher = client().publish("cam", PCM);
    try (DatagramSocket said = new DatagramSocket(0, local);
        DatagramSocket real = new DatagramSocket(0, local)) {
      said.setSoTimeout(5000);
      real.setSoTimeout(5000);
      RtspTestClient reader = client();
      RtspTestClient.Answer setUp = expect(
          reader.setUp(
              "cam/trackID=0", "RTP/AVP;unicast;client_port=" + said.getLocalPort() + "-9"),
          200);
      int port =
          Integer.parseInt(setUp.header("Transport").replaceAll(".*server_port=([0-9]+)-.*", "$1"));
      assertThat(port % 2).isZero();
      expect(reader.ask("PLAY", "cam"), 200);
      DatagramPacket received = new DatagramPacket(new byte[2000], 2000);
      publisher.frame(0, sound(1));
      said.receive(received);
      assertThat(received.getPort()).isEqualTo(port);
      assertThat(received.getLength()).isEqualTo(sound(1).length);
      // The router between has given the reader another port.
      DatagramPacket sign =
          new DatagramPacket(new byte[] {1}, 1, new InetSocketAddress(local, port));
      real.send(sign);
      for (int i = 2; received.getSocketAddress() != null; i++) {
        publisher.frame(0, sound(i));
        real.setSoTimeout(50);
        try {
          real.receive(received);
          break;
        } catch (java.net.SocketTimeoutException e) {
          // The sign is still under way.
        }
      }
      assertThat(received.getLength()).isEqualTo(sound(1).length);
    }
  }

  @Test
  void aPublisherMaySendByUdpAndOnlyItsPortsAreHeard() throws Exception {
    InetAddress local = InetAddress.getLoopbackAddress();
    RtspTestClient publisher = client();
    expect(publisher.ask("ANNOUNCE", "cam", "", PCM), 200);
    try (DatagramSocket socket = new DatagramSocket(0, local);
        DatagramSocket stranger = new DatagramSocket(0, local)) {
      RtspTestClient.Answer setUp = expect(
          publisher.setUp(
              "cam", "RTP/AVP;unicast;client_port=" + socket.getLocalPort() + ";mode=record"),
          200);
      int port =
          Integer.parseInt(setUp.header("Transport").replaceAll(".*server_port=([0-9]+)-.*", "$1"));
      expect(publisher.ask("RECORD", "cam"), 200);
      RtspTestClient reader = client();
      reader.play("cam", 1);
      InetSocketAddress target = new InetSocketAddress(local, port);
      socket.send(new DatagramPacket(sound(1), sound(1).length, target));
      stranger.send(new DatagramPacket(sound(99), sound(99).length, target));
      socket.send(new DatagramPacket(sound(2), sound(2).length, target));
      assertThat(reader.frame().data()).isEqualTo(sound(1));
      assertThat(reader.frame().data()).isEqualTo(sound(2));
    }
  }

  @Test
  void closingEndsAllThreadsWithinASecond() throws Exception {
    RtspTestClient publisher = client().publish("cam", H264);
    RtspTestClient udp = client();
    expect(udp.setUp("cam/trackID=0", "RTP/AVP;unicast;client_port=5000-5001"), 200);
    expect(udp.ask("PLAY", "cam"), 200);
    RtspTestClient idle = client();
    idle.play("cam", 1);
    for (int i = 0; i < 5000; i++) {
      publisher.frame(0, RtpPackets.h264(i, 100 * i, true, 5, 1000));
    }
    long start = System.nanoTime();
    server.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    String port = ":" + publisher.localPort();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(
            thread -> thread.getName().startsWith("rtsp-") && thread.getName().endsWith(port));
    server.close();
    int freed = server.address().getPort();
    RtspServer.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), freed))
        .close();
  }

  @Test
  void itListensOnThisMachineAloneUnlessAskedOtherwise() {
    assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();
    assertThat(server.url("a b/c"))
        .isEqualTo("rtsp://127.0.0.1:" + server.address().getPort() + "/a%20b/c");
    assertThatThrownBy(() -> RtspServer.on(server.address()))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("127.0.0.1:" + server.address().getPort() + " can't be listened on");
  }
}
