package org.smalti.media.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressReaderTest {
  private final ProgressReader reader = new ProgressReader();

  private List<FfmpegProgress> read(String text) {
    return text.lines().map(reader::line).flatMap(Optional::stream).toList();
  }

  @Test
  void aBlockIsReadWithItsPadding() {
    String block = """
        frame=120
        fps= 59.94
        stream_0_0_q=28.0
        bitrate= 812.5kbits/s
        total_size=524336
        out_time_us=5005000
        out_time_ms=5005000
        out_time=00:00:05.005000
        dup_frames=0
        drop_frames=3
        speed=   2x\040\040
        progress=continue
        """;
    assertThat(read(block))
        .containsExactly(new FfmpegProgress(5.005, 120, 3, 59.94, 812_500, 524_336, 2));
  }

  @Test
  void whatIsNotSaidIsUnknown() {
    FfmpegProgress progress =
        read("bitrate=N/A\ntotal_size=N/A\nout_time_us=N/A\nout_time_ms=N/A\nspeed=N/A\nprogress=end\n")
            .get(0);
    assertThat(progress)
        .isEqualTo(new FfmpegProgress(Double.NaN, -1, -1, Double.NaN, Double.NaN, -1, Double.NaN));
  }

  @Test
  void aTimeBeforeAllTimesIsUnknown() {
    assertThat(
            read("out_time_us=-9223372036854775807\nprogress=continue\n").get(0).seconds())
        .isNaN();
    assertThat(read("out_time_us=-21333\nprogress=continue\n").get(0).seconds())
        .isEqualTo(-0.021333);
  }

  @Test
  void millisecondsOfOldProgramsAreMicrosecondsToo() {
    assertThat(read("out_time_ms=1500000\nprogress=end\n").get(0).seconds()).isEqualTo(1.5);
  }

  @Test
  void oneBlockKnowsNothingOfTheLast() {
    List<FfmpegProgress> all = read("frame=1\nprogress=continue\nfps=2\nprogress=end\n");
    assertThat(all).extracting(FfmpegProgress::frames).containsExactly(1L, -1L);
  }

  @Test
  void linesThatAreNoProgressDoNoHarm() {
    assertThat(read("hello\n=\nprogress\n")).isEmpty();
  }
}
