package org.smalti.media.rtsp;

import java.net.Inet6Address;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one session of a connection: answers requests by RFC 2326. A client becomes a {@link Publication} by ANNOUNCE or
 * a {@link Playback} by SETUP; which of them, and how far it is, decides what it may ask next. Used by the connection's
 * reading thread alone.
 */
final class RtspSession {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,10}");
  private static final String METHODS =
      "OPTIONS, DESCRIBE, ANNOUNCE, SETUP, PLAY, RECORD, PAUSE, TEARDOWN, GET_PARAMETER, SET_PARAMETER";

  private final RtspConnection connection;
  private final RtspServer server;
  private String id = "";
  private @Nullable Publication publication;
  private @Nullable Playback playback;

  RtspSession(RtspConnection connection, RtspServer server) {
    this.connection = connection;
    this.server = server;
  }

  /** Answers a request. */
  void request(RtspMessage.Request request) {
    String sequence = request.header("CSeq");
    boolean counted = sequence != null && SEQUENCE.matcher(sequence).matches();
    try {
      if (!counted) {
        throw new RtspException(RtspStatus.BAD_REQUEST, "no CSeq");
      }
      answer(request, String.valueOf(sequence));
    } catch (RtspException e) {
      RtspResponse refusal = e.response();
      connection.reply(counted ? refusal.with("CSeq", String.valueOf(sequence)) : refusal);
    }
  }

  private void answer(RtspMessage.Request request, String sequence) throws RtspException {
    if (request.header("Require") != null) {
      throw new RtspException(RtspStatus.OPTION_NOT_SUPPORTED, "no extension is supported");
    }
    String session = request.header("Session");
    if (session != null && !session.split(";", 2)[0].strip().equals(id)) {
      throw new RtspException(RtspStatus.SESSION_NOT_FOUND, "no such session");
    }
    RtspResponse ok = RtspResponse.of(RtspStatus.OK).with("CSeq", sequence);
    switch (request.method()) {
      case "OPTIONS" -> connection.reply(withSession(ok).with("Public", METHODS));
      case "GET_PARAMETER", "SET_PARAMETER" -> connection.reply(withSession(ok));
      case "DESCRIBE" -> connection.reply(describe(request, ok));
      case "ANNOUNCE" -> connection.reply(announce(request, ok));
      case "SETUP" -> connection.reply(setUp(request, ok));
      case "RECORD" -> connection.reply(record(session, ok));
      case "PLAY" -> play(request, session, withSession(ok));
      case "PAUSE" -> connection.reply(pause(session, ok));
      case "TEARDOWN" -> connection.reply(tearDown(session, ok));
      default ->
        throw new RtspException(RtspStatus.NOT_IMPLEMENTED, "the method is none of " + METHODS);
    }
  }

  private RtspResponse describe(RtspMessage.Request request, RtspResponse ok) throws RtspException {
    RtspUrl url = RtspUrl.of(request.uri());
    PublishedPath path = server.paths().live(url.path());
    String connected = connection.local() instanceof Inet6Address ? "IN IP6 ::" : "IN IP4 0.0.0.0";
    return withSession(ok)
        .with("Content-Base", url.base() + "/")
        .with("Content-Type", "application/sdp")
        .body(path.description().rewritten(connected));
  }

  private RtspResponse announce(RtspMessage.Request request, RtspResponse ok) throws RtspException {
    if (publication != null || playback != null) {
      throw new RtspException(RtspStatus.WRONG_STATE, "this connection has a session already");
    }
    String type = request.header("Content-Type");
    if (type != null && !type.toLowerCase(Locale.ROOT).startsWith("application/sdp")) {
      throw new RtspException(RtspStatus.UNSUPPORTED_MEDIA, "only application/sdp is understood");
    }
    publication = Publication.announced(request, connection, server);
    begin();
    return withSession(ok);
  }

  private RtspResponse setUp(RtspMessage.Request request, RtspResponse ok) throws RtspException {
    TransportHeader wanted = TransportHeader.of(request.header("Transport"));
    String transport;
    if (publication != null) {
      transport = publication.setUp(request.uri(), wanted);
    } else {
      Playback reading =
          playback == null ? new Playback(request.uri(), connection, server) : playback;
      transport = reading.setUp(request.uri(), wanted);
      playback = reading;
      begin();
    }
    return withSession(ok).with("Transport", transport);
  }

  private RtspResponse record(@Nullable String session, RtspResponse ok) throws RtspException {
    if (publication == null) {
      throw new RtspException(RtspStatus.WRONG_STATE, "RECORD without ANNOUNCE");
    }
    named(session);
    publication.record();
    return withSession(ok);
  }

  private void play(RtspMessage.Request request, @Nullable String session, RtspResponse ok)
      throws RtspException {
    if (playback == null) {
      throw new RtspException(RtspStatus.WRONG_STATE, "PLAY without SETUP");
    }
    named(session);
    playback.play(request.uri(), ok);
  }

  private RtspResponse pause(@Nullable String session, RtspResponse ok) throws RtspException {
    named(session);
    if (playback != null) {
      playback.pause();
    }
    return withSession(ok);
  }

  private RtspResponse tearDown(@Nullable String session, RtspResponse ok) throws RtspException {
    named(session);
    RtspResponse last = withSession(ok);
    close();
    return last;
  }

  private void named(@Nullable String session) throws RtspException {
    if (session == null || id.isEmpty()) {
      throw new RtspException(RtspStatus.SESSION_NOT_FOUND, "no Session is named");
    }
  }

  private void begin() {
    if (id.isEmpty()) {
      byte[] random = new byte[8];
      RANDOM.nextBytes(random);
      id = HexFormat.of().formatHex(random);
    }
  }

  private RtspResponse withSession(RtspResponse response) {
    return id.isEmpty()
        ? response
        : response.with(
            "Session", id + ";timeout=" + Math.max(1, server.limits().silence().toSeconds()));
  }

  /** A packet between the requests; one that belongs to nothing is ignored. */
  void frame(RtspMessage.InterleavedFrame frame) {
    if (publication != null) {
      publication.frame(frame);
    }
  }

  /** Ends what it publishes or plays. */
  void close() {
    if (publication != null) {
      publication.close();
    }
    if (playback != null) {
      playback.close();
    }
    publication = null;
    playback = null;
    id = "";
  }
}
