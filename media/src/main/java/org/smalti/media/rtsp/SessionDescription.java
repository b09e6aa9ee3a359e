package org.smalti.media.rtsp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What a publisher announces (SDP, RFC 8866): the tracks, and under which URL it will set up each. Readers get the same
 * lines, but with the control URLs of this server and without the addresses of the publisher.
 *
 * @param session the lines before the first track
 */
record SessionDescription(List<String> session, List<MediaDescription> tracks) {
  static final int MOST_TRACKS = 16;
  private static final int MOST_LINES = 1000;
  /** Types of lines that stand after {@code c=} in a session. */
  private static final String AFTER_CONNECTION = "btrzka";

  /** @throws RtspException if it is no SDP, or has no track that can be forwarded */
  static SessionDescription of(byte[] body) throws RtspException {
    String[] lines = new String(body, StandardCharsets.UTF_8).split("\\r\\n|\\n|\\r", -1);
    if (lines.length > MOST_LINES || !lines[0].strip().equals("v=0")) {
      throw new RtspException(RtspStatus.BAD_REQUEST, "no SDP: it must begin with v=0");
    }
    List<String> session = new ArrayList<>();
    List<List<String>> tracks = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank()) {
        continue;
      }
      if (line.length() < 2 || line.charAt(1) != '=') {
        throw new RtspException(RtspStatus.BAD_REQUEST, "no SDP: a line without x=");
      }
      if (line.startsWith("m=")) {
        tracks.add(new ArrayList<>());
      }
      (tracks.isEmpty() ? session : tracks.get(tracks.size() - 1)).add(line);
    }
    if (tracks.isEmpty() || tracks.size() > MOST_TRACKS) {
      throw new RtspException(
          RtspStatus.BAD_REQUEST,
          "SDP with " + tracks.size() + " tracks; 1 to " + MOST_TRACKS + " can be served");
    }
    List<MediaDescription> described = new ArrayList<>();
    for (List<String> track : tracks) {
      described.add(MediaDescription.of(track));
    }
    return new SessionDescription(List.copyOf(session), List.copyOf(described));
  }

  /**
   * The track that a publisher's SETUP names.
   *
   * @param uri of the SETUP
   * @param base of the announcement: its Content-Base, or its URI
   * @param done tracks that were set up before
   * @throws RtspException if there is no such track, or it was set up before
   */
  int track(String uri, String base, BitSet done) throws RtspException {
    String wanted = RtspUrl.withoutSlash(RtspUrl.resource(uri));
    String whole = resolved(base, MediaDescription.control(session));
    for (int track = done.nextClearBit(0);
        track < tracks.size();
        track = done.nextClearBit(track + 1)) {
      String named = resolved(whole, tracks.get(track).control());
      if (wanted.equals(RtspUrl.withoutSlash(RtspUrl.resource(named)))) {
        return track;
      }
    }
    for (int track = done.nextClearBit(0);
        track < tracks.size();
        track = done.nextClearBit(track + 1)) {
      String control = tracks.get(track).control();
      if (!control.isEmpty() && wanted.endsWith("/" + control)) {
        return track;
      }
    }
    throw new RtspException(RtspStatus.NOT_FOUND, "no such track was announced");
  }

  /** A control attribute as a whole URL: it may be missing, {@code *}, relative or absolute. */
  private static String resolved(String base, String control) {
    if (control.isEmpty() || control.equals("*")) {
      return base;
    }
    if (control.contains("://")) {
      return control;
    }
    return RtspUrl.withoutSlash(base) + (control.startsWith("/") ? "" : "/") + control;
  }

  /**
   * What a reader is told.
   *
   * @param connection the value of {@code c=}: where UDP comes from is agreed on by SETUP
   */
  String rewritten(String connection) {
    StringBuilder text = new StringBuilder();
    boolean connected = false;
    boolean timed = false;
    for (String line : session) {
      if (line.startsWith("c=") || line.startsWith("a=control:") || line.startsWith("a=range:")) {
        continue;
      }
      if (!connected && AFTER_CONNECTION.indexOf(line.charAt(0)) >= 0) {
        text.append("c=").append(connection).append("\r\n");
        connected = true;
      }
      timed |= line.startsWith("t=");
      text.append(line).append("\r\n");
    }
    text.append(connected ? "" : "c=" + connection + "\r\n");
    text.append(timed ? "" : "t=0 0\r\n").append("a=control:*\r\n");
    for (int track = 0; track < tracks.size(); track++) {
      for (String line : tracks.get(track).rewritten()) {
        text.append(line).append("\r\n");
      }
      text.append("a=control:").append(RtspUrl.TRACK).append(track).append("\r\n");
    }
    return text.toString();
  }
}
