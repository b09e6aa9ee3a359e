package org.smalti.media.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What readers get of a path; access unit {@code n} has the packets 3n to 3n+2 and the time stamp 100n. */
class PublishedPathTest {
  private static final int SIZE = 1000;
  private static final int PACKET = SIZE + 12 + 64;

  private final OutgoingQueue queue = new OutgoingQueue(100 * PACKET);

  private static PublishedPath path(String sdp, long backlogBytes) throws RtspException {
    SessionDescription description = SessionDescription.of(sdp.getBytes(StandardCharsets.UTF_8));
    RtspLimits limits = RtspLimits.DEFAULT.holding(1 << 20, backlogBytes);
    PublishedPath path = new PublishedPath("cam", "test", description, limits);
    path.record();
    return path;
  }

  private static PathReader reader(PublishedPath path, OutgoingQueue queue) {
    @Nullable TrackTransport[] transports = new TrackTransport[path.tracks().size()];
    for (int i = 0; i < transports.length; i++) {
      transports[i] = new InterleavedChannels(2 * i, 2 * i + 1);
    }
    return new PathReader(queue, transports, path.tracks());
  }

  private static void unit(PublishedPath path, int unit, boolean key) {
    for (int i = 0; i < 3; i++) {
      // Parameter sets stand alone before the slices, as most encoders send them.
      int type =
          !key ? RtpPackets.SLICE : i == 0 ? 9 : i == 1 ? RtpPackets.PARAMETERS : RtpPackets.IDR;
      path.publish(
          0, TrackPacket.Kind.RTP, RtpPackets.h264(3 * unit + i, 100 * unit, i == 2, type, SIZE));
    }
  }

