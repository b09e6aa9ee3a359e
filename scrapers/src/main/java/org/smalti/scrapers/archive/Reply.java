package org.smalti.scrapers.archive;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.smalti.scrapers.archive.Trouble.Kind;

/**
 * What the header of a reply says about the file in it.
 *
 * @param first position of the first byte, 0 unless the reply is a part
 * @param total bytes of the whole file, −1 if unknown
 * @param validator what the server knows this version by, fit for If-Range; empty if there is none
 */
record Reply(long first, long total, String type, String validator) {
  private static final Pattern RANGE =
      Pattern.compile("bytes (?:(\\d{1,18})-\\d+|\\*)/(\\d{1,18}|\\*)");

  static Reply of(Response response) {
    String type = response.header("Content-Type", "unknown type");
    Matcher range = RANGE.matcher(response.header("Content-Range", ""));
    if (response.code() == 200) {
      return new Reply(0, response.body().contentLength(), type, validator(response));
    }
    return range.matches()
        ? new Reply(number(range.group(1)), number(range.group(2)), type, validator(response))
        : new Reply(-1, -1, type, validator(response));
  }

  /** Throws if this can't be the wanted file, before anything is written. */
  void rejectUnless(Download wanted) throws Trouble {
    boolean otherSize = total >= 0 && wanted.size() >= 0 && total != wanted.size();
    boolean page = type.toLowerCase(Locale.ROOT).startsWith("text/html")
        && !wanted.filename().toLowerCase(Locale.ROOT).matches(".*\\.html?");
    if (otherSize || page) {
      String sent = (total < 0 ? "" : total + " bytes of ") + type;
      String instead = wanted.size() < 0 ? "the file" : wanted.size() + " bytes";
      throw new Trouble(Kind.WRONG, "the server sent " + sent + " instead of " + instead);
    }
  }

  /** A strong entity tag, else the date. */
  private static String validator(Response response) {
    String tag = response.header("ETag", "");
    return tag.startsWith("\"") ? tag : response.header("Last-Modified", "");
  }

  private static long number(@Nullable String digits) {
    return digits == null || digits.equals("*") ? -1 : Long.parseLong(digits);
  }
}
