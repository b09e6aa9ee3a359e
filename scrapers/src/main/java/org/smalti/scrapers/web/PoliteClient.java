package org.smalti.scrapers.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
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

  private final RetryPolicy retryPolicy;
  private final TransferLimits limits;
  private final IdentityInterceptor asker;
  private final String advice;
  /** The same for all copies of one client. */
  private final String identity = UUID.randomUUID().toString();

  private transient @Nullable Connections connections;

  /** @param advice what a person should do when a server refuses an address */
  PoliteClient(
      RetryPolicy retryPolicy, TransferLimits limits, IdentityInterceptor asker, String advice) {
    this.retryPolicy = retryPolicy;
    this.limits = limits;
    this.asker = asker;
    this.advice = advice;
  }

  public RetryPolicy retryPolicy() {
    return retryPolicy;
  }

  /** How fast files may and should come. */
  public TransferLimits limits() {
    return limits;
  }

  /** What slows down all transfers of this process together. */
  public RateLimit rate() {
    return connections().rate();
  }

  /** Tells this consumer, in one line, of each outage of a site that is waited for. */
  public PoliteClient tellingOutages(Consumer<String> listener) {
    connections().throttle().tellOutages(listener);
    return this;
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

  /** The same within a deadline for each server on the way; zero is none. */
  private <R> R once(Request request, Duration deadline, ResponseReader<R> reader)
      throws IOException {
    RedirectChain redirects = new RedirectChain();
    Request next = request.newBuilder().tag(RedirectChain.class, redirects).build();
    boolean node = isNode(request);
    while (true) {
      Exchange<R> exchange = new Exchange<>(connections(), retryPolicy, redirects, next, node);
      Optional<R> answer = exchange.answer(deadline, reader);
      if (answer.isPresent()) {
        return answer.get();
      }
      next = next.newBuilder().url(exchange.target()).build();
      node = true;
    }
  }

  /**
   * The JSON document at an address, asked for again when that may help.
   *
   * @throws SmaltiException of reason NETWORK if it can't be had
   */
  public JsonNode json(HttpUrl url) {
    return json(url, Optional.empty(), advice);
  }

  /**
   * The same.
   *
   * @param other a document of another service of the site. When a page comes in the place of what was asked for, or
   *     the server fails at it twice, this one tells whether the whole site is out, which is waited for.
   */
  public JsonNode json(HttpUrl url, HttpUrl other) {
    return json(url, Optional.of(other), advice);
  }

  /**
   * The same.
   *
   * @param faulty what a person should do when the server finds fault with the request itself, above all with its
   *     length
   * @throws SmaltiException of reason INPUT if it does, else of reason NETWORK
   */
  public JsonNode json(HttpUrl url, HttpUrl other, String faulty) {
    return json(url, Optional.of(other), faulty);
  }

  private JsonNode json(HttpUrl url, Optional<HttpUrl> other, String faulty) {
    RetryCounter retries = new RetryCounter(retryPolicy);
    boolean failing = false;
    while (true) {
      try {
        return once(request(url).build(), retryPolicy.document(), PoliteClient::parse);
      } catch (IOException e) {
        RequestException trouble = RequestException.of(e);
        if (trouble.kind() == Kind.REFUSED && trouble.isFaultyRequest() && !faulty.equals(advice)) {
          throw SmaltiException.input(
              url.host() + ": " + trouble.getMessage() + "; " + faulty, trouble);
        }
        boolean doubtful = trouble.isPage() || (failing && trouble.isFailing());
        if (doubtful && !trouble.isOutage() && other.isPresent()) {
          trouble = withOther(trouble, other.get());
        }
        failing = trouble.isFailing();
        if (!retries.another(trouble)) {
          throw new SmaltiException(Reason.NETWORK, explained(url, trouble), trouble);
        }
      }
    }
  }

  /**
   * The trouble of both services, if the other one is out too. Otherwise its answer has told the gate of the site that
   * there is no outage.
   */
  private RequestException withOther(RequestException page, HttpUrl other) {
    try {
      once(request(other).build(), retryPolicy.document(), PoliteClient::parse);
      return page;
    } catch (IOException e) {
      RequestException trouble = RequestException.of(e);
      return trouble.isOutage() || trouble.kind() == Kind.DOWN ? trouble : page;
    }
  }

  private String explained(HttpUrl url, RequestException trouble) {
    return switch (trouble.kind()) {
      case BUSY, UNREACHABLE, DOWN -> trouble.getMessage();
      case REFUSED -> url.host() + ": " + trouble.getMessage() + "; " + advice;
      case BROKEN, SLOW, WRONG -> url.host() + ": " + trouble.getMessage() + "; try again later";
    };
  }

  private static JsonNode parse(Response response) throws IOException {
    try {
      return JSON.readTree(new BoundedInputStream(response.body().byteStream(), LONGEST_DOCUMENT));
    } catch (JsonProcessingException e) {
      String type = response.header("Content-Type", "unknown type").replaceFirst(";.*", "");
      throw new RequestException(
          Kind.BROKEN, "the answer is no valid JSON (" + type + ")", Duration.ZERO, e);
    }
  }

  private static boolean isNode(Request request) {
    return request.tag(Node.class) != null;
  }

  private synchronized Connections connections() {
    Connections made = connections;
    if (made == null) {
      made = Connections.with(retryPolicy, asker, limits, System.getenv());
      connections = made;
    }
    return made;
  }
}
