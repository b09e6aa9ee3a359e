package org.smalti.scrapers.web;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.scrapers.web.RequestException.Kind;

/**
 * The requests of this process that one server gets. A request is inside the gate until the headers of its answer have
 * come. When the server is busy or does not answer, the gate is shut (a back-off): for as long as the server asked, or
 * twice as long as the last time. After each back-off only half as many requests as before may be inside at once; for
 * every {@value #ANSWERS_FOR_ONE_MORE} answers, and every {@value #SECONDS_FOR_ONE_MORE} s, it may be one more again
 * (additive increase, multiplicative decrease, as in TCP).
 *
 * <p>One error of a server among good answers belongs to the address that was asked for, and only that waits. If
 * {@value #OUTAGE_ADDRESSES} addresses of a site in a row, or two of different services, bring errors or pages in the
 * place of what was asked for, or if it can't be reached after it had answered, that is an outage: it is waited for,
 * and counts against nothing that was asked for. A node that can't be reached is no outage: its requests fail at once,
 * since other nodes have the file.
 */
final class ServerGate {
  /** If a server asks for a longer pause than this, it is not asked again. */
  private static final Duration LONGEST = Duration.ofMinutes(10);
  /** A node that is shut for longer is not waited for. */
  private static final Duration LONGEST_NODE = Duration.ofSeconds(5);
  /** Repetitions for a server that has not answered once: its address is likely wrong. */
  private static final int FIRST_CONTACT = 2;
  /** So many errors in a row are the server's, not the address's. */
  private static final int ERRORS = 2;

  static final int OUTAGE_ADDRESSES = 3;
  static final int ANSWERS_FOR_ONE_MORE = 16;
  static final int SECONDS_FOR_ONE_MORE = 5;
  private static final long GROWTH = SECONDS_FOR_ONE_MORE * 1_000_000_000L;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final RetryPolicy retryPolicy;
  private final DoubleSupplier jitter;
  private final LongSupplier clock;
  private final RequestThrottle throttle;
  private boolean site;
  private boolean everAnswered;
  /** When the next request may be sent, by the clock. */
  private long resumeAt;
  /** The same as far as requests keep a distance. */
  private long spacedUntil;
  /** Back-offs in a row. */
  private int backOffs;
  /** The addresses that brought errors in a row, up to {@value #OUTAGE_ADDRESSES}, and how many errors. */
  private final Set<String> troubled = new HashSet<>();
  /** The services among them: the beginnings of their paths. */
  private final Set<String> services = new HashSet<>();

  private int errors;
  /** Failures in a row to connect. */
  private int unreached;

  private boolean outage;
  private long outageBegan;
  /** When the next try was, of the outage that was told last. */
  private long announced;

  /** The last trouble of a node that is shut. */
  private @Nullable RequestException shut;

  private @Nullable RequestException down;
  private int inside;
  private int most = Integer.MAX_VALUE;
  private int answers;
  private long grownAt;

  /** @param clock ns, from any time on */
  ServerGate(
      RetryPolicy retryPolicy,
      DoubleSupplier jitter,
      LongSupplier clock,
      RequestThrottle throttle) {
    this.retryPolicy = retryPolicy;
    this.jitter = jitter;
    this.clock = clock;
    this.throttle = throttle;
    resumeAt = clock.getAsLong();
    spacedUntil = resumeAt;
  }

  /** The server was asked for itself, not because another one led there. */
  synchronized void isSite() {
    site = true;
  }

