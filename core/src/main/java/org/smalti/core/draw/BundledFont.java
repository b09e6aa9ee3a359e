package org.smalti.core.draw;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The font of all pictures: Inter (SIL Open Font Licence), which comes with the program, so that a picture looks the
 * same everywhere and a server without fonts can draw it. Scripts that it lacks are written by {@link TextGraphics}.
 *
 * <p>On Linux, Java refuses to draw text if fontconfig finds no font, even if the program has its own. With a font
 * configuration that names no fonts it does not search.
 */
public final class BundledFont {
  private static final String FOLDER = "/com/formdev/flatlaf/fonts/inter/";
  private static final String CONFIGURATION = "sun.awt.fontconfig";

  public static final Font REGULAR;
  public static final Font SEMI_BOLD;

  static {
    withoutSystemFonts();
    REGULAR = load("Inter-Regular.otf");
    SEMI_BOLD = load("Inter-SemiBold.otf");
  }

  private BundledFont() {}

  private static void withoutSystemFonts() {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
    if (!linux || System.getProperty(CONFIGURATION) != null) {
      return;
    }
    try {
      Path file = Files.createTempFile("smalti-fonts", ".properties");
      deleteAtTheEnd(file);
      Files.writeString(file, "version=1\nsequence.allfonts=default\n");
      System.setProperty(CONFIGURATION, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteAtTheEnd(Path file) {
    try {
      file.toFile().deleteOnExit();
    } catch (IllegalStateException alreadyEnding) {
      // Nothing will be drawn any more; the few bytes stay in the folder for temporary files.
    }
  }

  private static Font load(String name) {
    try (InputStream file = BundledFont.class.getResourceAsStream(FOLDER + name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return Font.createFont(Font.TRUETYPE_FONT, file);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException(name + " can't be loaded", e);
    }
  }
}
