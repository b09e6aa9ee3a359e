package org.smalti.app.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLConnection;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file as a web server sends it: whole, or from some byte on if the asker has the beginning of this very version. */
record FileResponse(HttpExchange exchange, Path file, long size, String tag, String date) {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})?");

  static FileResponse of(HttpExchange exchange, Path file) throws IOException {
    long size = Files.size(file);
    var changed = Files.getLastModifiedTime(file).toInstant();
    return new FileResponse(
        exchange,
        file,
        size,
        "\"" + Long.toHexString(changed.getEpochSecond()) + "-" + Long.toHexString(size) + "\"",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.ofInstant(changed, ZoneOffset.UTC)));
  }

  void send() throws IOException {
    Headers headers = exchange.getResponseHeaders();
    String type = URLConnection.guessContentTypeFromName(file.toString());
    headers.set("Content-Type", type == null ? "application/octet-stream" : type);
    headers.set("Accept-Ranges", "bytes");
    headers.set("ETag", tag);
    headers.set("Last-Modified", date);
    Matcher range = RANGE.matcher(asked("Range"));
    boolean part =
        range.matches() && sameVersion(exchange.getRequestHeaders().getFirst("If-Range"));
    long first = part ? Long.parseLong(range.group(1)) : 0;
    long last = part && range.group(2) != null
        ? Math.min(size - 1, Long.parseLong(range.group(2)))
        : size - 1;
    if (part && first > last) {
      headers.set("Content-Range", "bytes */" + size);
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    if (part) {
      headers.set("Content-Range", "bytes " + first + "-" + last + "/" + size);
    }
    body(part ? 206 : 200, first, last + 1 - first);
  }

  private void body(int status, long first, long length) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head || length == 0 ? -1 : length);
    if (head) {
      return;
    }
    try (FileChannel from = FileChannel.open(file);
        OutputStream to = exchange.getResponseBody()) {
      var sink = Channels.newChannel(to);
      for (long sent = 0; sent < length; ) {
        sent += from.transferTo(first + sent, length - sent, sink);
      }
    }
  }

  private String asked(String header) {
    String value = exchange.getRequestHeaders().getFirst(header);
    return value == null ? "" : value;
  }

  private boolean sameVersion(@Nullable String condition) {
    return condition == null || condition.equals(tag) || condition.equals(date);
  }
}
