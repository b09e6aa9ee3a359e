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
 * @param end position after the last byte, −1 if unknown
 * @param total bytes of the whole file, −1 if unknown
 * @param coding how the bytes are compressed, empty if they are not
 * @param validator the ETag or date of this version, fit for If-Range; empty if there is none
 * @param origin host and port of the server that sent it, after all redirects
 * @param modified the Last-Modified header, empty if there is none
 */
record ResponseHeader(
    int code,
    long first,
    long end,
    long total,
    String type,
    String coding,
    String validator,
    String origin,
    String modified) {
  private static final Pattern RANGE =
      Pattern.compile("(?i)bytes\\s+(?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

  static ResponseHeader of(Response response) {
    int code = response.code();
    Matcher range = RANGE.matcher(response.header("Content-Range", "").strip());
    boolean whole = code == 200 || code == 203;
    boolean part = !whole && range.matches();
    long length = response.body().contentLength();
    long last = part ? number(range.group(2)) : -1;
    return new ResponseHeader(
        code,
        whole ? 0 : part ? number(range.group(1)) : -1,
        whole ? length : last < 0 ? -1 : last + 1,
        whole ? length : part ? number(range.group(3)) : -1,
        response.header("Content-Type", "unknown type"),
        coding(response.header("Content-Encoding", "")),
        validator(response),
        origin(response.request().url()),
        response.header("Last-Modified", ""));
  }

  private static String coding(String header) {
    String coding = header.strip().toLowerCase(Locale.ROOT);
    return coding.equals("identity") ? "" : coding;
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
    boolean sized = wanted.size() >= 0;
    boolean otherSize = !isCoded(wanted) && total >= 0 && sized && total != wanted.size();
    // A type may be wrong; a size and a sum tell better what came.
    boolean page = type.toLowerCase(Locale.ROOT).startsWith("text/html")
        && !wanted.filename().toLowerCase(Locale.ROOT).matches(".*\\.html?")
        && !(sized && total == wanted.size() && wanted.checksum().isKnown());
    if (otherSize || page) {
      String sent = (total < 0 ? "" : total + " bytes of ") + type;
      String instead = sized ? wanted.size() + " bytes" : "the file";
      throw new RequestException(Kind.WRONG, "the server sent " + sent + " instead of " + instead);
    }
    if (isCoded(wanted) && (code == 206 || !coding.matches("(x-)?gzip"))) {
      throw new RequestException(
          Kind.WRONG, "the server compressed the file (" + coding + "), which was not asked for");
    }
  }

  /**
   * Whether the bytes have to be decompressed. A server that names the compression of the file itself as one of the
   * transfer, as many do with .gz, is known by the right length.
   */
  boolean isCoded(Download wanted) {
    boolean itself = wanted.size() >= 0 && total == wanted.size();
    boolean named = wanted.size() < 0 && wanted.filename().matches("(?i).*\\.t?gz");
    return !coding.isEmpty() && !itself && !named;
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
