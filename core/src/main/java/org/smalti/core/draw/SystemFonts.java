package org.smalti.core.draw;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The fonts that are installed, for scripts that the {@linkplain BundledFont own one} lacks. */
final class SystemFonts {
  private static final Pattern FONT_FILE = Pattern.compile(".*\\.(ttf|otf|ttc)");
  /** Styles that stand out among the letters of the own font. */
  private static final Pattern STYLE = Pattern.compile(
      ".*(bold|italic|oblique|light|thin|black|heavy|condensed|mono|serif|extra|medium).*");
  /** More are not tried for one script, as each must be read. */
  private static final int MOST = 200;

  /** By what letters it was looked for. */
  private static final Map<UnicodeScript, Optional<Font>> FOUND = new ConcurrentHashMap<>();

  private SystemFonts() {}

  /** An installed font that has a letter, of any size. */
  static Optional<Font> of(int letter) {
    Optional<Font> usual = FOUND.computeIfAbsent(UnicodeScript.of(letter), s -> find(letter));
    return usual.filter(font -> font.canDisplay(letter));
  }

  private static Optional<Font> find(int letter) {
    List<Path> files = new ArrayList<>();
    folders().forEach(folder -> addFonts(folder, files));
    String script = script(letter);
    files.sort(Comparator.<Path>comparingInt(file -> rank(file, script))
        .thenComparing(Comparator.naturalOrder()));
    return files.stream()
        .limit(MOST)
        .flatMap(SystemFonts::load)
        .filter(font -> font.canDisplay(letter))
        .findFirst();
  }

  /** What files of fonts for a script have in their names. */
  private static String script(int letter) {
    UnicodeScript script = UnicodeScript.of(letter);
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> "cjk";
      default -> script.name().toLowerCase(Locale.ROOT);
    };
  }

  private static int rank(Path file, String script) {
    String name = name(file);
    int styled = STYLE.matcher(name).matches() ? 4 : 0;
    return name.contains(script) ? styled : styled + (name.contains("sans") ? 1 : 2);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  private static void addFonts(Path folder, List<Path> files) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> below = Files.walk(folder)) {
      below.filter(file -> FONT_FILE.matcher(name(file)).matches()).forEach(files::add);
    } catch (IOException | UncheckedIOException notReadable) {
      // Fonts that can't be read are as good as none.
    }
  }

  private static Stream<Font> load(Path file) {
    try {
      return Stream.of(Font.createFonts(file.toFile()));
    } catch (IOException | FontFormatException noFont) {
      return Stream.empty();
    }
  }

  private static List<Path> folders() {
    Path home = Path.of(System.getProperty("user.home", ""));
    String windows = System.getenv("WINDIR");
    List<Path> folders = new ArrayList<>(List.of(
        home.resolve(".local/share/fonts"),
        home.resolve(".fonts"),
        home.resolve("Library/Fonts"),
        Path.of("/usr/share/fonts"),
        Path.of("/usr/local/share/fonts"),
        Path.of("/Library/Fonts"),
        Path.of("/System/Library/Fonts")));
    if (windows != null) {
      folders.add(Path.of(windows, "Fonts"));
    }
    return folders;
  }
}
