package org.smalti.tools.video.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.media.DecoderOptions;
import org.smalti.media.Demuxer;
import org.smalti.media.FrameDecoder;
import org.smalti.media.MediaFile;
import org.smalti.media.Packet;
import org.smalti.media.TestMedia;

class PacketLaneTest {
  @TempDir
  private Path folder;

  @Test
  @Timeout(10)
  void soundThatNobodyHearsHoldsUpNoPictures() throws InterruptedException {
    Path file = TestMedia.audio(folder.resolve("a.wav"), "wav", new float[800], 8000, 1);
    PacketLane lane = new PacketLane();
    lane.mute();
    try (MediaFile media = MediaFile.open(file);
        Demuxer demuxer = media.demuxer();
        FrameDecoder decoder = demuxer.decoder(0, DecoderOptions.DEFAULT)) {
      Packet packet = Objects.requireNonNull(demuxer.next());
      for (int i = 0; i < 5000; i++) {
        lane.put(new LanePacket(packet.copy(), decoder), false);
      }
      lane.put(new LanePacket(packet.copy(), decoder), true);
      assertThat(lane.size(false)).isZero();
      assertThat(lane.size(true)).isEqualTo(1);
    } finally {
      lane.close();
    }
  }
}
