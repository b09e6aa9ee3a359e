package org.smalti.scrapers.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that {@code ia configure} of the archive's own program has left in its settings file, {@code ia.ini}:
 * section {@code s3}, keys {@code access} and {@code secret}.
 *
 * @param access empty if it is not there
 * @param secret empty if it is not there
 */
record AccountFile(Path path, String access, String secret) {
  /** Where the settings are, if that is said. */
  static final String VARIABLE = "IA_CONFIG_FILE";

  /** The first settings file that there is, if it holds a key. */
  static Optional<AccountFile> find(Map<String, String> environment) {
    return places(environment).stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .flatMap(AccountFile::read);
  }

  /** The places where the archive's program looks, in its order. */
  private static List<Path> places(Map<String, String> environment) {
    List<Path> places = new ArrayList<>();
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isEmpty()) {
      places.add(Path.of(named));
    }
    String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ""));
    String settings = environment.getOrDefault("XDG_CONFIG_HOME", "");
    if (settings.isEmpty() && !home.isEmpty()) {
      settings = home + "/.config";
    }
    if (!settings.isEmpty()) {
      places.add(Path.of(settings, "internetarchive", "ia.ini"));
      places.add(Path.of(settings, "ia.ini"));
    }
    if (!home.isEmpty()) {
      places.add(Path.of(home, ".ia"));
    }
    return places;
  }

  private static Optional<AccountFile> read(Path file) {
    String access = "";
    String secret = "";
    String section = "";
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      // The settings of another program are no reason to stop: most downloads need no keys.
      return Optional.empty();
    }
    for (String line : lines) {
      String text = line.strip();
      if (text.startsWith("[") && text.endsWith("]")) {
        section = text.substring(1, text.length() - 1).strip();
      } else if (section.equals("s3") && text.indexOf('=') > 0) {
        String key = text.substring(0, text.indexOf('=')).strip().toLowerCase(Locale.ROOT);
        String value = text.substring(text.indexOf('=') + 1).strip();
        access = key.equals("access") ? value : access;
        secret = key.equals("secret") ? value : secret;
      }
    }
    return access.isEmpty() && secret.isEmpty()
        ? Optional.empty()
        : Optional.of(new AccountFile(file, access, secret));
  }
}
