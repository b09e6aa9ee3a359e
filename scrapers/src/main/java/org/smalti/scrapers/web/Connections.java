package org.smalti.scrapers.web;

import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The open connections of one process, and their limits. */
final class Connections {
  private final OkHttpClient plain;
  private final Optional<TrustedCertificates> trusted;
  private final RequestThrottle throttle;
  private final RateLimit rate;
  private @Nullable OkHttpClient secure;

  private Connections(
      OkHttpClient plain,
      Optional<TrustedCertificates> trusted,
      RequestThrottle throttle,
      RateLimit rate) {
    this.plain = plain;
    this.trusted = trusted;
    this.throttle = throttle;
    this.rate = rate;
  }

  /** @param environment of the process: its proxies, and whose certificates are trusted */
  static Connections with(
      RetryPolicy retryPolicy,
      IdentityInterceptor asker,
      TransferLimits limits,
      Map<String, String> environment) {
    Dispatcher dispatcher = new Dispatcher(Executors.newCachedThreadPool(task -> {
      Thread thread = new Thread(task, "smalti-http");
      thread.setDaemon(true);
      return thread;
    }));
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    OkHttpClient.Builder client = new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
        .followRedirects(false)
        .followSslRedirects(false)
        .readTimeout(retryPolicy.timeout())
        .writeTimeout(retryPolicy.timeout())
        .addInterceptor(chain -> {
          RedirectChain redirects = chain.request().tag(RedirectChain.class);
          Duration limit = redirects == null ? retryPolicy.timeout() : redirects.connectTimeout();
          return chain
              .withConnectTimeout((int) Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS)
              .proceed(chain.request());
        })
        .addNetworkInterceptor(asker);
    EnvironmentProxies.of(environment)
        .ifPresent(
            proxies -> client.proxySelector(proxies).proxyAuthenticator(proxies.authenticator()));
    RequestThrottle throttle =
        new RequestThrottle(retryPolicy, () -> ThreadLocalRandom.current().nextDouble());
    return new Connections(
        client.build(),
        TrustedCertificates.of(environment),
        throttle,
        new RateLimit(limits.most()));
  }

  RequestThrottle throttle() {
    return throttle;
  }

  RateLimit rate() {
    return rate;
  }

  /** The proxies that requests go through, in the order in which they are tried. */
  List<Proxy> proxies(HttpUrl url) {
    return plain.proxySelector().select(url.uri());
  }

  /** The same connections with TLS. The known authorities are read only when they are needed: that takes a while. */
  private synchronized OkHttpClient secure() {
    OkHttpClient made = secure;
    if (made == null) {
      OkHttpClient.Builder client =
          plain.newBuilder().connectionSpecs(List.of(ConnectionSpec.MODERN_TLS));
      trusted.ifPresent(own -> client.sslSocketFactory(own.sockets(), own.manager()));
      made = client.build();
      secure = made;
    }
    return made;
  }

  /** @param deadline for the whole answer, zero for none */
  Call call(Request request, Duration deadline) {
    Call call = (request.isHttps() ? secure() : plain).newCall(request);
    call.timeout().timeout(deadline.toNanos(), TimeUnit.NANOSECONDS);
    return call;
  }
}
