package org.smalti.compositions;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.smalti.core.SmaltiException;
import org.smalti.media.OutputFormat;

/** What the name of a file that is to be made says about its format. */
public final class OutputName {
  private static final Set<String> SOUND = extensions(false);
  private static final Set<String> FILM = extensions(true);

  private OutputName() {}

  /**
   * The format of an audio file to be written, by its extension; in a film's container, that of .m4a.
   *
   * @throws SmaltiException if it is none
   */
  public static String sound(Path out) {
    if (FILM.contains(extension(out))) {
      return "m4a";
    }
    return checked(out, SOUND, "a sound: " + listed(SOUND));
  }

  /** Whether the file's extension is one of a sound. */
  public static boolean isSound(Path out) {
    return SOUND.contains(extension(out));
  }

  /**
   * The extension of a film to be written.
   *
   * @throws SmaltiException if it is none
   */
  public static String film(Path out) {
    return checked(out, FILM, "a film: " + listed(FILM) + ", or a sound: " + listed(SOUND));
  }

  /** Whether the file's extension is one of a film. */
  public static boolean isFilm(Path out) {
    return FILM.contains(extension(out));
  }

  /** Whether it is an animation without sound, which readers keep in memory as a whole. */
  public static boolean isAnimation(Path out) {
    return FILM.contains(extension(out)) && !OutputFormat.of(extension(out)).sounds();
  }

  /** Those of all formats with or without pictures. */
  private static Set<String> extensions(boolean pictures) {
    return Arrays.stream(OutputFormat.values())
        .filter(format -> format.pictures() == pictures)
        .map(OutputFormat::extension)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String listed(Set<String> extensions) {
    return extensions.stream().map(extension -> "." + extension).collect(Collectors.joining(", "));
  }

  private static String checked(Path out, Set<String> known, String expected) {
    String extension = extension(out);
    if (known.contains(extension)) {
      return extension;
    }
    throw SmaltiException.usage(out + ": the extension does not stand for " + expected);
  }

  private static String extension(Path out) {
    String name = String.valueOf(out.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
