package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;

class PacketToolsTest {
  @TempDir
  private Path folder;

  @Test
  void aBitstreamFilterChangesPacketsWithoutDecodingThem() {
    Path film = TestMedia.film(folder.resolve("a.mp4"), 64, 48, 25, 10, Optional.empty());
    Path raw = folder.resolve("a.h264");
    try (MediaFile media = MediaFile.open(film);
        Demuxer demuxer = media.demuxer();
        BitstreamFilter filter = BitstreamFilter.of(demuxer, demuxer.video(), "h264_mp4toannexb");
        Muxer muxer = Muxer.create(raw, MuxerOptions.DEFAULT)) {
      muxer.copyOf(demuxer, demuxer.video(), filter);
      muxer.begin();
      Packet packet;
      do {
        packet = demuxer.next();
        filter.send(packet);
        for (Packet out = filter.receive(); out != null; out = filter.receive()) {
          assertThat(out.bytes().getInt(0)).as("a start code").isEqualTo(1);
          muxer.write(out.toStream(0));
        }
      } while (packet != null);
      muxer.finish();
    }
    try (MediaFile media = MediaFile.open(raw)) {
      assertThat(media.counted().streams().get(0).packets()).isEqualTo(10);
      assertThatThrownBy(() -> BitstreamFilter.of(media.demuxer(), 0, "h264_mp4toanexb"))
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("\"h264_mp4toanexb\" can't be used");
    }
  }

  @Test
  void aFilterGraphWorksOnPicturesAndOnSound() {
    float[] sound = TestMedia.chirp(48_000, 2, 48_000);
    Path film = TestMedia.film(folder.resolve("a.mp4"), 64, 48, 25, 25, Optional.of(sound));
    try (MediaFile media = MediaFile.open(film)) {
      List<MediaFrame> pictures = filtered(media, true, "scale=32:24,fps=5");
      assertThat(pictures).hasSize(5);
      assertThat(pictures)
          .allSatisfy(frame -> assertThat(((VideoFrame) frame).width()).isEqualTo(32));
      assertThat(pictures).extracting(MediaFrame::time).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8);
      pictures.forEach(MediaFrame::close);
      List<MediaFrame> sounds = filtered(media, false, "aformat=s16:8000:mono");
      int samples =
          sounds.stream().mapToInt(frame -> ((AudioFrame) frame).samples()).sum();
      assertThat(samples).isBetween(8000, 8000 + 8 * 1024 / 48);
      sounds.forEach(MediaFrame::close);
    }
  }

  private static List<MediaFrame> filtered(MediaFile media, boolean seen, String filters) {
    List<MediaFrame> out = new ArrayList<>();
    FilterGraph graph = null;
    try (Demuxer demuxer = media.demuxer();
        FrameDecoder decoder =
            demuxer.decoder(seen ? demuxer.video() : demuxer.audio(), DecoderOptions.DEFAULT)) {
      demuxer.keepOnly(seen ? demuxer.video() : demuxer.audio());
      Packet packet;
      do {
        packet = demuxer.next();
        decoder.send(packet);
        for (MediaFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
          try (MediaFrame own = frame) {
            graph = graph == null ? FilterGraph.of(filters, own) : graph;
            graph.send(own);
            take(graph, out);
          }
        }
      } while (packet != null);
      Objects.requireNonNull(graph).send(null);
      take(graph, out);
    } finally {
      if (graph != null) {
        graph.close();
      }
    }
    return out;
  }

  private static void take(FilterGraph graph, List<MediaFrame> out) {
    for (MediaFrame frame = graph.receive(); frame != null; frame = graph.receive()) {
      out.add(frame);
    }
  }

  @Test
  void subtitlesAreRead() throws IOException {
    Path text = folder.resolve("a.srt");
    Files.writeString(text, """
        1
        00:00:00,500 --> 00:00:01,250
        <i>Good</i> evening,
        friends

        2
        00:00:02,000 --> 00:00:02,500
        good night

        """);
    Path film = TestMedia.made(
        folder.resolve("a.mkv"),
        "-f lavfi -i testsrc2=s=64x48:r=25:d=3 -f srt -i " + text
            + " -map 0 -map 1 -c:v libx264 -c:s ass -metadata:s:s:0 language=eng");
    try (MediaFile media = MediaFile.open(film)) {
      MediaStream stream = media.contents().streams().get(1);
      assertThat(stream.kind()).isEqualTo(MediaStream.Kind.SUBTITLE);
      try (SubtitleReader reader = media.subtitles(stream)) {
        assertThat(reader.next()).isEqualTo(new Subtitle(0.5, 1.25, "Good evening,\nfriends"));
        assertThat(reader.next()).isEqualTo(new Subtitle(2, 2.5, "good night"));
        assertThat(reader.next()).isNull();
      }
      MediaStream picture = media.contents().streams().get(0);
      assertThatThrownBy(() -> media.subtitles(picture)).hasMessageContaining("holds no subtitles");
    }
  }

  @Test
  void rationalsAreExact() {
    Rational ntsc = Rational.of(30_000, 1001);
    assertThat(ntsc.inverse()).isEqualTo(Rational.of(1001, 30_000));
    assertThat(Rational.of(-4, -6)).isEqualTo(Rational.of(2, 3));
    assertThat(Rational.of(1, 3).rescale(10, Rational.of(1, 1000))).isEqualTo(3333);
    assertThat(Rational.of(1, 90_000).rescale(Long.MAX_VALUE / 2, Rational.of(1, 45_000)))
        .isEqualTo(Long.MAX_VALUE / 4 + 1);
    assertThat(Rational.of(25, 1)).isLessThan(ntsc);
    assertThat(Map.of(ntsc, 1)).containsKey(Rational.of(60_000, 2002));
    assertThatThrownBy(() -> Rational.of(1, 0)).isInstanceOf(ArithmeticException.class);
  }
}
