package org.smalti.compositions.credits;

import java.nio.file.Path;
import java.util.Locale;
import org.smalti.core.SmaltiException;

/** A text that credits are written as. */
public enum CreditsFormat {
  MARKDOWN(".md") {
    @Override
    public String write(CreditList list) {
      StringBuilder text = new StringBuilder("# Sources\n\n");
      for (Credit credit : list.credits()) {
        String licence = markdown(credit.said());
        text.append("- ")
            .append(
                credit.link().isEmpty()
                    ? markdown(credit.title())
                    : "[" + markdown(credit.title()) + "](<" + credit.link() + ">)")
            .append(made(credit, MARKDOWN))
            .append(". ")
            .append(
                credit.licenceLink().isEmpty()
                    ? licence
                    : "[" + licence + "](<" + credit.licenceLink() + ">)")
            .append('\n');
      }
      return text.toString();
    }

    @Override
    String escaped(String text) {
      return markdown(text);
    }
  },
  TEXT(".txt") {
    @Override
    public String write(CreditList list) {
      StringBuilder text = new StringBuilder("Sources\n");
      for (Credit credit : list.credits()) {
        text.append('\n').append(credit.title()).append(made(credit, TEXT)).append('\n');
        text.append("  ").append(credit.said());
        if (!credit.licenceLink().isEmpty() && !credit.licence().equals(credit.licenceLink())) {
          text.append(": ").append(credit.licenceLink());
        }
        text.append('\n');
        if (!credit.link().isEmpty()) {
          text.append("  ").append(credit.link()).append('\n');
        }
      }
      return text.toString();
    }

    @Override
    String escaped(String text) {
      return text;
    }
  },
  HTML(".html") {
    @Override
    public String write(CreditList list) {
      StringBuilder text = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<meta"
          + " charset=\"utf-8\">\n<title>Sources</title>\n<h1>Sources</h1>\n<ul>\n");
      for (Credit credit : list.credits()) {
        text.append("<li>")
            .append(linked(credit.title(), credit.link()))
            .append(made(credit, HTML))
            .append(". ")
            .append(linked(credit.said(), credit.licenceLink()))
            .append("</li>\n");
      }
      return text.append("</ul>\n</html>\n").toString();
    }

    @Override
    String escaped(String text) {
      return html(text);
    }
  };

  private final String extension;

  CreditsFormat(String extension) {
    this.extension = extension;
  }

  /**
   * The format that a file's name stands for.
   *
   * @throws SmaltiException if it is none
   */
  public static CreditsFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (CreditsFormat format : values()) {
      if (name.endsWith(format.extension)) {
        return format;
      }
    }
    throw SmaltiException.usage(file + ": credits are written as .md, .txt or .html");
  }

  /** All credits as a whole file. */
  public abstract String write(CreditList list);

  /** A text without anything that means something in this format. */
  abstract String escaped(String text);

  /** {@code , by Ada, 1951}. */
  private static String made(Credit credit, CreditsFormat format) {
    return (credit.creator().isEmpty() ? "" : ", by " + format.escaped(credit.creator()))
        + (credit.date().isEmpty() ? "" : ", " + format.escaped(credit.date()));
  }

  private static String markdown(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>#|&])", "\\\\$1");
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String linked(String text, String link) {
    return link.isEmpty() ? html(text) : "<a href=\"" + html(link) + "\">" + html(text) + "</a>";
  }
}
