package org.smalti.media.rtsp;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer of the server. */
record RtspResponse(RtspStatus status, Map<String, String> headers, String body) {
  static RtspResponse of(RtspStatus status) {
    return new RtspResponse(status, Map.of(), "");
  }

  RtspResponse with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new RtspResponse(status, more, body);
  }

  RtspResponse body(String text) {
    return new RtspResponse(status, headers, text);
  }

  /** What is sent. */
  byte[] bytes() {
    StringBuilder text = new StringBuilder("RTSP/1.0 ");
    text.append(status.code()).append(' ').append(status.phrase()).append("\r\n");
    headers.forEach(
        (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    if (length > 0) {
      text.append("Content-Length: ").append(length).append("\r\n");
    }
    return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
  }
}
