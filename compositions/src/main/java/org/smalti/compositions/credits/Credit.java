package org.smalti.compositions.credits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is said of a source. Texts are empty where nothing is known.
 *
 * @param filenames of the work that are used, relative to the media folder
 * @param title of the work; the file's name where there is none
 * @param creator who made it
 * @param date when
 * @param licence its short name, such as {@code CC BY 4.0}
 * @param licenceLink its address, if it has one
 * @param link where it is found
 */
public record Credit(
    List<String> filenames,
    String title,
    String creator,
    String date,
    String licence,
    String licenceLink,
    String link) {
  /** Said of a source whose licence nobody has written down. */
  static final String NO_LICENCE = "licence not known";

  public Credit {
    filenames = List.copyOf(filenames);
  }

  /** A source of which only the file is known. */
  static Credit unknown(String filename) {
    return new Credit(List.of(filename), filename, "", "", "", "", "");
  }

  /** The same work, of which one more file is used. */
  Credit with(String filename) {
    List<String> more = new ArrayList<>(filenames);
    more.add(filename);
    return new Credit(more, title, creator, date, licence, licenceLink, link);
  }

  /** Its licence, or that it is not known. */
  public String said() {
    return licence.isEmpty() ? NO_LICENCE : licence;
  }

  /** Lines that stand in a film: title, maker and year, licence, link. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(title));
    String year = date.matches("\\d{4}\\b.*") ? date.substring(0, 4) : date;
    String made = creator + (creator.isEmpty() || year.isEmpty() ? "" : ", ") + year;
    if (!made.isEmpty()) {
      lines.add(made);
    }
    lines.add(said());
    if (!link.isEmpty()) {
      lines.add(link.replaceFirst("^https?://(www\\.)?", ""));
    }
    return lines;
  }

  /** Whether a text is an address that a page may link to. */
  static boolean isLink(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return (lower.startsWith("https://") || lower.startsWith("http://"))
        && text.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '<' || c == '>');
  }
}
