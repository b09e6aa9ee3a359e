package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;

class LibavTest {
  @Test
  void noTimeIsLibavsOwn() {
    assertThat(Libav.NO_TIME).isEqualTo(avutil.AV_NOPTS_VALUE);
  }

  @Test
  void anythingIsRescaledAsLibavDoesIt() {
    Random random = new Random(4);
    for (int i = 0; i < 100_000; i++) {
      long value = random.nextLong() >> random.nextInt(63);
      long factor = random.nextInt(Integer.MAX_VALUE) >> random.nextInt(31);
      long divisor = 1L + (random.nextInt(Integer.MAX_VALUE) >> random.nextInt(31));
      assertThat(StreamClock.rescaled(value, factor, divisor))
          .as("%d * %d / %d", value, factor, divisor)
          .isEqualTo(avutil.av_rescale(value, factor, divisor));
    }
  }
}
