package org.smalti.scrapers.web;

import java.io.IOException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.smalti.scrapers.web.RequestException.Kind;

/**
 * One request to one server, through its {@link ServerGate}, and what came of it. If it fails, the server that failed
 * is blamed, which need not be the one that was asked first.
 */
final class Exchange<R> {
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final Connections connections;
  private final RetryPolicy retryPolicy;
  private final RedirectChain redirects;
  private final Request request;
  private final HttpUrl url;
  private final boolean node;
  private final ServerGate gate;
  private final AtomicBoolean inside = new AtomicBoolean();
  /** Whether a page came, which may stand in the place of what was asked for. */
  private volatile boolean page;

  private volatile @Nullable HttpUrl target;

  /** @param node whether another server led to this one */
  Exchange(
      Connections connections,
      RetryPolicy retryPolicy,
      RedirectChain redirects,
      Request request,
      boolean node) {
    this.connections = connections;
    this.retryPolicy = retryPolicy;
    this.redirects = redirects;
    this.request = request;
    this.node = node;
    url = request.url();
    gate = connections.throttle().gate(url, node);
  }

  /**
   * The answer, empty if it redirects to {@link #target}.
   *
   * @param deadline for the whole answer, zero for none
   * @throws IOException if there is none
   */
  Optional<R> answer(Duration deadline, ResponseReader<R> reader) throws IOException {
    gate.acquire();
    inside.set(true);
    redirects.begin(gate.connectTimeout());
    try {
      return InterruptibleCalls.run(
          connections.call(request, deadline),
          retryPolicy.headers(),
          response -> read(response, reader));
    } catch (RequestException trouble) {
      if (!isOfServer(trouble)) {
        throw trouble;
      }
      throw gate.failed(page ? trouble.asPage() : trouble, url.toString());
    } catch (IOException e) {
      if (redirects.isConnected()) {
        throw e;
      }
      throw TrustedCertificates.fault(e)
          .map(this::untrusted)
          .orElseGet(() -> gate.failed(unreachable(e), url.toString()));
    } finally {
      leave();
    }
  }

  /** Where the server redirected to. */
  HttpUrl target() {
    HttpUrl known = target;
    if (known == null) {
      throw new IllegalStateException("no redirect");
    }
    return known;
  }

  /** The request is inside the gate until its headers have come, once. */
  private void leave() {
    if (inside.getAndSet(false)) {
      gate.release();
    }
  }

  private Optional<R> read(Response response, ResponseReader<R> reader) throws IOException {
    leave();
    Optional<HttpUrl> onward = RedirectChain.target(response);
    rejectUnlessUseful(response, onward.isPresent());
    page = onward.isEmpty() && isPage(response.body());
    if (!page) {
      gate.answered();
    }
    if (onward.isPresent()) {
      target = onward.get();
      return Optional.empty();
    }
    R result = reader.read(response);
    if (page) {
      // It was what was asked for, all the same.
      gate.answered();
    }
    return Optional.of(result);
  }

  private static boolean isPage(ResponseBody body) {
    MediaType type = body.contentType();
    return type != null && type.subtype().toLowerCase(Locale.ROOT).contains("html");
  }

  /** Whether trouble tells something of the server, not only of what was asked for. */
  private boolean isOfServer(RequestException trouble) {
    return switch (trouble.kind()) {
      case BUSY -> true;
      case BROKEN, WRONG -> page && !node;
      case DOWN, REFUSED, SLOW, UNREACHABLE -> false;
    };
  }

  private void rejectUnlessUseful(Response response, boolean onward) throws RequestException {
    int code = response.code();
    if (response.isSuccessful() || code == RANGE_NOT_SATISFIABLE || onward) {
      return;
    }
    if (code == 429 || code == 408 || code >= 500) {
      Duration pause = RetryAfter.of(response.header("Retry-After"), Instant.now());
      String wish =
          pause.isZero() ? "" : " and asks to be left alone for " + pause.toSeconds() + " s";
      throw new RequestException(
              Kind.BUSY,
              url.host() + " is busy (HTTP " + code + ")" + wish
                  + "; run the same command again later",
              pause,
              null)
          .from(code, node);
    }
    gate.answered();
    throw new RequestException(
            Kind.REFUSED,
            switch (code) {
              case 300, 301, 302, 303, 307, 308 ->
                "the server sends on to an address that is not followed (" + elsewhere(response)
                    + ")";
              case 401, 403 -> "access is restricted (HTTP " + code + ")";
              case 404, 410 -> "it is not there (HTTP " + code + ")";
              case 407 -> "the proxy wants a name and a password (HTTP 407)";
              case 414 -> "the request is too long (HTTP 414)";
              default -> "the server refused it (HTTP " + code + ")";
            })
        .from(code, node);
  }

  private static String elsewhere(Response response) {
    String location = response.header("Location", "");
    return location.isEmpty() ? "HTTP " + response.code() : location;
  }

  private RequestException untrusted(String fault) {
    return new RequestException(
            node ? Kind.UNREACHABLE : Kind.DOWN, host() + " can't be trusted: " + fault)
        .from(0, node);
  }

  private RequestException unreachable(IOException e) {
    return new RequestException(
            Kind.UNREACHABLE,
            (node ? "the node " + host() : host()) + " can't be reached (" + proxy() + why(e)
                + (node
                    ? "); run the same command again later"
                    : "); check the network and the address, then run the same command again"),
            Duration.ZERO,
            e)
        .from(0, node);
  }

  private String host() {
    return url.port() == HttpUrl.defaultPort(url.scheme())
        ? url.host()
        : url.host() + ":" + url.port();
  }

  /** The proxy that was to lead there, empty if there is none. */
  private String proxy() {
    return connections.proxies(url).stream()
        .filter(proxy -> proxy.type() != Proxy.Type.DIRECT)
        .findFirst()
        .map(proxy -> "by the proxy " + proxy.address().toString().replaceFirst("/.*:", ":") + ": ")
        .orElse("");
  }

  private static String why(IOException e) {
    if (e instanceof UnknownHostException) {
      return "unknown host";
    }
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String reason = RequestException.reason(cause);
    String lower = reason.toLowerCase(Locale.ROOT);
    for (String known : new String[] {"connection refused", "no route to host"}) {
      if (lower.contains(known)) {
        return known;
      }
    }
    return lower.contains("timed out") || lower.contains("timeout") ? "it does not answer" : reason;
  }
}
