package org.smalti.tools.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.files.RealPath;

/**
 * Serves a page to this machine: its own files, and those that it names, at the addresses at which the page looks for
 * them. Whatever else is asked for is not found, so no way leads out of the folders.
 */
final class SiteServer implements AutoCloseable {
  /** The port, if it is free and none is asked for: the address can be kept. */
  static final int USUAL_PORT = 23_918;

  private static final int THREADS = 8;
  private static final URI ROOT = URI.create("http://localhost/");

  /** Another host's page must not read this one by a name that leads here. */
  private static final Pattern HERE =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);

  private final SiteFolder site;
  /** Files beside the page's own, by their paths in addresses, decoded. */
  private final Map<String, Path> named = new HashMap<>();

  private final HttpServer server;
  private final ExecutorService threads;

  /**
   * Starts to serve.
   *
   * @param port the one to listen at; if none is asked for, the usual one or a free one
   * @throws SmaltiException if the port is taken
   */
  SiteServer(SiteFolder site, Optional<Integer> port) {
    this.site = site;
    server = started(port);
    threads = Executors.newFixedThreadPool(THREADS, task -> {
      Thread thread = new Thread(task, "smalti-page");
      thread.setDaemon(true);
      return thread;
    });
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private static HttpServer started(Optional<Integer> port) {
    InetAddress here = InetAddress.getLoopbackAddress();
    try {
      return HttpServer.create(new InetSocketAddress(here, port.orElse(USUAL_PORT)), 0);
    } catch (BindException taken) {
      if (port.isPresent()) {
        throw SmaltiException.input(
            "port " + port.get() + " is taken; name another with --port", taken);
      }
      return free(here);
    } catch (IOException e) {
      throw SmaltiException.input("the page can't be served: " + e.getMessage(), e);
    }
  }

  private static HttpServer free(InetAddress here) {
    try {
      return HttpServer.create(new InetSocketAddress(here, 0), 0);
    } catch (IOException e) {
      throw SmaltiException.input("the page can't be served: " + e.getMessage(), e);
    }
  }

  /** Serves a file that the page names, if it is there. */
  void add(String address, Path file) {
    if (Files.isRegularFile(file)) {
      // Above the root there is nothing, browsers say.
      named.put(ROOT.resolve(address).getPath().replaceFirst("^(/\\.\\.)+", ""), file);
    }
  }

  /**
   * Serves a media file, if it lies in its folder, links followed.
   *
   * @param address of the folder as the page names it, with a slash at its end
   */
  void add(String address, MediaFolder media, String filename) {
    Path file;
    try {
      file = media.resolve(filename);
    } catch (SmaltiException leadsOut) {
      return;
    }
    if (!Path.of(filename).isAbsolute()
        && RealPath.of(file).startsWith(RealPath.of(media.root()))) {
      StringBuilder whole = new StringBuilder(address);
      for (Path part : Path.of(filename)) {
        whole
            .append(whole.toString().endsWith("/") ? "" : "/")
            .append(PageAddress.encoded(part.toString()));
      }
      add(whole.toString(), file);
    }
  }

  /** What to type into a browser. */
  String url() {
    InetSocketAddress address = server.getAddress();
    return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String host = exchange.getRequestHeaders().getFirst("Host");
      String method = exchange.getRequestMethod();
      if (host == null || !HERE.matcher(host).matches()) {
        say(exchange, 403, "This page is for this machine alone.");
      } else if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        say(exchange, 405, "Nothing can be changed here.");
      } else {
        Optional<Path> file = file(exchange.getRequestURI().getPath());
        if (file.isPresent()) {
          exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
          exchange.getResponseHeaders().set("Cache-Control", "no-cache");
          FileResponse.of(exchange, file.get()).send();
        } else {
          say(exchange, 404, "There is no such file in this page.");
        }
      }
    }
  }

  private Optional<Path> file(String path) {
    return Optional.ofNullable(named.get(path))
        .or(() -> site.own(path.substring(1)))
        .filter(Files::isRegularFile);
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    if (exchange.getRequestMethod().equals("HEAD")) {
      FileResponse.sendHead(exchange, status, bytes.length);
    } else {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
