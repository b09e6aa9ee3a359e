package org.smalti.tools.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.media.OutputFormat;

/** The formats of sound that can be written. */
final class SoundFormat {
  private SoundFormat() {}

  /**
   * A format by its extension, in lower case.
   *
   * @param option that names it, for the message
   * @throws SmaltiException if it is none, or one of films
   */
  static String checked(String option, String extension) {
    String wanted = extension.toLowerCase(Locale.ROOT);
    if (sounds().noneMatch(format -> format.equals(wanted))) {
      throw SmaltiException.usage(option + " " + extension + ": no format of sound; there are "
          + sounds().collect(Collectors.joining(", ")));
    }
    return wanted;
  }

  private static Stream<String> sounds() {
    return Arrays.stream(OutputFormat.values())
        .filter(format -> !format.pictures())
        .map(OutputFormat::extension);
  }
}
