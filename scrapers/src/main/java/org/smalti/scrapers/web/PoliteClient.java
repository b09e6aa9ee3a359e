package org.smalti.scrapers.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serializable;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.scrapers.web.RequestException.Kind;

/**
 * Asks web servers no faster than they like. All requests of a process share one {@link RequestThrottle}. Serialised,
 * it is only its options: a process that unpacks it makes its own connections, once for all copies.
 */
public final class PoliteClient implements Serializable {
  private static final ObjectMapper JSON = new ObjectMapper();
  /** Bytes, decompressed. The description of 100,000 files has some 40 million. */
  private static final long LONGEST_DOCUMENT = 128_000_000;

  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final RetryPolicy retryPolicy;
  private final IdentityInterceptor asker;
  private final String advice;
  /** The same for all copies of one client. */
  private final String identity = UUID.randomUUID().toString();

  private transient @Nullable Connections connections;

  /** @param advice what a person should do when a server refuses an address */
  PoliteClient(RetryPolicy retryPolicy, IdentityInterceptor asker, String advice) {
    this.retryPolicy = retryPolicy;
    this.asker = asker;
    this.advice = advice;
  }

  public RetryPolicy retryPolicy() {
    return retryPolicy;
  }

  String identity() {
    return identity;
  }

  private Object writeReplace() {
    return ProcessClients.shared(this);
  }

  private Object readResolve() {
    return ProcessClients.shared(this);
  }

  /**
   * Marks a request to a node: another server than that of the file's own address. A node that fails says nothing about
   * the site as a whole.
   *
   * @param namedBy the host that named the node
   */
  public record Node(String namedBy) {}

  /** A request to an address. The headers that say who asks are added as it leaves. */
  public static Request.Builder request(HttpUrl url) {
    return new Request.Builder().url(url);
  }

  /**
   * Asks once. Redirects are followed, never from https to http.
   *
   * @param reader is given replies of status 2xx and 416
   * @throws IOException if it did not work; {@link RequestException#of} tells the kind of trouble
   */
  public <R> R once(Request request, ResponseReader<R> reader) throws IOException {
    return once(request, Duration.ZERO, reader);
  }

  /** The same within a deadline; zero is none. */
  private <R> R once(Request request, Duration deadline, ResponseReader<R> reader)
      throws IOException {
    Connections ready = connections();
    Request tagged =
        request.newBuilder().tag(RedirectChain.class, new RedirectChain()).build();
    ready.throttle().acquire();
    try {
      Call call = ready.http(request.url().isHttps()).newCall(tagged);
      call.timeout().timeout(deadline.toNanos(), TimeUnit.NANOSECONDS);
      return InterruptibleCalls.run(call, retryPolicy.headers(), response -> {
        rejectUnlessUseful(response);
        return reader.read(response);
      });
    } catch (RequestException trouble) {
      throw trouble.kind() == Kind.BUSY ? ready.throttle().backOff(trouble) : trouble;
    } catch (IOException e) {
      if (!isConnecting(e)) {
        throw e;
      }
      throw ready.throttle().backOff(unreachable(request, e));
    } finally {
      ready.throttle().release();
    }
  }

  /**
   * The JSON document at an address, asked for again when that may help.
   *
   * @throws SmaltiException of reason NETWORK if it can't be had
   */
  public JsonNode json(HttpUrl url) {
    RetryCounter retries = new RetryCounter(retryPolicy);
    while (true) {
      try {
        return once(request(url).build(), retryPolicy.document(), PoliteClient::parse);
      } catch (IOException e) {
        RequestException trouble = RequestException.of(e);
        if (!retries.another(trouble)) {
          throw new SmaltiException(Reason.NETWORK, explained(url, trouble), trouble);
        }
      }
    }
  }

  private String explained(HttpUrl url, RequestException trouble) {
    return switch (trouble.kind()) {
      case BUSY, UNREACHABLE, DOWN -> trouble.getMessage();
      case REFUSED -> url.host() + ": " + trouble.getMessage() + "; " + advice;
      case BROKEN, WRONG -> url.host() + ": " + trouble.getMessage() + "; try again later";
    };
  }

