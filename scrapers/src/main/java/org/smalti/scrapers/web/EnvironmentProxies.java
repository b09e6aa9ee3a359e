package org.smalti.scrapers.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * The proxies that the environment names, as curl, wget and Python know them: {@code http_proxy}, {@code https_proxy},
 * {@code all_proxy} and {@code no_proxy}, in small or in capital letters, small ones first. A proxy is {@code
 * http://[NAME:PASSWORD@]HOST:PORT} or {@code socks5://HOST:PORT}.
 */
final class EnvironmentProxies extends ProxySelector {
  private static final String ALL = "all_proxy";

  private final Map<String, String> environment;
  private final NoProxyHosts direct;

  private EnvironmentProxies(Map<String, String> environment) {
    this.environment = environment;
    direct = NoProxyHosts.of(value(environment, "no_proxy"));
  }

  /**
   * The proxies of an environment, empty if it names none: then those of the virtual machine hold, which {@code
   * -Dhttp.proxyHost} sets.
   *
   * @throws SmaltiException if one of them is no address of a proxy
   */
  static Optional<EnvironmentProxies> of(Map<String, String> environment) {
    EnvironmentProxies proxies = new EnvironmentProxies(environment);
    boolean any = false;
    for (String scheme : List.of("http", "https")) {
      any |= proxies.of(scheme).isPresent();
    }
    return any ? Optional.of(proxies) : Optional.empty();
  }

  /** A proxy: where it is, and who may use it. */
  private record Named(Proxy proxy, HttpUrl url) {}

  /** The proxy for addresses of a scheme. */
  private Optional<Named> of(String scheme) {
    String variable = scheme + "_proxy";
    String value = value(environment, variable);
    if (value.isEmpty()) {
      variable = ALL;
      value = value(environment, ALL);
    }
    return value.isEmpty() ? Optional.empty() : Optional.of(proxy(variable, value));
  }

  private static Named proxy(String variable, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    boolean socks = lower.startsWith("socks");
    String address = socks
        ? value.replaceFirst("(?i)socks[45]?[ah]?://", "http://")
        : value.contains("://") ? value : "http://" + value;
    HttpUrl url = HttpUrl.parse(address);
    if (url == null || url.isHttps()) {
      throw SmaltiException.usage("the environment names a proxy that can't be used: " + variable
          + " is no address such as http://proxy.example:3128 or socks5://proxy.example:1080;"
          + " set it right, or unset it");
    }
    boolean port = value.replaceFirst("^\\w+://", "").matches("(.*@)?[^/]*:\\d+/?");
    InetSocketAddress at = InetSocketAddress.createUnresolved(
        url.host(), port ? url.port() : socks ? 1080 : url.port());
    return new Named(new Proxy(socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, at), url);
  }

  private static String value(Map<String, String> environment, String variable) {
    String small = environment.getOrDefault(variable, "").strip();
    // A web server hands the header "Proxy" of a stranger to its programs as HTTP_PROXY.
    boolean stranger = variable.equals("http_proxy") && environment.containsKey("REQUEST_METHOD");
    return !small.isEmpty() || stranger
        ? small
        : environment.getOrDefault(variable.toUpperCase(Locale.ROOT), "").strip();
  }

  @Override
  public List<Proxy> select(@Nullable URI uri) {
    if (uri == null || uri.getHost() == null || direct.has(uri.getHost(), port(uri))) {
      return List.of(Proxy.NO_PROXY);
    }
    return List.of(of(scheme(uri)).map(Named::proxy).orElse(Proxy.NO_PROXY));
  }

  private static String scheme(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme()) ? "https" : "http";
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : HttpUrl.defaultPort(scheme(uri));
  }

  /** A proxy that does not answer is told as the trouble of the request. */
  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {}

  /** Says to a proxy who wants to use it, if the environment tells. */
  Authenticator authenticator() {
    return (route, response) -> {
      String scheme = response.request().url().scheme();
      Optional<HttpUrl> url =
          of(scheme).map(Named::url).filter(named -> !named.username().isEmpty());
      boolean known = response.request().header("Proxy-Authorization") != null;
      return known || url.isEmpty()
          ? null
          : response
              .request()
              .newBuilder()
              .header(
                  "Proxy-Authorization",
                  Credentials.basic(url.get().username(), url.get().password()))
              .build();
    };
  }
}
