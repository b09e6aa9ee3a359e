package org.smalti.media.rtsp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class RtspParserTest {
  private static RtspParser parser(String text) {
    return new RtspParser(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void requestsAnswersAndFramesMayFollowEachOther() throws Exception {
    RtspParser parser = parser("OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n$\u0003\u0000\u0002hi"
        + "\r\nSET_PARAMETER rtsp://h/p RTSP/1.0\ncseq:2\nX: a\n b\nx: c\nContent-Length: 3\n\nabc"
        + "RTSP/1.0 200 OK\r\nCSeq: 9\r\n\r\n");
    RtspMessage.Request options = (RtspMessage.Request) requireNonNull(parser.next());
    assertThat(options.method() + options.uri() + options.header("cseq")).isEqualTo("OPTIONS*1");
    RtspMessage.InterleavedFrame frame =
        (RtspMessage.InterleavedFrame) requireNonNull(parser.next());
    assertThat(frame.channel()).isEqualTo(3);
    assertThat(frame.data()).asString().isEqualTo("hi");
    RtspMessage.Request set = (RtspMessage.Request) requireNonNull(parser.next());
    assertThat(set.header("X")).isEqualTo("a b, c");
    assertThat(set.body()).asString().isEqualTo("abc");
    assertThat(parser.next()).isEqualTo(new RtspMessage.Answer());
    assertThat(parser.next()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET / HTTP/1.1|400",
        "hello|400",
        "PLAY rtsp://h/p RTSP/2.0|505",
        "play rtsp://h/p RTSP/1.0|400",
        "PLAY  RTSP/1.0|400",
        "PLAY rtsp://h/p RTSP/1.0\\nno header|400",
        "PLAY rtsp://h/p RTSP/1.0\\n: x|400",
        "PLAY rtsp://h/p RTSP/1.0\\n continued|400",
        "PLAY rtsp://h/p RTSP/1.0\\nContent-Length: x|400",
        "PLAY rtsp://h/p RTSP/1.0\\nContent-Length: -1|400",
        "PLAY rtsp://h/p RTSP/1.0\\nContent-Length: 1\\nContent-Length: 2|400",
        "PLAY rtsp://h/p RTSP/1.0\\nContent-Length: 70000|413",
        "PLAY rtsp://h/p RTSP/1.0\\nContent-Length: 99999999999999999999|413"
      })
  void whatIsNoRequestIsRefused(String text, int status) {
    refused(text.replace("\\n", "\r\n") + "\r\n\r\n", status);
  }

  @Test
  void linesHeadersAndEmptyLinesAreLimited() {
    refused("PLAY rtsp://h/" + "x".repeat(5000) + " RTSP/1.0\r\n\r\n", 414);
    refused("PLAY rtsp://h/p RTSP/1.0\r\n" + "a: b\r\n".repeat(100) + "\r\n", 400);
    refused("\r\n".repeat(1000), 400);
    refused("\u0016\u0003\u0001 a TLS greeting\n", 400);
  }

  private static void refused(String text, int status) {
    assertThatThrownBy(() -> parser(text).next())
        .isInstanceOfSatisfying(
            RtspException.class, e -> assertThat(e.status().code()).isEqualTo(status));
  }

  @Test
  void anInputThatEndsWithinAMessageIsNoMessage() throws Exception {
    String whole = "SET_PARAMETER rtsp://h/p RTSP/1.0\r\nContent-Length: 3\r\n\r\nabc";
    for (int length = 1; length < whole.length(); length++) {
      RtspParser parser = parser(whole.substring(0, length));
      assertThatThrownBy(parser::next).isInstanceOf(EOFException.class);
    }
    assertThat(parser(whole).next()).isInstanceOf(RtspMessage.Request.class);
    assertThatThrownBy(() -> parser("$\u0000\u0010\u0000short").next())
        .isInstanceOf(EOFException.class);
  }

  @Test
  void whateverComesEndsInARefusalOrTheEnd() {
    Random random = new Random(1);
    String alphabet = "PLAY rtsp://h/p RTSP/1.0\r\n: $\u0000\u00ff";
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text =
          new StringBuilder(random.nextBoolean() ? "PLAY rtsp://h/p RTSP/1.0\r\n" : "");
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      RtspParser parser = parser(text.toString());
      try {
        while (parser.next() != null) {
          // On to the end.
        }
      } catch (IOException | RtspException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }
}
