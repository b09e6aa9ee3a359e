package org.smalti.scrapers.web;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that did not bring what was asked for. Its kind tells whether to ask again; its message is for people. */
public final class RequestException extends IOException {
  /** What kind of trouble. */
  public enum Kind {
    /** The server will not give it, however often it is asked. */
    REFUSED,
    /** The server wants to be left alone for a while. */
    BUSY,
    /**
     * No connection: the address is wrong, the network or the server is down, or the server does so to slow us down.
     */
    UNREACHABLE,
    /**
     * Retrying is pointless, for any address: no server has answered for a long time, or one asked for a very long
     * pause.
     */
    DOWN,
    /** The answer broke off or can't be read. */
    BROKEN,
    /** The answer is whole, but it is something else. */
    WRONG
  }

  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final Kind kind;
  private final Duration pause;
  private final int status;
  private final boolean fromNode;

  public RequestException(Kind kind, String message) {
    this(kind, message, Duration.ZERO, null);
  }

  /** @param pause how long the server wants to be left alone, zero if it did not say */
  RequestException(Kind kind, String message, Duration pause, @Nullable Throwable cause) {
    this(kind, message, pause, cause, 0, false);
  }

  private RequestException(
      Kind kind,
      String message,
      Duration pause,
      @Nullable Throwable cause,
      int status,
      boolean fromNode) {
    super(message, cause);
    this.kind = kind;
    this.pause = pause;
    this.status = status;
    this.fromNode = fromNode;
  }

  /**
   * The same, with where it comes from.
   *
   * @param newStatus of HTTP, 0 if there was no answer
   * @param node whether it comes not from the site itself, but from a node that it led to
   */
  RequestException from(int newStatus, boolean node) {
    return new RequestException(kind, getMessage(), pause, getCause(), newStatus, node);
  }

  /** The same exception if it is one of these, otherwise a broken connection. */
  public static RequestException of(IOException e) {
    return e instanceof RequestException trouble
        ? trouble
        : new RequestException(
            Kind.BROKEN, "the connection broke (" + reason(e) + ")", Duration.ZERO, e);
  }

  /** The message of an exception; if there is none, its type. */
  static String reason(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  public Kind kind() {
    return kind;
  }

  Duration pause() {
    return pause;
  }

  /** Whether it comes not from the site itself, but from a node that it led to. */
  public boolean isFromNode() {
    return fromNode;
  }

  /** Whether the server has nothing at that address. */
  public boolean isNotFound() {
    return status == NOT_FOUND || status == GONE;
  }

  /** Whether the same request may succeed later. */
  boolean isTransient() {
    return kind != Kind.REFUSED && kind != Kind.DOWN;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
