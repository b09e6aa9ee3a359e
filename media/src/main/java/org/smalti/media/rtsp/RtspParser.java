package org.smalti.media.rtsp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a client sends: requests, with packets between them. Whatever comes, it holds no more than a line, a few
 * headers and a small body; what is longer or has no shape is refused.
 */
final class RtspParser {
  static final int LONGEST_LINE = 4096;
  static final int MOST_HEADERS = 64;
  static final int LARGEST_BODY = 64 * 1024;
  private static final int MOST_EMPTY_LINES = 16;
  private static final Pattern METHOD = Pattern.compile("[A-Z_]{1,32}");
  private static final Pattern VERSION = Pattern.compile("RTSP/[0-9]{1,3}\\.[0-9]{1,3}");
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

  private final InputStream input;
  private final byte[] line = new byte[LONGEST_LINE];

  /** @param input with a buffer: it is read byte by byte */
  RtspParser(InputStream input) {
    this.input = input;
  }

  /**
   * The next message; null at the end of the input. After an exception nothing more can be read.
   *
   * @throws RtspException if it is no message, or too large
   * @throws EOFException if the input ends within a message
   */
  @Nullable
  RtspMessage next() throws IOException, RtspException {
    for (int empty = 0; empty <= MOST_EMPTY_LINES; ) {
      int first = input.read();
      if (first < 0) {
        return null;
      }
      if (first == '$') {
        return frame();
      }
      if (first == '\n') {
        empty++;
      } else if (first != '\r') {
        return message(line(first));
      }
    }
    throw new RtspException(RtspStatus.BAD_REQUEST, "nothing but empty lines");
  }

  private RtspMessage.InterleavedFrame frame() throws IOException {
    int channel = oneByte();
    int length = oneByte() << 8 | oneByte();
    return new RtspMessage.InterleavedFrame(channel, bytes(length));
  }

  private RtspMessage message(String start) throws IOException, RtspException {
    String[] words = start.split(" ", -1);
    boolean answer = VERSION.matcher(words[0]).matches();
    boolean request =
        words.length == 3 && METHOD.matcher(words[0]).matches() && !words[1].isEmpty();
    if (!answer && !request) {
      throw new RtspException(RtspStatus.BAD_REQUEST, "no request of RTSP");
    }
    Map<String, String> headers = headers();
    byte[] body = bytes(length(headers.get("Content-Length")));
    if (answer) {
      return new RtspMessage.Answer();
    }
    if (!words[2].equals("RTSP/1.0")) {
      boolean rtsp = VERSION.matcher(words[2]).matches();
      throw new RtspException(
          rtsp ? RtspStatus.VERSION_NOT_SUPPORTED : RtspStatus.BAD_REQUEST,
          "only RTSP/1.0 is spoken here");
    }
    return new RtspMessage.Request(words[0], words[1], headers, body);
  }

  private Map<String, String> headers() throws IOException, RtspException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String last = "";
    for (int count = 0; count <= MOST_HEADERS; count++) {
      String next = line(oneByte());
      if (next.isEmpty()) {
        return headers;
      }
      if ((next.charAt(0) == ' ' || next.charAt(0) == '\t') && !last.isEmpty()) {
        headers.merge(last, next.strip(), (one, more) -> one + " " + more);
        continue;
      }
      int colon = next.indexOf(':');
      last = colon < 0 ? "" : next.substring(0, colon).strip();
      if (!HEADER_NAME.matcher(last).matches()) {
        throw new RtspException(RtspStatus.BAD_REQUEST, "a header without name");
      }
      headers.merge(last, next.substring(colon + 1).strip(), (one, more) -> one + ", " + more);
    }
    throw new RtspException(RtspStatus.BAD_REQUEST, "more than " + MOST_HEADERS + " headers");
  }

  private static int length(@Nullable String header) throws RtspException {
    if (header == null) {
      return 0;
    }
    if (!header.matches("[0-9]+")) {
      throw new RtspException(RtspStatus.BAD_REQUEST, "Content-Length is no number");
    }
    if (header.length() > 9 || Integer.parseInt(header) > LARGEST_BODY) {
      throw new RtspException(
          RtspStatus.BODY_TOO_LARGE, "the body is larger than " + LARGEST_BODY + " bytes");
    }
    return Integer.parseInt(header);
  }

  /** The rest of a line that begins with this byte, without its end. */
  private String line(int first) throws IOException, RtspException {
    int length = 0;
    for (int next = first; next != '\n'; next = oneByte()) {
      if (length == LONGEST_LINE) {
        throw new RtspException(
            RtspStatus.URI_TOO_LARGE, "a line is longer than " + LONGEST_LINE + " bytes");
      }
      if (next < ' ' && next != '\t' && next != '\r') {
        throw new RtspException(RtspStatus.BAD_REQUEST, "a control character in a line");
      }
      line[length++] = (byte) next;
    }
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    return new String(line, 0, length, StandardCharsets.UTF_8);
  }

  private int oneByte() throws IOException {
    int next = input.read();
    if (next < 0) {
      throw new EOFException("the connection ended within a message");
    }
    return next;
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = input.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the connection ended within a message");
    }
    return Arrays.copyOf(bytes, count);
  }
}
