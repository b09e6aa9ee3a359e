package org.smalti.media.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("StringConcatToTextBlock") // lines end with carriage returns
class SessionDescriptionTest {
  private static SessionDescription described(String text) throws RtspException {
    return SessionDescription.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SessionDescription withControls(String session, String first, String second)
      throws RtspException {
    return described("v=0\n" + control(session) + "m=video 0 RTP/AVP 96\na=rtpmap:96 H264/90000\n"
        + control(first) + "m=audio 0 RTP/AVP 0\n" + control(second));
  }

  private static String control(String value) {
    return value.equals("-") ? "" : "a=control:" + value + "\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-|streamid=0|streamid=1|rtsp://h/cam/streamid=1|1",
        "*|streamid=0|streamid=1|rtsp://h/cam/streamid=0|0",
        "-|streamid=0|streamid=1|rtsp://other:99/cam/streamid=1/|1",
        "rtsp://h/cam|a|b|rtsp://h/cam/b|1",
        "rtsp://h/elsewhere/|a|b|rtsp://h/elsewhere/b|1",
        "sub|a|b|rtsp://h/cam/sub/b|1",
        "-|rtsp://h/x/1|rtsp://h/x/2|rtsp://h/x/2|1",
        "-|/one|/two|rtsp://h/cam/two|1",
        "-|a|b|rtsp://h/other/b|1",
        "-|*|b|rtsp://h/cam|0",
        "-|-|b|rtsp://h/cam|0"
      })
  void aTrackIsSetUpByItsControlUrl(
      String session, String first, String second, String uri, int track) throws RtspException {
    assertThat(withControls(session, first, second).track(uri, "rtsp://h/cam", new BitSet()))
        .isEqualTo(track);
  }

  @Test
  void tracksWithoutControlAreSetUpInTheirOrderAndOnceEach() throws RtspException {
    SessionDescription description = withControls("-", "-", "-");
    BitSet done = new BitSet();
    for (int track = 0; track < 2; track++) {
      assertThat(description.track("rtsp://h/cam", "rtsp://h/cam", done)).isEqualTo(track);
      done.set(track);
    }
    assertThatThrownBy(() -> description.track("rtsp://h/cam", "rtsp://h/cam", done))
        .isInstanceOf(RtspException.class);
  }

  @Test
  void readersGetThisServersControlUrlsAndNoAddresses() throws RtspException {
    SessionDescription description = described("v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=x\r\n"
        + "c=IN IP4 10.0.0.9\r\nt=0 0\r\na=tool:t\r\na=control:rtsp://10.0.0.9/x\r\na=range:npt=0-9\r\n"
        + "m=video 5000/2 RTP/AVP 96\r\nc=IN IP4 10.0.0.9\r\nb=AS:9\r\na=rtpmap:96 H264/90000\r\n"
        + "a=fmtp:96 packetization-mode=1\r\na=control:one\r\nm=audio 5002 RTP/AVP 97\r\n");
    assertThat(description.rewritten("IN IP4 0.0.0.0"))
        .isEqualTo(
            "v=0\r\no=- 1 1 IN IP4 10.0.0.9\r\ns=x\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\na=tool:t\r\n"
                + "a=control:*\r\nm=video 0 RTP/AVP 96\r\nb=AS:9\r\na=rtpmap:96 H264/90000\r\n"
                + "a=fmtp:96 packetization-mode=1\r\na=control:trackID=0\r\nm=audio 0 RTP/AVP 97\r\n"
                + "a=control:trackID=1\r\n");
    assertThat(described("v=0\nm=audio 0 RTP/AVP 0\n").rewritten("IN IP6 ::"))
        .isEqualTo(
            "v=0\r\nc=IN IP6 ::\r\nt=0 0\r\na=control:*\r\nm=audio 0 RTP/AVP 0\r\na=control:trackID=0\r\n");
  }

  @Test
  void theCodecIsThatOfTheFirstPayloadType() throws RtspException {
    SessionDescription description = described(
        "v=0\nm=video 0 RTP/AVP 97 96\na=rtpmap:96 H264/90000\n"
            + "a=rtpmap:97 h265/90000\nm=video 0 RTP/AVP 32\nm=audio 0 RTP/AVP 98\na=rtpmap:98 L16/8000/2\n");
    assertThat(description.tracks().get(0).encoding()).isEqualTo("H265");
    assertThat(description.tracks().get(1).encoding()).isEqualTo("MPV");
    assertThat(description.tracks().get(2).encoding()).isEqualTo("L16");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "v=0\n",
        "v=0\nnonsense\nm=audio 0 RTP/AVP 0\n",
        "v=0\nm=audio\n",
        "v=0\nm=audio 0 RTP/SAVP 0\n",
        "v=0\nm=application 9 TCP/MRCPv2 1\n"
      })
  void whatCannotBeForwardedIsRefused(String text) {
    assertThatThrownBy(() -> described(text)).isInstanceOf(RtspException.class);
  }

  @Test
  void tracksAndLinesAreLimited() {
    assertThatThrownBy(() -> described("v=0\n" + "m=audio 0 RTP/AVP 0\n".repeat(17)))
        .isInstanceOf(RtspException.class);
    assertThatThrownBy(() -> described("v=0\n" + "a=x\n".repeat(2000) + "m=audio 0 RTP/AVP 0\n"))
        .isInstanceOf(RtspException.class);
  }
}
