package org.smalti.media.rtsp;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** A client that speaks RTSP by hand, so that a test can say anything. */
@SuppressWarnings("StringConcatToTextBlock") // lines end with carriage returns
final class RtspTestClient implements AutoCloseable {
  static final String H264 =
      "v=0\r\no=- 1 1 IN IP4 10.0.0.1\r\ns=x\r\nc=IN IP4 10.0.0.1\r\nt=0 0\r\n"
          + "m=video 5000 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:streamid=0\r\n";
  static final String H264_AND_AAC = H264
      + "m=audio 0 RTP/AVP 97\r\na=rtpmap:97 MPEG4-GENERIC/48000/2\r\na=control:streamid=1\r\n";
  static final String PCM =
      "v=0\r\no=- 1 1 IN IP4 10.0.0.1\r\ns=x\r\nt=0 0\r\nm=audio 0 RTP/AVP 0\r\n";

  private final Socket socket = new Socket();
  private final DataInputStream input;
  private final String base;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private int sequence;
  private String session = "";

  record Answer(int status, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Frame(int channel, byte[] data) {}

  RtspTestClient(RtspServer server) throws IOException {
    // A small window, so that a client that doesn't read is noticed soon.
    socket.setReceiveBufferSize(16 * 1024);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.address().getPort()));
    socket.setSoTimeout(10_000);
    input = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    base = server.url("");
  }

  String url(String path) {
    return base + path;
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a request with the session and the next number. */
  void request(String method, String path, String headers, String body) throws IOException {
    String known = session.isEmpty() ? "" : "Session: " + session + "\r\n";
    String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
    String uri = path.contains("://") || path.equals("*") ? path : url(path);
    send(method + " " + uri + " RTSP/1.0\r\nCSeq: " + ++sequence + "\r\n" + known + headers + length
        + "\r\n" + body);
  }

  Answer ask(String method, String path, String headers, String body) throws IOException {
    request(method, path, headers, body);
    Answer answer = answer();
    if (!answer.header("Session").isEmpty()) {
      session = answer.header("Session").split(";", 2)[0];
    }
    return answer;
  }

  Answer ask(String method, String path) throws IOException {
    return ask(method, path, "", "");
  }

  Answer setUp(String path, String transport) throws IOException {
    return ask("SETUP", path, "Transport: " + transport + "\r\n", "");
  }

  /** ANNOUNCE, SETUP over TCP and RECORD. */
  RtspTestClient publish(String path, String sdp) throws IOException {
    expect(ask("ANNOUNCE", path, "Content-Type: application/sdp\r\n", sdp), 200);
    for (int track = 0; sdp.contains("streamid=" + track) || track == 0; track++) {
      String control = sdp.contains("streamid=" + track) ? "/streamid=" + track : "";
      String channels = 2 * track + "-" + (2 * track + 1);
      expect(
          setUp(path + control, "RTP/AVP/TCP;unicast;interleaved=" + channels + ";mode=record"),
          200);
    }
    expect(ask("RECORD", path), 200);
    return this;
  }

  /** DESCRIBE, SETUP of the first tracks over TCP and PLAY. */
  Answer play(String path, int tracks) throws IOException {
    expect(ask("DESCRIBE", path), 200);
    for (int track = 0; track < tracks; track++) {
      String channels = 2 * track + "-" + (2 * track + 1);
      expect(setUp(path + "/trackID=" + track, "RTP/AVP/TCP;unicast;interleaved=" + channels), 200);
    }
    return expect(ask("PLAY", path), 200);
  }

  static Answer expect(Answer answer, int status) {
    if (answer.status() != status) {
      throw new AssertionError(answer + " instead of " + status);
    }
    return answer;
  }

  void frame(int channel, byte[] data) throws IOException {
    byte[] head = {'$', (byte) channel, (byte) (data.length >> 8), (byte) data.length};
    send(head);
    send(data);
  }

  /** The next answer; frames before it are kept. */
  Answer answer() throws IOException {
    while (true) {
      int first = input.read();
      if (first < 0) {
        throw new EOFException("the server has closed");
      }
      if (first == '$') {
        frames.add(readFrame());
        continue;
      }
      String[] status = ((char) first + line()).split(" ", 3);
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (String line = line(); !line.isEmpty(); line = line()) {
        headers.put(
            line.substring(0, line.indexOf(':')),
            line.substring(line.indexOf(':') + 1).strip());
      }
      byte[] body = input.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
      return new Answer(
          Integer.parseInt(status[1]), headers, new String(body, StandardCharsets.UTF_8));
    }
  }

  /** The next frame; an EOFException at the end. */
  Frame frame() throws IOException {
    if (!frames.isEmpty()) {
      return frames.remove();
    }
    int first = input.readUnsignedByte();
    if (first != '$') {
      throw new AssertionError("no frame but " + (char) first + line());
    }
    return readFrame();
  }

  private Frame readFrame() throws IOException {
    int channel = input.readUnsignedByte();
    return new Frame(channel, input.readNBytes(input.readUnsignedShort()));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = input.readUnsignedByte(); next != '\n'; next = input.readUnsignedByte()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  /** Whether the server closes without anything more. */
  boolean isClosed() throws IOException {
    try {
      return input.read() < 0;
    } catch (java.net.SocketException e) {
      return true;
    }
  }

  void readWithin(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  int localPort() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