  private static JsonNode parse(Response response) throws IOException {
    try {
      return JSON.readTree(new BoundedInputStream(response.body().byteStream(), LONGEST_DOCUMENT));
    } catch (JsonProcessingException e) {
      String type = response.header("Content-Type", "unknown type");
      throw new RequestException(
          Kind.BROKEN, "the answer is no valid JSON (" + type + ")", Duration.ZERO, e);
    }
  }

  private static void rejectUnlessUseful(Response response) throws RequestException {
    int code = response.code();
    boolean node = response.priorResponse() != null || isNode(response.request());
    if (response.isSuccessful() || code == RANGE_NOT_SATISFIABLE) {
      return;
    }
    if (code == 429 || code == 408 || code >= 500) {
      Duration pause = RetryAfter.of(response.header("Retry-After"), Instant.now());
      String wish =
          pause.isZero() ? "" : " and asks to be left alone for " + pause.toSeconds() + " s";
      String host = response.request().url().host();
      throw new RequestException(
              Kind.BUSY,
              host + " is busy (HTTP " + code + ")" + wish + "; run the same command again later",
              pause,
              null)
          .from(code, node);
    }
    throw new RequestException(
            Kind.REFUSED,
            switch (code) {
              case 300, 301, 302, 303, 307, 308 ->
                "the server sends on to an address that is not followed (" + elsewhere(response)
                    + ")";
              case 401, 403 -> "access is restricted (HTTP " + code + ")";
              case 404, 410 -> "it is not there (HTTP " + code + ")";
              default -> "the server refused it (HTTP " + code + ")";
            })
        .from(code, node);
  }

  private static boolean isNode(Request request) {
    return request.tag(Node.class) != null;
  }

  private static String elsewhere(Response response) {
    String location = response.header("Location", "");
    return location.isEmpty() ? "HTTP " + response.code() : location;
  }

  /** Whether it failed before a connection was there. */
  private static boolean isConnecting(IOException e) {
    return e instanceof ConnectException
        || e instanceof UnknownHostException
        || e instanceof NoRouteToHostException
        || e instanceof SSLException
        || (e instanceof SocketTimeoutException
            && RequestException.reason(e).toLowerCase(Locale.ROOT).contains("connect"));
  }

  private static RequestException unreachable(Request request, IOException e) {
    HttpUrl url = request.url();
    String reason = RequestException.reason(e);
    boolean ownServer = reason.contains(url.host()) && reason.endsWith(":" + url.port());
    String why = e instanceof UnknownHostException
        ? "unknown host"
        : e instanceof ConnectException && ownServer ? "connection refused" : reason;
    boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
    String host = usual ? url.host() : url.host() + ":" + url.port();
    boolean node = isNode(request) || (e instanceof ConnectException && !ownServer);
    return new RequestException(
            Kind.UNREACHABLE,
            (node && !isNode(request) ? "the node that " + host + " names" : host)
                + " can't be reached (" + why
                + "); check the network and the address, then run the same command again",
            Duration.ZERO,
            e)
        .from(0, node);
  }

  private synchronized Connections connections() {
    Connections made = connections;
    if (made == null) {
      made = Connections.with(retryPolicy, asker);
      connections = made;
    }
    return made;
  }

  /** The open connections of one process, and their throttle. */
  private record Connections(OkHttpClient client, OkHttpClient secure, RequestThrottle throttle) {
    static Connections with(RetryPolicy retryPolicy, IdentityInterceptor asker) {
      RequestThrottle throttle =
          new RequestThrottle(retryPolicy, () -> ThreadLocalRandom.current().nextDouble());
      Dispatcher dispatcher = new Dispatcher(Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "smalti-http");
        thread.setDaemon(true);
        return thread;
      }));
      dispatcher.setMaxRequests(Integer.MAX_VALUE);
      dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
      OkHttpClient client = new OkHttpClient.Builder()
          .dispatcher(dispatcher)
          .connectTimeout(retryPolicy.timeout())
          .readTimeout(retryPolicy.timeout())
          .writeTimeout(retryPolicy.timeout())
          .addNetworkInterceptor(asker)
          .addNetworkInterceptor(chain -> {
            Response response = chain.proceed(chain.request());
            if (response.code() != 429 && response.code() < 500) {
              throttle.answered();
            }
            return response;
          })
          .build();
      return new Connections(
          client, client.newBuilder().followSslRedirects(false).build(), throttle);
    }

    OkHttpClient http(boolean https) {
      return https ? secure : client;
    }
  }
}