  /**
   * Waits until a request may be sent; to be followed by {@link #release}.
   *
   * @throws RequestException if no request may be sent: the server is down, or it is a node that can't be reached
   */
  synchronized void acquire() throws RequestException {
    RequestException end = down;
    try {
      while (end == null) {
        long now = clock.getAsLong();
        grow(now);
        long left = Math.max(resumeAt, spacedUntil) - now;
        if (left <= 0 && inside < most) {
          inside++;
          spacedUntil = now + retryPolicy.spacing().toNanos();
          return;
        }
        rejectAtNode(now);
        long growth = Math.max(1, grownAt + GROWTH - now);
        long nanos = left > 0 ? left : most == Integer.MAX_VALUE ? 0 : growth;
        wait(nanos == 0 ? 0 : nanos / 1_000_000 + 1);
        end = down;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
    throw end;
  }

  /** Throws if this is a node that is not worth waiting for. */
  private void rejectAtNode(long now) throws RequestException {
    RequestException last = shut;
    if (site || last == null) {
      return;
    }
    if (unreached > 0 || resumeAt - now > LONGEST_NODE.toNanos()) {
      throw last;
    }
  }

  /** The headers of the answer have come, or the request has failed. */
  synchronized void release() {
    inside--;
    notifyAll();
  }

  /** How many requests may be inside at once. */
  synchronized int most() {
    grow(clock.getAsLong());
    return most;
  }

  /** How long connecting may take. */
  synchronized Duration connectTimeout() {
    return site ? retryPolicy.timeout() : retryPolicy.connect(unreached);
  }

  private void grow(long now) {
    while (most < Integer.MAX_VALUE && now - grownAt >= GROWTH) {
      grownAt += GROWTH;
      most++;
      notifyAll();
    }
  }

  /** The server answered as it should. */
  void answered() {
    if (isRecovery()) {
      throttle.recovered();
    }
  }

  private synchronized boolean isRecovery() {
    boolean recovery = outage;
    everAnswered = true;
    outage = false;
    shut = null;
    backOffs = 0;
    errors = 0;
    unreached = 0;
    troubled.clear();
    services.clear();
    if (most < Integer.MAX_VALUE && ++answers >= ANSWERS_FOR_ONE_MORE) {
      answers = 0;
      most++;
      notifyAll();
    }
    return recovery;
  }

  /** Forgets that a node could not be reached. */
  synchronized void forgive() {
    if (!site && unreached > 0) {
      shut = null;
      unreached = 0;
      backOffs = 0;
      resumeAt = clock.getAsLong();
      notifyAll();
    }
  }

  /**
   * A request has failed: the server is busy, does not answer, or sent a page in the place of what was asked for.
   * Requests that fail during one back-off count as one failure.
   *
   * @param address that was asked for
   * @return the same trouble with what it means for other requests, or one of kind DOWN if retrying is pointless
   */
  RequestException failed(RequestException trouble, String address) {
    RequestException known = explained(trouble, address);
    if (known.isOutage()) {
      announce(known, address);
    }
    return known;
  }

  private synchronized RequestException explained(RequestException trouble, String address) {
    boolean unreachable = trouble.kind() == Kind.UNREACHABLE;
    boolean busy = trouble.kind() == Kind.BUSY;
    errors++;
    unreached += unreachable ? 1 : 0;
    everAnswered |= !unreachable;
    if (troubled.size() < OUTAGE_ADDRESSES) {
      troubled.add(address);
      services.add(HttpUrl.get(address).pathSegments().get(0));
    }
    boolean many = site && (troubled.size() >= OUTAGE_ADDRESSES || services.size() > 1);
    boolean shuts = unreachable || many || (busy && (trouble.asksForFewer() || errors >= ERRORS));
    if (!shuts) {
      return trouble;
    }
    long now = clock.getAsLong();
    if (resumeAt <= now) {
      backOffs++;
      resumeAt = now + retryPolicy.delay(backOffs, jitter.getAsDouble()).toNanos();
      most = Math.max(1, (Math.min(most, inside) + 1) / 2);
      answers = 0;
      grownAt = now;
    }
    resumeAt = Math.max(resumeAt, now + trouble.pause().toNanos());
    RequestException gated = trouble.gated();
    if (!site) {
      shut = gated;
      notifyAll();
      return gated;
    }
    boolean stranger = unreachable && !everAnswered && backOffs > firstContact();
    if (stranger || trouble.pause().compareTo(LONGEST) > 0) {
      return down(trouble);
    }
    return many || (unreachable && everAnswered) ? waitedFor(gated, address, now) : gated;
  }

  private int firstContact() {
    return Math.min(FIRST_CONTACT, retryPolicy.retries());
  }

  private RequestException waitedFor(RequestException trouble, String address, long now) {
    if (!outage) {
      outageBegan = now;
    }
    return now - outageBegan > retryPolicy.patience().toNanos()
            || retryPolicy.patience().isZero()
        ? down(named(trouble, address))
        : trouble.inOutage();
  }

  /** What ends a run names its server and the way out. */
  private static RequestException named(RequestException trouble, String address) {
    return new RequestException(
        trouble.kind(),
        serverAndReason(trouble, address) + "; run the same command again later",
        Duration.ZERO,
        trouble);
  }

  private static String serverAndReason(RequestException trouble, String address) {
    String why = trouble.getMessage().replaceFirst("; .*", "");
    String host = HttpUrl.get(address).host();
    return why.contains(host) ? why : host + ": " + why;
  }

  private RequestException down(RequestException trouble) {
    RequestException end =
        new RequestException(Kind.DOWN, trouble.getMessage(), Duration.ZERO, trouble);
    down = end;
    notifyAll();
    return end;
  }

  /** Says once that there is an outage, and when the next try is. */
  private void announce(RequestException trouble, String address) {
    Duration wait;
    synchronized (this) {
      boolean told = outage || resumeAt == announced;
      outage = true;
      announced = resumeAt;
      if (told) {
        return;
      }
      wait = Duration.ofNanos(Math.max(0, resumeAt - clock.getAsLong()));
    }
    throttle.tell(serverAndReason(trouble, address) + "; waiting for it, next try at "
        + CLOCK.format(LocalTime.now(ZoneId.systemDefault()).plus(wait)) + " (--patience "
        + patience() + ", Ctrl-C ends it)");
  }

  private String patience() {
    long seconds = retryPolicy.patience().toSeconds();
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
