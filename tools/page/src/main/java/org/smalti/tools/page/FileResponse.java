package org.smalti.tools.page;

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
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file as a web server sends it: whole, or the part that is asked for of this very version. A request for several
 * parts gets the whole, as RFC 9110 allows.
 */
public record FileResponse(HttpExchange exchange, Path file, long size, String tag, String date) {
  /** From a byte on, to a byte, or so many last ones. */
  private static final Pattern RANGE =
      Pattern.compile("bytes=(?:(\\d{1,18})-(\\d{1,18})?|-(\\d{1,18}))");

  /** Types that Java has no names for. */
  private static final Map<String, String> TYPES = Map.ofEntries(
      Map.entry("js", "text/javascript; charset=utf-8"),
      Map.entry("css", "text/css; charset=utf-8"),
      Map.entry("html", "text/html; charset=utf-8"),
      Map.entry("csv", "text/csv; charset=utf-8"),
      Map.entry("svg", "image/svg+xml"),
      Map.entry("webp", "image/webp"),
      Map.entry("mp3", "audio/mpeg"),
      Map.entry("m4a", "audio/mp4"),
      Map.entry("flac", "audio/flac"),
      Map.entry("opus", "audio/ogg"),
      Map.entry("ogg", "audio/ogg"),
      Map.entry("wav", "audio/wav"),
      Map.entry("mp4", "video/mp4"),
      Map.entry("m4v", "video/mp4"),
      Map.entry("mov", "video/quicktime"),
      Map.entry("webm", "video/webm"),
      Map.entry("ogv", "video/ogg"),
      Map.entry("mkv", "video/x-matroska"));

  /** @throws IOException if there is no such file */
  public static FileResponse of(HttpExchange exchange, Path file) throws IOException {
    long size = Files.size(file);
    var changed = Files.getLastModifiedTime(file).toInstant();
    return new FileResponse(
        exchange,
        file,
        size,
        "\"" + Long.toHexString(changed.getEpochSecond()) + "-"
            + Integer.toHexString(changed.getNano()) + "-" + Long.toHexString(size) + "\"",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.ofInstant(changed, ZoneOffset.UTC)));
  }

  private static String type(Path file) {
    String name = file.toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String guessed = URLConnection.guessContentTypeFromName(name);
    return TYPES.getOrDefault(ending, guessed == null ? "application/octet-stream" : guessed);
  }

  /** Sends what is asked for: 200, 206, 304 where it is known already, or 416 where there is no such part. */
  public void send() throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type(file));
    headers.set("Accept-Ranges", "bytes");
    headers.set("ETag", tag);
    headers.set("Last-Modified", date);
    if (isKnown(asked("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    Matcher range = RANGE.matcher(asked("Range"));
    boolean part =
        range.matches() && sameVersion(exchange.getRequestHeaders().getFirst("If-Range"));
    long first = part ? first(range) : 0;
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

  private long first(Matcher range) {
    if (range.group(3) == null) {
      return Long.parseLong(range.group(1));
    }
    long wanted = Long.parseLong(range.group(3));
    return wanted == 0 ? size : Math.max(0, size - wanted);
  }

  private void body(int status, long first, long length) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      sendHead(exchange, status, length);
      return;
    }
    exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
    try (FileChannel from = FileChannel.open(file);
        OutputStream to = exchange.getResponseBody()) {
      var sink = Channels.newChannel(to);
      for (long sent = 0; sent < length; ) {
        sent += from.transferTo(first + sent, length - sent, sink);
      }
    }
  }

  /** Answers a request for the head of what would have been sent: Java's server does not tell its length itself. */
  static void sendHead(HttpExchange exchange, int status, long length) throws IOException {
    exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
    exchange.sendResponseHeaders(status, -1);
  }

  /** Whether a list of tags has that of this version, or stands for any. */
  private boolean isKnown(String tags) {
    return Stream.of(tags.split(","))
        .map(one -> one.strip().replaceFirst("^W/", ""))
        .anyMatch(one -> one.equals(tag) || one.equals("*"));
  }

  private String asked(String header) {
    String value = exchange.getRequestHeaders().getFirst(header);
    return value == null ? "" : value;
  }

  private boolean sameVersion(@Nullable String condition) {
    return condition == null || condition.equals(tag) || condition.equals(date);
  }
}
