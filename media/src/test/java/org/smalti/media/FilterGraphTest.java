package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

class FilterGraphTest {
  private final NativeResources natives = new NativeResources();
  private final AVRational timeBase = natives.own(new AVRational(), AVRational::close);

  FilterGraphTest() {
    timeBase.num(1).den(25);
  }

  @AfterEach
  void free() {
    natives.close();
  }

  @Test
  void everyPictureComesOutFilteredAndWithItsTime() {
    List<Long> times = new ArrayList<>();
    try (FilterGraph graph = FilterGraph.open("negate,scale=16:8", grey(0), timeBase)) {
      AVFrame filtered = frame();
      for (int n = 0; n < 5; n++) {
        graph.push(grey(n));
        while (graph.pull(filtered)) {
          times.add(filtered.pts());
          assertThat(filtered.width()).isEqualTo(16);
          assertThat(filtered.data(0).get(0) & 0xff).isEqualTo(255 - filtered.pts());
        }
      }
      assertThat(Rational.of(graph.timeBase())).isEqualTo(new Rational(1, 25));
    }
    assertThat(times).containsExactly(0L, 1L, 2L, 3L, 4L);
  }

  @Test
  void whatAFilterHoldsBackComesAtTheEnd() {
    AVFrame filtered = frame();
    try (FilterGraph graph = FilterGraph.open("reverse", grey(0), timeBase)) {
      for (int n = 0; n < 3; n++) {
        graph.push(grey(n));
        assertThat(graph.pull(filtered)).isFalse();
      }
      graph.push(null);
      for (int n = 2; n >= 0; n--) {
        assertThat(graph.pull(filtered)).isTrue();
        assertThat(filtered.data(0).get(0)).isEqualTo((byte) n);
      }
      assertThat(graph.pull(filtered)).isFalse();
    }
  }

  @Test
  void soundIsFilteredToo() {
    AVFrame sound = frame();
    sound.format(avutil.AV_SAMPLE_FMT_FLT).sample_rate(8000).nb_samples(160);
    avutil.av_channel_layout_default(sound.ch_layout(), 1);
    assertThat(avutil.av_frame_get_buffer(sound, 0)).isZero();
    ByteBuffer samples = sound.data(0).capacity(4 * 160).asByteBuffer();
    for (int i = 0; i < 160; i++) {
      samples.order(java.nio.ByteOrder.nativeOrder()).putFloat(4 * i, 0.5f);
    }
    AVFrame filtered = frame();
    try (FilterGraph graph = FilterGraph.open("volume=0.5", sound, timeBase)) {
      graph.push(sound);
      assertThat(graph.pull(filtered)).isTrue();
      assertThat(filtered.nb_samples()).isEqualTo(160);
      assertThat(filtered.data(0).getFloat(40)).isEqualTo(0.25f);
    }
  }

  @Test
  void filtersThatDoNotExistOrDoNotFitAreNamed() {
    for (String filters : new String[] {"nosuch", "scale=nosuch", "volume=1", "", "null[a];[a]"}) {
      assertThatThrownBy(() -> FilterGraph.open(filters, grey(0), timeBase))
          .as(filters)
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("filters \"" + filters)
          .extracting(e -> ((SmaltiException) e).reason())
          .isEqualTo(Reason.USAGE);
    }
  }

  private AVFrame frame() {
    return natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
  }

  /** A picture of one brightness, which is its time stamp. */
  private AVFrame grey(int brightness) {
    AVFrame frame = frame();
    frame.width(8).height(8).format(avutil.AV_PIX_FMT_GRAY8).pts(brightness);
    frame.color_range(avutil.AVCOL_RANGE_JPEG);
    assertThat(avutil.av_frame_get_buffer(frame, 0)).isZero();
    for (int at = 0; at < 8 * frame.linesize(0); at++) {
      frame.data(0).put(at, (byte) brightness);
    }
    return frame;
  }
}
