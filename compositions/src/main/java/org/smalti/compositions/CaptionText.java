package org.smalti.compositions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.smalti.core.SmaltiException;

/** The words of a caption as they are given on the command line: a text, or the name of a text file. */
public final class CaptionText {
  private static final int LONGEST = 2000;

  private CaptionText() {}

  /**
   * The lines of a caption, parted by line breaks.
   *
   * @param given a file that is there, or the text itself, in which {@code \n} begins a new line; the {@code #} of
   *     headings in Markdown are left out
   * @throws SmaltiException if it is empty, too long or can't be read
   */
  public static String of(String given) {
    List<String> lines = isFile(given)
        ? lines(Path.of(given))
        : given.replace("\\n", "\n").lines().toList();
    String text = lines.stream()
        .map(line -> line.replaceFirst("^#+\\s+", "").strip())
        .collect(Collectors.joining("\n"))
        .strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw SmaltiException.usage("--caption has 1 to " + LONGEST + " characters; "
          + (isFile(given) ? given + " has " : "it has ") + text.length());
    }
    return text;
  }

  private static boolean isFile(String given) {
    try {
      return Files.isRegularFile(Path.of(given));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.size(file) > 4L * LONGEST) {
        throw SmaltiException.usage(
            "--caption has 1 to " + LONGEST + " characters; " + file + " is longer");
      }
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw SmaltiException.input("--caption: " + file + " is no text in UTF-8: " + e.getMessage());
    }
  }
}
