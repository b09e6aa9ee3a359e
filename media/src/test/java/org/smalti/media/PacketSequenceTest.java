package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacketSequenceTest {
  private final NativeResources natives = new NativeResources();
  private final AVPacket packet = natives.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
  private final AVFrame frame = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
  /** Milliseconds, 60 s long. */
  private final PacketSequence sequence = new PacketSequence(0.001, 60);

  @AfterEach
  void free() {
    natives.close();
  }

  /** The shift of the frame that is made from the next packet. */
  private long shift(long dts, int flags) {
    packet.dts(dts).duration(40).flags(flags);
    sequence.add(packet);
    frame.opaque(packet.opaque());
    return sequence.shift(frame);
  }

  @Test
  void aFrameKnowsThePacketItWasMadeFrom() {
    assertThat(PacketSequence.number(frame)).isEqualTo(-1);
    shift(0, 0);
    assertThat(PacketSequence.number(frame)).isZero();
    shift(40, 0);
    assertThat(PacketSequence.number(frame)).isEqualTo(1);
  }

  @Test
  void aClockThatStartsAgainGoesOn() {
    shift(50_000, 0);
    assertThat(shift(0, 0)).isEqualTo(50_040);
    assertThat(shift(40, 0)).isEqualTo(50_040);
    assertThat(sequence.jumped()).isTrue();
  }

  @Test
  void packetsWithoutAStampBeforeTheJumpTakeTheirTimeToo() {
    shift(50_000, 0);
    shift(Libav.NO_TIME, 0);
    shift(Libav.NO_TIME, 0);
    assertThat(shift(0, 0)).isEqualTo(50_120);
  }

  @Test
  void aStampFarBeyondTheEndIsAnError() {
    shift(1000, 0);
    assertThat(shift(69_000, 0)).isZero();
    assertThat(shift(200_000, 0)).isEqualTo(69_040 - 200_000);
  }

  @Test
  void disorderIsNoJump() {
    shift(1000, 0);
    assertThat(shift(200, 0)).isZero();
    assertThat(sequence.jumped()).isFalse();
  }

  @Test
  void whatAnEditListLeavesOutIsNoJump() {
    shift(5000, 0);
    assertThat(shift(1000, avcodec.AV_PKT_FLAG_DISCARD)).isZero();
    assertThat(shift(5040, 0)).isZero();
  }

  @Test
  void itGoesOnFromWhatIsKnown() {
    shift(50_000, 0);
    shift(0, 0);
    PacketSequence.State known = sequence.state();
    PacketSequence other = new PacketSequence(0.001, 60);
    other.restart(2, known);
    packet.dts(40).flags(0);
    other.add(packet);
    frame.opaque(packet.opaque());
    assertThat(PacketSequence.number(frame)).isEqualTo(2);
    assertThat(other.shift(frame)).isEqualTo(50_040);
  }
}
