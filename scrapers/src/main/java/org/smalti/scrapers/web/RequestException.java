package org.smalti.scrapers.web;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Set;
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
    /** The answer comes so slowly that another server should be asked. */
    SLOW,
    /** The answer is whole, but it is something else. */
    WRONG
  }

  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int TOO_MANY_REQUESTS = 429;
  /** Statuses with which a server says that the request itself is at fault, above all its length. */
  private static final Set<Integer> FAULTY_REQUEST = Set.of(400, 413, 414, 422, 431);
  /** Statuses that say something of the file, whoever is asked for it. */
  private static final Set<Integer> OF_THE_FILE = Set.of(401, 402, 403, NOT_FOUND, GONE, 451);

  private final Kind kind;
  private final Duration pause;
  private final Circumstances circumstances;

  /**
   * Where it comes from, and what it means for the requests that follow.
   *
   * @param status of HTTP, 0 if there was no answer
   * @param fromNode whether it comes not from the site itself, but from a node that it led to
   * @param gated whether the next request to the same server waits by itself
   * @param outage whether it belongs to an outage of the whole site, which is waited for
   * @param page whether the site itself sent a page in the place of what was asked for
   */
  private record Circumstances(
      int status, boolean fromNode, boolean gated, boolean outage, boolean page)
      implements Serializable {
    static final Circumstances UNKNOWN = new Circumstances(0, false, false, false, false);

    Circumstances of(boolean nowGated, boolean nowOutage, boolean nowPage) {
      return new Circumstances(status, fromNode, nowGated, nowOutage, nowPage);
    }
  }

  public RequestException(Kind kind, String message) {
    this(kind, message, Duration.ZERO, null);
  }

  /** @param pause how long the server wants to be left alone, zero if it did not say */
  RequestException(Kind kind, String message, Duration pause, @Nullable Throwable cause) {
    this(kind, message, pause, cause, Circumstances.UNKNOWN);
  }

  private RequestException(
      Kind kind,
      String message,
      Duration pause,
      @Nullable Throwable cause,
      Circumstances circumstances) {
    super(message, cause);
    this.kind = kind;
    this.pause = pause;
    this.circumstances = circumstances;
  }

  private RequestException with(Circumstances now) {
    return new RequestException(kind, getMessage(), pause, getCause(), now);
  }

  /**
   * The same, with where it comes from.
   *
   * @param status of HTTP, 0 if there was no answer
   * @param node whether it comes not from the site itself, but from a node that it led to
   */
  RequestException from(int status, boolean node) {
    return with(new Circumstances(
        status, node, circumstances.gated(), circumstances.outage(), circumstances.page()));
  }

  /** The same trouble of a server that is not asked again before its gate opens. */
  RequestException gated() {
    return with(circumstances.of(true, circumstances.outage(), circumstances.page()));
  }

  /** The same trouble as a part of an outage of the whole site. */
  RequestException inOutage() {
    return with(circumstances.of(true, true, circumstances.page()));
  }

  /** The same trouble, which was a page of the site itself. */
  RequestException asPage() {
    return with(circumstances.of(circumstances.gated(), circumstances.outage(), true));
  }

  /** The same trouble without what it means for the whole site. */
  public RequestException alone() {
    return with(circumstances.of(circumstances.gated(), false, circumstances.page()));
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
    return circumstances.fromNode();
  }

  /** Whether the next request to the same server waits by itself. */
  boolean isGated() {
    return circumstances.gated();
  }

  /** Whether the whole site is out for the moment: that says nothing about what was asked for, and is waited for. */
  public boolean isOutage() {
    return circumstances.outage();
  }

  /** Whether the site itself sent a page in the place of what was asked for. */
  public boolean isPage() {
    return circumstances.page();
  }

  /** Whether the server asked for fewer requests, whatever the address. */
  boolean asksForFewer() {
    return circumstances.status() == TOO_MANY_REQUESTS || !pause.isZero();
  }

  /** Whether the site itself fails at it, not because too much was asked. */
  boolean isFailing() {
    return kind == Kind.BUSY && !isFromNode() && !asksForFewer();
  }

  /** Whether the server has nothing at that address. */
  public boolean isNotFound() {
    return circumstances.status() == NOT_FOUND || circumstances.status() == GONE;
  }

  /** Whether the status says something of the file, so that no other server would give it either. */
  public boolean isOfTheFile() {
    return OF_THE_FILE.contains(circumstances.status());
  }

  /** Whether the server finds fault with the request itself, above all with its length. */
  boolean isFaultyRequest() {
    return FAULTY_REQUEST.contains(circumstances.status());
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
