package org.smalti.media.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.smalti.media.rtsp.RtspTestClient.H264;
import static org.smalti.media.rtsp.RtspTestClient.H264_AND_AAC;
import static org.smalti.media.rtsp.RtspTestClient.PCM;
import static org.smalti.media.rtsp.RtspTestClient.expect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that do what they should not: they harm neither the server nor others. */
@Timeout(20)
class HostileClientTest {
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

  @Test
  void aRequestWithoutNumberIsRefusedAndTheConnectionGoesOn() throws Exception {
    RtspTestClient client = client();
    client.send("OPTIONS * RTSP/1.0\r\n\r\n");
    expect(client.answer(), 400);
    client.send("OPTIONS * RTSP/1.0\r\nCSeq: 7\r\n\r\n");
    assertThat(expect(client.answer(), 200).header("CSeq")).isEqualTo("7");
  }

  @Test
  void garbageIsAnsweredOnceAndTheConnectionEnds() throws Exception {
    RtspTestClient client = client();
    byte[] garbage = new byte[100_000];
    new Random(1).nextBytes(garbage);
    garbage[0] = 'x';
    client.send(garbage);
    assertThat(client.answer().status()).isBetween(400, 414);
    assertThat(client.isClosed()).isTrue();
    RtspTestClient large = client();
    large.send("SET_PARAMETER * RTSP/1.0\r\nCSeq: 1\r\nContent-Length: 2000000000\r\n\r\nabc");
    expect(large.answer(), 413);
    assertThat(large.isClosed()).isTrue();
  }

  @Test
  void framesThatBelongToNothingAreIgnored() throws Exception {
    RtspTestClient client = client();
    client.frame(200, new byte[1000]);
    expect(client.ask("OPTIONS", "*"), 200);
  }

  @Test
  void aReaderThatReadsNothingHoldsUpNobody() throws Exception {
    try (RtspServer small = RtspServer.on(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        RtspLimits.DEFAULT.holding(1 << 18, 1 << 17))) {
      try (RtspTestClient publisher = new RtspTestClient(small).publish("cam", H264);
          RtspTestClient idle = new RtspTestClient(small);
          RtspTestClient reader = new RtspTestClient(small)) {
        idle.play("cam", 1);
        reader.play("cam", 1);
        for (int i = 0; i < 20_000; i++) {
          publisher.frame(0, RtpPackets.h264(i, 100 * i, true, i % 10 == 0 ? 5 : 1, 1000));
          assertThat(RtpPackets.sequence(reader.frame().data())).isEqualTo(i);
        }
        assertThat(small.statistics().get(0).dropped()).isPositive();
        // What the idle one had is whole: every gap ends with a key frame.
        int last = -1;
        int gaps = 0;
        idle.readWithin(500);
        try {
          for (RtspTestClient.Frame frame = idle.frame(); true; frame = idle.frame()) {
            int sequence = RtpPackets.sequence(frame.data());
            gaps += sequence != last + 1 ? 1 : 0;
            assertThat(sequence == last + 1 || sequence % 10 == 0)
                .as(last + " " + sequence)
                .isTrue();
            last = sequence;
          }
        } catch (SocketTimeoutException e) {
          assertThat(gaps).isBetween(0, 20_000);
        }
        assertThat(last).isGreaterThan(100);
      }
    }
  }

  @Test
  void aClientThatTakesNoAnswersIsClosed() throws Exception {
    RtspTestClient client = client();
    client.readWithin(5000);
    assertThatThrownBy(() -> {
          for (int i = 0; i < 1_000_000; i++) {
            client.request("OPTIONS", "*", "X: " + "x".repeat(1000) + "\r\n", "");
          }
        })
        .isInstanceOf(IOException.class);
  }

  @Test
  void connectionsAndPathsAreLimited() throws Exception {
    RtspLimits limits = new RtspLimits(3, 1, 1 << 20, 1 << 18, Duration.ofSeconds(60));
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (RtspServer small = RtspServer.on(any, limits);
        RtspTestClient one = new RtspTestClient(small).publish("one", PCM);
        RtspTestClient two = new RtspTestClient(small);
        RtspTestClient three = new RtspTestClient(small);
        RtspTestClient four = new RtspTestClient(small)) {
      expect(two.ask("ANNOUNCE", "two", "", PCM), 503);
      expect(three.ask("OPTIONS", "*"), 200);
      expect(four.answer(), 503);
      assertThat(one.ask("OPTIONS", "*").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"''", "OPTIONS * RTSP/1.0", "$\u0000\u0010"})
  void aClientThatSaysNothingMoreIsClosedInTime(String half) throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (RtspServer hasty = RtspServer.on(any, RtspLimits.DEFAULT.within(Duration.ofMillis(300)));
        RtspTestClient client = new RtspTestClient(hasty)) {
      client.send(half);
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void brokenConversationsHarmNobody() throws Exception {
    Queue<Throwable> bugs = new ConcurrentLinkedQueue<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> bugs.add(bug));
    try {
      RtspTestClient publisher = client().publish("cam", PCM);
      RtspTestClient reader = client();
      reader.play("cam", 1);
      byte[] conversation = conversation().getBytes(StandardCharsets.ISO_8859_1);
      Random random = new Random(1);
      for (int run = 0; run < 300; run++) {
        byte[] mutated = conversation.clone();
        for (int i = random.nextInt(8); i >= 0; i--) {
          mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        }
        try (RtspTestClient hostile = new RtspTestClient(server)) {
          hostile.send(mutated);
          if (run % 10 == 0) {
            hostile.answer();
          }
        } catch (IOException e) {
          // It was sent away.
        }
        byte[] sound = RtpPackets.rtp(0, run, 160 * run, false, new byte[160]);
        publisher.frame(0, sound);
        assertThat(reader.frame().data()).isEqualTo(sound);
      }
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertThat(bugs).isEmpty();
  }

  /** All that a client may say, in one piece. */
  private String conversation() {
    String sdp = H264_AND_AAC;
    String of = " " + server.url("x") + " RTSP/1.0\r\nCSeq: 1\r\n";
    return "OPTIONS" + of + "\r\nANNOUNCE" + of + "Content-Length: " + sdp.length() + "\r\n\r\n"
        + sdp
        + "SETUP " + server.url("x") + "/streamid=0 RTSP/1.0\r\nCSeq: 2\r\n"
        + "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n\r\n"
        + "SETUP " + server.url("x") + "/streamid=1 RTSP/1.0\r\nCSeq: 3\r\n"
        + "Transport: RTP/AVP;unicast;client_port=5000-5001\r\n\r\n"
        + "$\0\0\u0010" + "\u0080\u0060" + "\0".repeat(14)
        + "DESCRIBE" + of.replace("/x ", "/cam ") + "\r\nPLAY" + of + "\r\n";
  }
}
