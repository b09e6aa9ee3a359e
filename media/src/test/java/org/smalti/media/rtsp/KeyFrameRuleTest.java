package org.smalti.media.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFrameRuleTest {
  @ParameterizedTest
  @CsvSource({
    "H264, 6588, true, one IDR slice",
    "H264, 4188, false, one other slice",
    "H264, 6764, true, sequence parameters",
    "H264, 0605, false, some SEI",
    "H264, 0606, true, a recovery point",
    "H264, 7c85aa, true, the first part of an IDR slice",
    "H264, 7c45aa, false, the last part of an IDR slice",
    "H264, 7c81aa, false, the first part of another slice",
    "H264, 78000206050002658800, true, SEI and IDR in one packet",
    "H264, 78000206050002418800, false, SEI and another slice",
    "H264, 78ffff06, false, a length beyond the end",
    "H265, 2601aa, true, an IDR picture",
    "H265, 2a01aa, true, a CRA picture",
    "H265, 0201aa, false, another picture",
    "H265, 4001aa, true, video parameters",
    "H265, 620193aa, true, the first part of an IDR picture",
    "H265, 620153aa, false, the last part of an IDR picture",
    "H265, 600100022601, true, several units with an IDR picture",
    "H265, 600100020201, false, several units without",
    "MP4V-ES, 000001b0f5, true, a sequence",
    "MP4V-ES, 000001b610, true, an intra-coded plane",
    "MP4V-ES, 000001b650, false, a predicted plane",
    "MP4V-ES, 10ab34, false, the rest of a plane",
    "MPV, 00000900, true, an I picture",
    "MPV, 00000a00, false, a P picture",
    "OPUS, 00, true, sound"
  })
  void aKeyFrameIsToldByTheFirstBytes(String encoding, String payload, boolean key, String what) {
    byte[] bytes = HexFormat.of().parseHex(payload);
    assertThat(KeyFrameRule.of(encoding).begins(bytes, 0, bytes.length))
        .as(what)
        .isEqualTo(key);
  }

  @Test
  void anyBytesMayCome() {
    Random random = new Random(1);
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[1 + random.nextInt(20)];
      random.nextBytes(bytes);
      for (KeyFrameRule rule : KeyFrameRule.values()) {
        rule.begins(bytes, random.nextInt(bytes.length), bytes.length);
      }
      RtpHeader header = RtpHeader.of(bytes);
      if (header != null) {
        assertThat(header.payload()).isLessThanOrEqualTo(header.end());
        assertThat(header.end()).isLessThanOrEqualTo(bytes.length);
      }
    }
  }
}
