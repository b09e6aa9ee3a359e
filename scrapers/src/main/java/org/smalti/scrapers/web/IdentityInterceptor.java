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
 * Adds who asks at each server that a request is sent on to: what one may know, the next may not.
 *
 * @param userAgent the header of that name
 */
record IdentityInterceptor(String userAgent, AccountKeys keys)
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
    keys.authorization(request.url()).ifPresent(header -> signed.header("Authorization", header));
    return chain.proceed(signed.build());
  }
}
