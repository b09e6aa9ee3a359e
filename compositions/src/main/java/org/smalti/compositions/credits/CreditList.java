package org.smalti.compositions.credits;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;

/**
 * The credits of the sources of a piece, by their titles; several files of one work are one credit, even where one item
 * holds several works.
 *
 * @param credits one for each work
 * @param unknown sources that the items table says nothing of, by their names
 */
public record CreditList(List<Credit> credits, List<String> unknown) {
  /** Where the Internet Archive, and what is like it, keeps the files of an item. */
  private static final Pattern DOWNLOAD = Pattern.compile("(https?://[^/]+)/download/([^/]+)/.*");

  public CreditList {
    credits = List.copyOf(credits);
    unknown = List.copyOf(unknown);
  }

  /**
   * Finds what an items table says of some sources.
   *
   * @param items with a column filename; the columns title, creator, date, licenseurl, url may be missing
   */
  public static CreditList of(Table items, Collection<String> sources) {
    items.columns().require(List.of(ItemColumns.FILENAME));
    Map<String, Row> rows = new HashMap<>();
    items.stream().forEach(row -> rows.putIfAbsent(row.text(ItemColumns.FILENAME), row));
    Map<List<String>, Credit> works = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    for (String source : sources) {
      Row row = rows.get(source);
      if (row == null) {
        unknown.add(source);
        works.put(List.of("file", source), Credit.unknown(source));
        continue;
      }
      Credit credit = credit(source, row);
      works.merge(key(source, row, credit), credit, (known, same) -> known.with(source));
    }
    List<Credit> credits = new ArrayList<>(works.values());
    credits.sort(Comparator.comparing(Credit::title, String.CASE_INSENSITIVE_ORDER)
        .thenComparing(credit -> credit.filenames().get(0)));
    return new CreditList(credits, unknown);
  }

  /**
   * What files of one work have in common. An item may hold several works: a file with another title, maker, date or
   * licence than the item's first must not be credited as that one.
   */
  private static List<String> key(String source, Row row, Credit credit) {
    String identifier = row.text(ItemColumns.IDENTIFIER, "");
    return identifier.isEmpty()
        ? List.of("file", source)
        : List.of(
            "item",
            identifier,
            credit.title(),
            credit.creator(),
            credit.date(),
            credit.licence(),
            credit.licenceLink());
  }

  private static Credit credit(String source, Row row) {
    String title = oneLine(row.text("title", ""));
    String licence = oneLine(row.text("licenseurl", ""));
    return new Credit(
        List.of(source),
        title.isEmpty() ? source : title,
        oneLine(row.text("creator", "")),
        oneLine(row.text("date", "")),
        Licence.name(licence),
        Credit.isLink(licence) ? licence : "",
        page(oneLine(row.text(ItemColumns.URL, ""))));
  }

  /** The page of a work where its address shows one, otherwise the address of the file. */
  private static String page(String url) {
    Matcher download = DOWNLOAD.matcher(url);
    if (download.matches()) {
      return download.group(1) + "/details/" + download.group(2);
    }
    return Credit.isLink(url) ? url : "";
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }
}
