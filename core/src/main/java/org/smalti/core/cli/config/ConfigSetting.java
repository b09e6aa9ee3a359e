package org.smalti.core.cli.config;

import java.nio.file.Path;
import java.util.List;

/**
 * A line of a config file: the value of an option where the command line says nothing.
 *
 * @param key the words of a command and the long name of an option, with dots between; or the option alone
 */
public record ConfigSetting(Path file, Place place, int line, String key, String value) {
  /** Which of the files it is; those that come first win. */
  public enum Place {
    /** Named by {@code --config}. */
    NAMED,
    /** {@code .smalti} in the working folder, which may have come with the media. */
    FOLDER,
    /** The user's own, in the folder of settings. */
    USER
  }

  /** The words of the command, or of a group of them; none if all commands are meant. */
  public List<String> command() {
    int dot = key.lastIndexOf('.');
    return dot < 0 ? List.of() : List.of(key.substring(0, dot).split("\\.", -1));
  }

  /** The option, without its hyphens. */
  public String option() {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /** The name of the option, as on the command line. */
  public String optionName() {
    return "--" + option();
  }

  /** The file and the line, for a message. */
  public String where() {
    return file + ", line " + line;
  }
}
