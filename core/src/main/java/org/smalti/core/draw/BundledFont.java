package org.smalti.core.draw;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.smalti.core.files.CacheFolder;
import org.smalti.core.files.PackedResource;

/**
 * The font of all pictures: Inter (SIL Open Font Licence), which comes with the program, so that a picture looks the
 * same everywhere and a server without fonts can draw it. Scripts that it lacks are written by {@link TextGraphics}.
 *
 * <p>On Linux, Java refuses to draw text if fontconfig finds no font, even if the program has its own. With a font
 * configuration that names no fonts it does not search.
 */
public final class BundledFont {
  private static final String FOLDER = "/com/formdev/flatlaf/fonts/inter/";
  private static final String REGULAR_FILE = FOLDER + "Inter-Regular.otf";
  private static final String SEMI_BOLD_FILE = FOLDER + "Inter-SemiBold.otf";
  private static final String NO_OTHER_FONTS = "fontconfig.properties";
  private static final String CONFIGURATION = "sun.awt.fontconfig";

  public static final Font REGULAR;
  public static final Font SEMI_BOLD;

  static {
    try {
      // Of a stream Java makes a temporary file, which it neither reads nor deletes once the
      // process is ending.
      Optional<Path> folder = unpacked();
      withoutSystemFonts(folder);
      REGULAR = load(REGULAR_FILE, folder);
      SEMI_BOLD = load(SEMI_BOLD_FILE, folder);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("the font can't be loaded", e);
    }
  }

  private BundledFont() {}

  /** A folder with the files; nothing where there is no place for it. */
  private static Optional<Path> unpacked() {
    try {
      List<String> files = List.of(REGULAR_FILE, SEMI_BOLD_FILE, NO_OTHER_FONTS);
      return Optional.of(
          CacheFolder.of(System.getenv()).unpacked("inter", BundledFont.class, files));
    } catch (IOException noPlace) {
      return Optional.empty();
    }
  }

  private static void withoutSystemFonts(Optional<Path> folder) throws IOException {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
    if (linux && System.getProperty(CONFIGURATION) == null) {
      Path file = folder.isPresent() ? folder.get().resolve(NO_OTHER_FONTS) : temporary();
      System.setProperty(CONFIGURATION, file.toString());
    }
  }

  private static Path temporary() throws IOException {
    Path file = Files.createTempFile("smalti-fonts", ".properties");
    try {
      file.toFile().deleteOnExit();
    } catch (IllegalStateException alreadyEnding) {
      // Nothing will be drawn any more; the few bytes stay in the folder for temporary files.
    }
    try (InputStream stream = stream(NO_OTHER_FONTS)) {
      Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private static Font load(String name, Optional<Path> folder)
      throws IOException, FontFormatException {
    if (folder.isPresent()) {
      Path file = folder.get().resolve(PackedResource.fileName(name));
      return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
    }
    try (InputStream stream = stream(name)) {
      return Font.createFont(Font.TRUETYPE_FONT, stream);
    }
  }

  private static InputStream stream(String name) throws IOException {
    return PackedResource.find(BundledFont.class, name).open();
  }
}
