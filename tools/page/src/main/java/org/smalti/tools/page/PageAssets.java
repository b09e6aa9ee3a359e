package org.smalti.tools.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page itself, as it comes with the program: its index, and the scripts and styles that the index names.
 *
 * @param files by name
 */
record PageAssets(String template, Map<String, String> files) {
  private static final Pattern NAMED =
      Pattern.compile("(?:src|href)=\"page/([a-z-]+\\.(?:js|css))\"");
  private static final String TITLE = "{title}";
  private static final String DESCRIPTION = "{description}";

  static PageAssets read() {
    String index = resource("index.html");
    Map<String, String> files = new TreeMap<>();
    Matcher names = NAMED.matcher(index);
    while (names.find()) {
      files.put(names.group(1), resource(names.group(1)));
    }
    return new PageAssets(index, files);
  }

  private static String resource(String name) {
    try (InputStream in = PageAssets.class.getResourceAsStream("site/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file site/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The index of a page.
   *
   * @param description of what is in it, in one sentence
   * @param generator the element that says who made it
   */
  String index(String title, String description, String generator) {
    return template
        .replaceFirst("<head>", Matcher.quoteReplacement("<head>\n" + generator))
        .replace(DESCRIPTION, escaped(description))
        .replace(TITLE, escaped(title));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
