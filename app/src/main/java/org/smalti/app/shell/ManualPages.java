package org.smalti.app.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.smalti.app.Main;
import org.smalti.core.cli.config.ConfigTree;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Run by the release: writes a manual page for each command into a folder, {@code smalti.1},
 * {@code smalti-video-relay.1}. With {@code SOURCE_DATE_EPOCH} the pages have the same bytes each time.
 */
public final class ManualPages {
  private ManualPages() {}

  /** @param arguments the folder, which is made if it is not there */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Map.Entry<String, String> page : pages(date(System.getenv())).entrySet()) {
      Files.writeString(folder.resolve(page.getKey()), page.getValue(), StandardCharsets.US_ASCII);
    }
  }

  /** All pages by the names of their files. */
  static Map<String, String> pages(String date) {
    Map<String, String> pages = new TreeMap<>();
    ConfigTree.all(Main.commandLine())
        .map(CommandLine::getCommandSpec)
        .forEach(command ->
            pages.put(fileName(command), ManualPage.of(command, date, Version.number())));
    return pages;
  }

  private static String fileName(CommandSpec command) {
    return ManualPage.name(command) + ".1";
  }

  /** The day of the sources if that is said (see reproducible-builds.org), else today. */
  private static String date(Map<String, String> environment) {
    String seconds = environment.getOrDefault("SOURCE_DATE_EPOCH", "");
    return seconds.isBlank()
        ? LocalDate.now(ZoneOffset.UTC).toString()
        : LocalDate.ofInstant(
                Instant.ofEpochSecond(Long.parseLong(seconds.strip())), ZoneOffset.UTC)
            .toString();
  }
}
