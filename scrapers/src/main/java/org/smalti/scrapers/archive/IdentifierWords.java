package org.smalti.scrapers.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;

/**
 * Reads identifiers of items from the words of {@code --ids}: identifiers, addresses of an item's page, files with one
 * of these in each line, tables with a column {@code identifier}, and {@code -} for lines of standard input.
 */
final class IdentifierWords {
  private static final Set<String> PAGES = Set.of("details", "download", "metadata", "embed");
  private static final String IDENTIFIER = "[\\p{Alnum}@_][\\p{Alnum}@._-]{0,200}";

  private final InputStream standard;
  private final Set<String> found = new LinkedHashSet<>();

  /** @param standard what {@code -} stands for */
  IdentifierWords(InputStream standard) {
    this.standard = standard;
  }

  /**
   * The identifiers, each once, in their order.
   *
   * @throws SmaltiException if a word or line is none of all that, or there is none at all
   */
  List<String> read(List<String> words) {
    for (String word : words) {
      String text = word.strip();
      if (text.equals("-")) {
        lines("standard input", standard);
      } else if (!text.isEmpty() && !isAddress(text) && Files.isRegularFile(Path.of(text))) {
        file(Path.of(text));
      } else if (!text.isEmpty()) {
        found.add(identifier(text, "--ids"));
      }
    }
    if (found.isEmpty()) {
      throw SmaltiException.usage("--ids names no item; give identifiers, addresses or a file");
    }
    return new ArrayList<>(found);
  }

  private void file(Path file) {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
      try (TableReader rows = new TableReader(file)) {
        rows.columns().require(List.of(ItemColumns.IDENTIFIER));
        while (rows.hasNext()) {
          Row row = rows.next();
          found.add(identifier(row.text(ItemColumns.IDENTIFIER), file + ", row " + row.number()));
        }
      }
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      lines(file.toString(), in);
    } catch (IOException e) {
      throw SmaltiException.input(file + " can't be read: " + e.getMessage(), e);
    }
  }

  private void lines(String name, InputStream in) {
    try {
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String text = line.replace("\uFEFF", "").strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          found.add(identifier(text, name + ", line " + number));
        }
      }
    } catch (IOException e) {
      throw SmaltiException.input(name + " can't be read: " + e.getMessage(), e);
    }
  }

  private static boolean isAddress(String text) {
    return text.startsWith("http://") || text.startsWith("https://");
  }

  /** @param place where the text stands, for the message */
  private static String identifier(String text, String place) {
    String identifier = text;
    if (isAddress(text)) {
      HttpUrl url = HttpUrl.parse(text);
      List<String> segments = url == null ? List.of() : url.pathSegments();
      identifier = segments.size() > 1 && PAGES.contains(segments.get(0)) ? segments.get(1) : "";
    }
    if (!identifier.matches(IDENTIFIER)) {
      throw SmaltiException.input(
          place + ": \"" + text + "\" is no identifier, no file and no address"
              + " of an item; they look like FedFlix-1 or https://archive.org/details/FedFlix-1");
    }
    return identifier;
  }
}
