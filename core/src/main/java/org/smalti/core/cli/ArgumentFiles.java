package org.smalti.core.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.RealPath;
import org.smalti.core.files.SystemReason;

/**
 * Words of a command line that stand in files: {@code @FILE} is replaced by the words in FILE. They are separated and
 * quoted as in a shell; a line that begins with {@code #} is a comment. What comes after {@code --}, a file whose own
 * name begins with {@code @}, and {@code @WORD} where there is no file WORD stay as they are; {@code @@WORD} is
 * {@code @WORD}.
 */
public final class ArgumentFiles {
  private static final String MARK = "@";
  private static final String ONLY_OPERANDS = "--";

  private final List<String> words = new ArrayList<>();
  private final Set<Path> open = new LinkedHashSet<>();

  private ArgumentFiles() {}

  /**
   * The words of a command line with those of the files that it names.
   *
   * @throws SmaltiException if a file is no text, can't be read, or holds itself
   */
  public static String[] expanded(String... arguments) {
    ArgumentFiles all = new ArgumentFiles();
    all.add(List.of(arguments));
    return all.words.toArray(String[]::new);
  }

  private void add(List<String> more) {
    for (int i = 0; i < more.size(); i++) {
      String word = more.get(i);
      if (word.equals(ONLY_OPERANDS)) {
        words.addAll(more.subList(i, more.size()));
        return;
      }
      add(word);
    }
  }

  private void add(String word) {
    if (!word.startsWith(MARK) || file(word).isPresent()) {
      words.add(word);
    } else if (word.startsWith(MARK + MARK)) {
      words.add(word.substring(1));
    } else {
      file(word.substring(1)).ifPresentOrElse(this::read, () -> words.add(word));
    }
  }

  private static Optional<Path> file(String name) {
    try {
      return Optional.of(Path.of(name))
          .filter(Files::exists)
          .filter(file -> !Files.isDirectory(file));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private void read(Path file) {
    Path real = RealPath.of(file);
    if (!open.add(real)) {
      throw SmaltiException.usage("@" + file + " holds itself; leave it out of its own words");
    }
    try {
      String text = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
          .filter(line -> !line.stripLeading().startsWith("#"))
          .collect(Collectors.joining("\n"));
      add(ShellWords.of(text));
    } catch (CharacterCodingException e) {
      throw SmaltiException.usage("@" + file + " is no text with options, but something else;"
          + " write ./@" + file + " for a file that is called so");
    } catch (IOException e) {
      throw SmaltiException.usage("@" + file + " can't be read: " + SystemReason.of(e));
    }
    open.remove(real);
  }
}
