package org.smalti.scrapers.web;

import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.Proxy;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;

/**
 * Says who asks, in the header of each request as it leaves, also of one that a server has sent on: what one server may
 * know, the next may not.
 *
 * @param userAgent the value of the User-Agent header
 */
record IdentityInterceptor(String userAgent, Credentials credentials)
    implements Interceptor, Serializable {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    RedirectChain redirects = request.tag(RedirectChain.class);
    Connection connection = chain.connection();
    if (redirects != null && connection != null) {
      Route route = connection.route();
      boolean direct = route.proxy().type() == Proxy.Type.DIRECT;
      PoliteClient.Node node = request.tag(PoliteClient.Node.class);
      if (direct && node != null) {
        redirects.comeFrom(InetAddress.getByName(node.namedBy()));
      }
      redirects.next(request.url(), direct ? route.socketAddress().getAddress() : null);
    }
    Request.Builder signed = request.newBuilder().header("User-Agent", userAgent);
    credentials
        .authorization(request.url())
        .ifPresent(header -> signed.header("Authorization", header));
    return chain.proceed(signed.build());
  }
}
