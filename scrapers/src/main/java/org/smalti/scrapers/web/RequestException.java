package org.smalti.scrapers.web;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that did not bring what was asked for, and what that says about asking again. The message is for people. */
public final class RequestException extends IOException {
  /** What kind of trouble. */
  public enum Kind {
    /** The server will never give this: asking again is rude. */
    REFUSED,
    /** The server wants to be left alone for a while. */
    BUSY,
    /** Nobody answers; seen from outside this is also how throttling looks. */
    UNREACHABLE,
    /** Nobody has answered for so long that asking has been given up for everything. */
    DOWN,
    /** The answer broke off or makes no sense. */
    BROKEN,
    /** The answer is whole, but it is not what was asked for. */
    WRONG
  }

  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final Kind kind;
  private final Duration pause;
  private final int status;
  private final boolean elsewhere;

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
      boolean elsewhere) {
    super(message, cause);
    this.kind = kind;
    this.pause = pause;
    this.status = status;
    this.elsewhere = elsewhere;
  }

  /**
   * The same with more about its origin.
   *
   * @param newStatus of HTTP, 0 if there was no answer
   * @param byOther whether it was not the server that was asked, but one that it led to
   */
  RequestException from(int newStatus, boolean byOther) {
    return new RequestException(kind, getMessage(), pause, getCause(), newStatus, byOther);
  }

  /** Sorts out what the network layer threw. */
  public static RequestException of(IOException e) {
    return e instanceof RequestException trouble
        ? trouble
        : new RequestException(
            Kind.BROKEN, "the connection broke (" + words(e) + ")", Duration.ZERO, e);
  }

  /** What the system said, or failing that what it is called. */
  static String words(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  public Kind kind() {
    return kind;
  }

  Duration pause() {
    return pause;
  }

  /** Whether it was made by another server than the one that was asked. */
  public boolean elsewhere() {
    return elsewhere;
  }

  /** Whether the server knows nothing by that address. */
  public boolean isAbsence() {
    return status == NOT_FOUND || status == GONE;
  }

  /** Whether the next request may go better. */
  boolean mayPass() {
    return kind != Kind.REFUSED && kind != Kind.DOWN;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
