package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not finite is bridged where it is short, else silence, and spoils nothing around it. */
class NumberCheckTest {
  private static final int LENGTH = 8000;
  private static final int BAD = 3000;

  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "NaN,32,0",
    "Infinity,32,0",
    "-Infinity,32,11025",
    "NaN,64,11025",
    "Infinity,64,0",
    "1e300,64,0"
  })
  void oneBadNumberIsBridged(double bad, int bits, int rate) throws IOException {
    float[] heard = heard(bad, 1, bits, rate, "1 sample is no number; it is bridged");
    float[] wanted = heard(0.5 * Math.sin(BAD * 0.1), 1, bits, rate, "");
    assertThat(heard).hasSameSizeAs(wanted);
    for (int i = 0; i < heard.length; i++) {
      assertThat(heard[i]).isCloseTo(wanted[i], within(0.002f));
    }
  }

  @ParameterizedTest
  @CsvSource({"NaN,32", "Infinity,64"})
  void moreThanAMillisecondIsSilence(double bad, int bits) throws IOException {
    float[] heard = heard(
        bad, 100, bits, 0, "100 samples are no numbers; up to 1 ms is bridged, more is silence");
    assertThat(heard).isEqualTo(heard(0, 100, bits, 0, ""));
  }

  private float[] heard(double bad, int howMany, int bits, int rate, String remark)
      throws IOException {
    double[] values = new double[LENGTH];
    Arrays.setAll(values, i -> 0.5 * Math.sin(i * 0.1));
    Arrays.fill(values, BAD, BAD + howMany, bad);
    ByteBuffer data = ByteBuffer.allocate(LENGTH * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      if (bits == 32) {
        data.putFloat((float) value);
      } else {
        data.putDouble(value);
      }
    }
    Path file = folder.resolve("a.wav");
    Files.write(file, TestMedia.wav(3, 8000, 1, bits, data.array()));
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(new AudioSpec(rate, 1))) {
      float[] heard = TestMedia.rest(decoder, Integer.MAX_VALUE);
      assertThat(String.join("; ", decoder.remarks())).isEqualTo(remark);
      assertThat(decoder.damage()).isEmpty();
      return heard;
    }
  }
}
