package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioFrameTest {
  @TempDir
  private Path folder;

  @Test
  void soundIsConvertedAndGivenOutInEqualPieces() {
    Path file = TestMedia.audio(
        folder.resolve("a.wav"), "wav", TestMedia.chirp(44_100, 2, 44_100), 44_100, 2);
    List<Integer> lengths = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    try (MediaFile media = MediaFile.open(file);
        Demuxer demuxer = media.demuxer();
        FrameDecoder decoder = demuxer.decoder(demuxer.audio(), DecoderOptions.DEFAULT);
        AudioResampler resampler = AudioResampler.to("s16p", 1, 48_000);
        AudioFifo fifo = new AudioFifo()) {
      Packet packet;
      do {
        packet = demuxer.next();
        decoder.send(packet);
        for (MediaFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
          try (AudioFrame sound = (AudioFrame) frame) {
            assertThat(sound.sampleFormat()).isEqualTo("s16");
            assertThat(sound.channels()).isEqualTo(2);
            assertThat(sound.plane(0).capacity()).isEqualTo(4 * sound.samples());
            gather(resampler.resample(sound), fifo);
          }
        }
      } while (packet != null);
      gather(resampler.resample(null), fifo);
      for (AudioFrame piece = fifo.read(960); piece != null; piece = fifo.read(960)) {
        try (AudioFrame own = piece) {
          lengths.add(own.samples());
          times.add(own.pts());
        }
      }
      lengths.add(fifo.size());
    }
    assertThat(lengths).hasSize(51).startsWith(960).endsWith(0);
    assertThat(times).startsWith(0L, 960L).endsWith(49 * 960L);
  }

  private static void gather(List<AudioFrame> converted, AudioFifo fifo) {
    for (AudioFrame frame : converted) {
      try (frame) {
        assertThat(frame.isPlanar()).isTrue();
        fifo.write(frame);
      }
    }
  }
}
