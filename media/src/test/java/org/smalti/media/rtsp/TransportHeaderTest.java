package org.smalti.media.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportHeaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RTP/AVP/TCP;unicast;interleaved=2-3|true|2|3",
        "RTP/AVP/TCP;unicast|true|-1|-1",
        "rtp/avp/tcp;interleaved=4|true|4|5",
        "RTP/AVP;unicast;client_port=5000-5001;mode=\"PLAY\"|false|5000|5001",
        "RTP/AVP/UDP;client_port=5000|false|5000|5001",
        "RTP/AVP;multicast,RTP/SAVP;unicast;client_port=1-2, RTP/AVP/TCP;interleaved=0-1|true|0|1"
      })
  void theFirstTransportThatIsServedIsTaken(String header, boolean tcp, int first, int second)
      throws RtspException {
    assertThat(TransportHeader.of(header)).isEqualTo(new TransportHeader(tcp, first, second));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "RTP/SAVP;unicast;client_port=5000-5001",
        "RTP/AVP;unicast",
        "RTP/AVP;multicast;client_port=5000-5001",
        "RTP/AVP;unicast;client_port=0-1",
        "RTP/AVP;unicast;client_port=65535",
        "RTP/AVP;unicast;client_port=70000-70001",
        "RTP/AVP;unicast;client_port=a-b",
        "RTP/AVP/TCP;interleaved=255",
        "RTP/AVP/TCP;interleaved=256-257",
        "RTP/AVP/TCP;interleaved=-1-0",
        "RTP/AVP/TCP;interleaved=3-3",
        "RTP/AVP/TCP;interleaved=1-2-3"
      })
  void othersAreRefused(String header) {
    assertThatThrownBy(() -> TransportHeader.of(header))
        .isInstanceOfSatisfying(
            RtspException.class,
            e -> assertThat(e.status()).isEqualTo(RtspStatus.UNSUPPORTED_TRANSPORT));
  }

  @Test
  void freeChannelsAreChosenAndTakenOnesRefused() throws RtspException {
    ChannelMap channels = new ChannelMap();
    assertThat(channels.take(new TransportHeader(true, 0, 1)))
        .isEqualTo(new InterleavedChannels(0, 1));
    assertThat(channels.take(new TransportHeader(true, -1, -1)))
        .isEqualTo(new InterleavedChannels(2, 3));
    assertThatThrownBy(() -> channels.take(new TransportHeader(true, 3, 4)))
        .isInstanceOf(RtspException.class);
    for (int i = 2; i < 128; i++) {
      channels.take(new TransportHeader(true, -1, -1));
    }
    assertThatThrownBy(() -> channels.take(new TransportHeader(true, -1, -1)))
        .isInstanceOf(RtspException.class);
  }
}