  private static List<Integer> taken(OutgoingQueue queue) throws InterruptedException {
    List<Integer> sequences = new ArrayList<>();
    while (!queue.isEmpty()) {
      if (queue.take() instanceof TrackPacket packet && packet.isRtp()) {
        sequences.add(RtpPackets.sequence(packet.data()));
      }
    }
    return sequences;
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  @Test
  void aLateReaderBeginsWithTheWholeLastKeyFrame() throws Exception {
    PublishedPath path = path(RtspTestClient.H264, 1 << 18);
    for (int unit = 0; unit < 13; unit++) {
      unit(path, unit, unit % 5 == 0);
    }
    List<TrackPacket> first = new ArrayList<>();
    assertThat(path.join(reader(path, queue), first::addAll)).isTrue();
    assertThat(RtpPackets.sequence(first.get(0).data())).isEqualTo(30);
    unit(path, 13, false);
    assertThat(taken(queue)).isEqualTo(range(30, 42));
  }

  @Test
  void aLateReaderGetsTheSenderReportsBeforeTheKeyFrame() throws Exception {
    PublishedPath path = path(RtspTestClient.H264_AND_AAC, 1 << 18);
    path.publish(0, TrackPacket.Kind.RTCP, RtpPackets.report(0));
    path.publish(1, TrackPacket.Kind.RTCP, RtpPackets.report(7));
    unit(path, 0, true);
    path.publish(1, TrackPacket.Kind.RTP, RtpPackets.rtp(97, 1, 7, true, new byte[10]));
    unit(path, 1, true);
    path.publish(1, TrackPacket.Kind.RTP, RtpPackets.rtp(97, 2, 7, true, new byte[10]));
    List<TrackPacket> first = new ArrayList<>();
    path.join(reader(path, queue), first::addAll);
    assertThat(first.stream().map(TrackPacket::track).toList()).containsExactly(0, 1, 0, 0, 0, 1);
    assertThat(first.stream().map(TrackPacket::isRtp).toList())
        .containsExactly(false, false, true, true, true, true);
  }

  @Test
  void aStretchThatIsTooLongIsNotKeptAndItsReaderWaitsForAKeyFrame() throws Exception {
    PublishedPath path = path(RtspTestClient.H264, 9 * PACKET);
    for (int unit = 0; unit < 4; unit++) {
      unit(path, unit, unit == 0);
    }
    path.join(reader(path, queue), first -> assertThat(first).isEmpty());
    unit(path, 4, false);
    unit(path, 5, true);
    unit(path, 6, false);
    // The delimiter before the parameter sets came before it was known what follows.
    assertThat(taken(queue)).isEqualTo(range(16, 21));
    OutgoingQueue other = new OutgoingQueue(100 * PACKET);
    path.join(reader(path, other), first -> assertThat(first).hasSize(6));
  }

  @Test
  void aSlowReaderLosesWholeUnitsUpToTheNextKeyFrame() throws Exception {
    PublishedPath path = path(RtspTestClient.H264, 1 << 18);
    OutgoingQueue slow = new OutgoingQueue(10 * PACKET);
    path.join(reader(path, slow), first -> {});
    path.join(reader(path, queue), first -> {});
    for (int unit = 0; unit < 7; unit++) {
      unit(path, unit, unit % 5 == 0);
    }
    // Ten packets fit; those of unit 3 are taken back, because its last one does not fit.
    assertThat(taken(slow)).isEqualTo(range(1, 9));
    assertThat(path.statistics().dropped()).isEqualTo(12);
    for (int unit = 7; unit < 12; unit++) {
      unit(path, unit, unit % 5 == 0);
    }
    assertThat(taken(slow)).isEqualTo(range(31, 36));
    assertThat(path.statistics().dropped()).isEqualTo(22);
    assertThat(taken(queue)).isEqualTo(range(1, 36));
  }

  @Test
  void aReaderThatPausesGoesOnWhereItWasOrAtTheNextKeyFrame() throws Exception {
    PublishedPath path = path(RtspTestClient.H264, 1 << 18);
    PathReader reader = reader(path, queue);
    path.join(reader, first -> {});
    unit(path, 0, true);
    path.leave(reader);
    unit(path, 1, false);
    path.join(reader, first -> assertThat(first).hasSize(3));
    assertThat(taken(queue)).isEqualTo(range(1, 6));
    path.leave(reader);
    for (int unit = 2; unit < 12; unit++) {
      unit(path, unit, unit % 5 == 0);
    }
    path.join(reader, first -> assertThat(first).hasSize(6));
    assertThat(taken(queue)).isEqualTo(range(30, 36));
  }

  @Test
  void soundIsHeardFromTheNextPacketOn() throws Exception {
    PublishedPath path = path(RtspTestClient.PCM, 1 << 18);
    path.publish(0, TrackPacket.Kind.RTP, RtpPackets.rtp(0, 1, 0, false, new byte[160]));
    path.join(reader(path, queue), first -> assertThat(first).isEmpty());
    path.publish(0, TrackPacket.Kind.RTP, RtpPackets.rtp(0, 2, 160, false, new byte[160]));
    assertThat(taken(queue)).containsExactly(2);
  }

  @Test
  void picturesWithoutKeyFramesAreShownInTheEnd() throws Exception {
    PublishedPath path = path(RtspTestClient.H264, 1 << 18);
    OutgoingQueue wide = new OutgoingQueue(1L << 30);
    path.join(reader(path, wide), first -> {});
    for (int unit = 1; unit <= PathReader.LONGEST_WAIT + 1; unit++) {
      unit(path, unit, false);
    }
    assertThat(taken(wide)).hasSize(3);
    assertThat(path.statistics().dropped()).isZero();
  }

  @Test
  void whatIsNoRtpIsNotForwarded() throws Exception {
    PublishedPath path = path(RtspTestClient.PCM, 1 << 18);
    path.join(reader(path, queue), first -> {});
    for (byte[] bad :
        new byte[][] {{}, {1, 2, 3}, new byte[40], {(byte) 0x8F, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
        }) {
      path.publish(0, TrackPacket.Kind.RTP, bad);
      path.publish(0, TrackPacket.Kind.RTCP, bad);
    }
    assertThat(queue.isEmpty()).isTrue();
    assertThat(path.statistics().packets()).isZero();
  }

  @Test
  void theEndIsToldToEachReader() throws Exception {
    PublishedPath path = path(RtspTestClient.H264, 1 << 18);
    path.join(reader(path, queue), first -> {});
    unit(path, 0, true);
    path.end();
    assertThat(taken(queue)).isEqualTo(range(1, 3));
    assertThat(queue.take()).isNull();
    assertThat(path.isLive()).isFalse();
    assertThat(path.join(reader(path, queue), first -> {})).isFalse();
  }
}
