package org.smalti.core.cli;

import java.nio.file.Path;
import org.smalti.core.SmaltiException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Refuses {@code -} where a file or a folder is wanted, which can be no stream: one called so would be read or made
 * without a word.
 */
final class StandardStreamCheck {
  static final Path STANDARD = Path.of("-");

  private static final String FOLDER = "DIR";

  private StandardStreamCheck() {}

  /**
   * Looks at what was given to a command, after the tables that are streams were put in their place.
   *
   * @throws SmaltiException if an option or an argument is {@code -}
   */
  static void require(ParseResult command) {
    for (ArgSpec given : command.matchedArgs()) {
      if (STANDARD.equals(given.<Object>getValue())) {
        throw refused(given);
      }
    }
  }

  private static SmaltiException refused(ArgSpec given) {
    String name = given instanceof OptionSpec option ? option.longestName() : given.paramLabel();
    String wanted = given.paramLabel().equals(FOLDER) ? "a folder" : "a file";
    return SmaltiException.usage(name + " can be no standard stream: name " + wanted
        + ", or write ./- for one that is called so");
  }
}
