package org.smalti.scrapers.archive.fake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;

/** An answer of the fake archive before it is sent. */
public final class FakeAnswer {
  public int code;
  public final Map<String, String> headers = new LinkedHashMap<>();
  public byte[] body;
  /** The whole file; the body may be a part of it. */
  public final byte[] whole;

  boolean chunked;
  int cutAt = -1;
  int silentAfter = -1;
  /** Bytes that are sent in each tenth of a second; −1 for all at once. */
  int bytesPerTenth = -1;

  FakeAnswer(int code, byte[] body, byte[] whole) {
    this.code = code;
    this.body = body;
    this.whole = whole;
  }

  public FakeAnswer header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  MockResponse response(ServerPace pace) {
    MockResponse.Builder response = new MockResponse.Builder().code(code);
    pace.slow(response);
    Buffer bytes = new Buffer();
    bytes.write(body, 0, cutAt >= 0 ? cutAt : body.length);
    if (chunked) {
      response.chunkedBody(bytes, 16);
    } else {
      response.body(bytes).setHeader("Content-Length", body.length);
    }
    headers.forEach(response::setHeader);
    if (cutAt >= 0) {
      response.onResponseEnd(new SocketEffect.CloseSocket());
    }
    if (silentAfter >= 0) {
      response.throttleBody(silentAfter, 1, TimeUnit.HOURS);
    }
    if (bytesPerTenth >= 0) {
      response.throttleBody(bytesPerTenth, 100, TimeUnit.MILLISECONDS);
    }
    return response.build();
  }
}
