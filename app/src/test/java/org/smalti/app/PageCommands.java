package org.smalti.app;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that a page of the documentation shows to be copied: those of its {@code sh} listings. */
final class PageCommands {
  private static final Pattern LISTING = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  private PageCommands() {}

  /** Each command in one line, in the order of the page. */
  static List<String> of(String page) throws IOException {
    List<String> commands = new ArrayList<>();
    Matcher listings = LISTING.matcher(Files.readString(Launcher.project().resolve(page)));
    while (listings.find()) {
      commands.addAll(listings
          .group(1)
          .replace("\\\n", " ")
          .lines()
          .filter(line -> !line.isBlank())
          .toList());
    }
    return commands;
  }
}
