package org.smalti.scrapers.archive.items;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.SafeName;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.NearWord;

/**
 * How files are called in the media folder: a path with columns of the items table in braces, such as {@code
 * {identifier}/{name}}. Slashes in the pattern and in the file's own name make folders, those in other values do not.
 */
public record FileLayout(String pattern) {
  private static final String NAME = "name";
  private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");
  private static final List<String> OF_FILE =
      List.of(NAME, ItemColumns.IDENTIFIER, ItemColumns.FORMAT, "source");

  /** The file's own name. */
  public static final FileLayout PLAIN = new FileLayout("{name}");

  /**
   * Reads a layout.
   *
   * @param fields keys of the description that become columns, beside the usual ones
   * @throws SmaltiException if it names what is no column, or nothing that differs from file to file
   */
  public static FileLayout parse(String pattern, List<String> fields) {
    List<String> known =
        Stream.concat(OF_FILE.stream(), ItemsTable.described(fields).stream()).toList();
    Matcher field = FIELD.matcher(pattern);
    int found = 0;
    for (; field.find(); found++) {
      if (!known.contains(field.group(1))) {
        throw SmaltiException.usage("--layout: {" + field.group(1) + "} is none of "
            + String.join(", ", known) + NearWord.question(field.group(1), known));
      }
    }
    if (found == 0) {
      throw SmaltiException.usage("--layout \"" + pattern
          + "\" gives all files one name; it looks like {identifier}/{name}");
    }
    return new FileLayout(pattern);
  }

  /**
   * The path of a file, relative to the media folder.
   *
   * @param describe gives the value of a key of the item's description
   */
  String path(String identifier, ArchiveFile file, Function<String, String> describe) {
    String path = FIELD
        .matcher(pattern)
        .replaceAll(field -> Matcher.quoteReplacement(
            switch (field.group(1)) {
              case NAME -> SafeName.path(file.name());
              case ItemColumns.IDENTIFIER -> SafeName.segment(identifier);
              case ItemColumns.FORMAT -> SafeName.segment(file.format());
              case "source" -> SafeName.segment(file.traits().source());
              default -> SafeName.segment(describe.apply(field.group(1)));
            }));
    return SafeName.path(path);
  }
}
