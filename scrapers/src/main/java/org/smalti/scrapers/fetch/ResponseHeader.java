package org.smalti.scrapers.fetch;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.smalti.scrapers.web.RequestException;
import org.smalti.scrapers.web.RequestException.Kind;

/**
 * What the headers of a reply say about the file in it.
 *
 * @param code the HTTP status
 * @param first position of the first byte, 0 unless the reply is a part
 * @param total bytes of the whole file, −1 if unknown
 * @param validator the ETag or date of this version, fit for If-Range; empty if there is none
 * @param origin host and port of the server that sent it, after all redirects
 * @param modified the Last-Modified header, empty if there is none
 */
record ResponseHeader(
    int code,
    long first,
    long total,
    String type,
    String validator,
    String origin,
    String modified) {
  private static final Pattern RANGE =
      Pattern.compile("bytes (?:(\\d{1,18})-\\d+|\\*)/(\\d{1,18}|\\*)");

  static ResponseHeader of(Response response) {
    int code = response.code();
    Matcher range = RANGE.matcher(response.header("Content-Range", ""));
    boolean part = code != 200 && range.matches();
    HttpUrl from = response.request().url();
    return new ResponseHeader(
        code,
        code == 200 ? 0 : part ? number(range.group(1)) : -1,
        code == 200 ? response.body().contentLength() : part ? number(range.group(2)) : -1,
        response.header("Content-Type", "unknown type"),
        validator(response),
        origin(from),
        response.header("Last-Modified", ""));
  }

  /** Host and port of an address. */
  static String origin(HttpUrl url) {
    return url.host() + ":" + url.port();
  }

  /** Throws if the body can't be the wanted file. To be called before anything is written. */
  void rejectUnless(Download wanted) throws RequestException {
    if (code != 200 && code != 203 && code != 206) {
      throw new RequestException(Kind.WRONG, "the server sent no file (HTTP " + code + ")");
    }
    boolean otherSize = total >= 0 && wanted.size() >= 0 && total != wanted.size();
    boolean page = type.toLowerCase(Locale.ROOT).startsWith("text/html")
        && !wanted.filename().toLowerCase(Locale.ROOT).matches(".*\\.html?");
    if (otherSize || page) {
      String sent = (total < 0 ? "" : total + " bytes of ") + type;
      String instead = wanted.size() < 0 ? "the file" : wanted.size() + " bytes";
      throw new RequestException(Kind.WRONG, "the server sent " + sent + " instead of " + instead);
    }
  }

  /** A strong entity tag (RFC 9110), else the date. */
  private static String validator(Response response) {
    String tag = response.header("ETag", "");
    return tag.startsWith("\"") ? tag : response.header("Last-Modified", "");
  }

  private static long number(@Nullable String digits) {
    return digits == null || digits.equals("*") ? -1 : Long.parseLong(digits);
  }
}
