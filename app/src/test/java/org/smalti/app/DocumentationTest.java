package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;
import picocli.CommandLine;

/** Pages lead to files that are there, and name commands and options that exist. */
class DocumentationTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
  private static final Pattern LISTING = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```$");
  private static final Pattern IN_TEXT = Pattern.compile("`(smalti [^`]+)`");
  private static final Pattern OPTION = Pattern.compile("(--[a-z][a-z0-9-]*)");

  private static List<Path> pages() throws IOException {
    Path project = Launcher.project();
    List<Path> pages = new ArrayList<>(List.of(
        project.resolve("README.md"),
        project.resolve("CONTRIBUTING.md"),
        project.resolve("media/README.md"),
        project.resolve("bench/README.md")));
    try (Stream<Path> docs = Files.walk(project.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      Matcher links = LINK.matcher(LISTING.matcher(Files.readString(page)).replaceAll(""));
      while (links.find()) {
        String target = links.group(1);
        if (!target.contains("://") && !Files.exists(page.resolveSibling(target))) {
          broken.add(Launcher.project().relativize(page) + ": " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyPageIsInTheIndex() throws IOException {
    String index = Files.readString(Launcher.project().resolve("docs/README.md"));
    try (Stream<Path> docs = Files.list(Launcher.project().resolve("docs"))) {
      assertThat(docs.map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".md") && !name.equals("README.md")))
          .allSatisfy(name -> assertThat(index).contains("](" + name + ")"));
    }
  }

  @Test
  void commandsAndTheirOptionsExist() throws IOException {
    List<String> unknown = new ArrayList<>();
    CommandLine root = new SmaltiCommandLine(
            Main.class,
            new Console(
                new PrintStream(OutputStream.nullOutputStream()),
                new PrintStream(OutputStream.nullOutputStream()),
                false,
                100,
                new Cancellation()))
        .commands();
    for (Path page : pages()) {
      for (String line : commandLines(Files.readString(page))) {
        check(root, line)
            .forEach(fault ->
                unknown.add(Launcher.project().relativize(page) + ": " + fault + " in: " + line));
      }
    }
    assertThat(unknown).isEmpty();
  }

  /** What begins with {@code smalti} in the listings and between backticks. */
  private static List<String> commandLines(String page) {
    List<String> lines = new ArrayList<>();
    Matcher listings = LISTING.matcher(page);
    while (listings.find()) {
      listings
          .group(1)
          .replaceAll("\\\\\\n", " ")
          .lines()
          .map(String::strip)
          .filter(line -> line.startsWith("smalti ") || line.startsWith("./smalti "))
          .forEach(lines::add);
    }
    Matcher spans = IN_TEXT.matcher(LISTING.matcher(page).replaceAll(""));
    while (spans.find()) {
      lines.add(spans.group(1).replace('\n', ' '));
    }
    return lines;
  }

  private static List<String> check(CommandLine root, String line) {
    CommandLine command = root;
    String words = line.replaceAll("'[^']*'|\"[^\"]*\"", "''");
    List<String> names = List.of(words.split("[ |;]+"));
    int next = 1;
    while (next < names.size() && command.getSubcommands().containsKey(names.get(next))) {
      command = Objects.requireNonNull(command.getSubcommands().get(names.get(next)));
      next++;
    }
    if (!command.getSubcommands().isEmpty()
        && command.getCommandSpec().positionalParameters().isEmpty()
        && next < names.size()
        && names.get(next).matches("[a-z][a-z-]*")) {
      // Compositions may be added to those that come with Smalti.
      return command.getCommandName().equals("compose")
          ? List.of()
          : List.of("no command " + names.get(next));
    }
    List<String> faults = new ArrayList<>();
    Matcher options = OPTION.matcher(words);
    while (options.find()) {
      String option = options.group(1);
      if (command.getCommandSpec().findOption(option) == null) {
        faults.add("no option " + option);
      }
    }
    return faults;
  }
}
