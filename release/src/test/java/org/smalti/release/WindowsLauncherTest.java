package org.smalti.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The launcher for Windows has not been run: these are the mistakes that can be seen without it. */
class WindowsLauncherTest {
  private static final Pattern GOTO = Pattern.compile("\\bgoto (\\w+)");
  private static final Pattern VARIABLE = Pattern.compile("%(\\w+)(?::[^%]*)?%");
  private static final Pattern ASSIGNMENT = Pattern.compile("\\bset \"(\\w+)=");
  private static final Set<String> OF_WINDOWS =
      Set.of("JAVA_HOME", "LOCALAPPDATA", "TEMP", "SMALTI_JAVA_OPTIONS", "errorlevel");

  private static String launcher() throws IOException {
    return Files.readString(
        Path.of(System.getProperty("smalti.root"), "release/src/main/launcher/smalti.cmd"));
  }

  private static List<String> commands() throws IOException {
    return Arrays.stream(launcher().split("\r\n"))
        .filter(line -> !line.startsWith("rem "))
        .toList();
  }

  @Test
  void everyLineEndsAsWindowsWantsIt() throws IOException {
    assertThat(launcher().replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    assertThat(launcher()).endsWith("\r\n");
    assertThat(launcher().chars()).as("characters of all code pages").allMatch(c -> c < 128);
  }

  @Test
  void everyJumpHasItsLabelAndEveryLabelIsJumpedTo() throws IOException {
    Set<String> wanted = new HashSet<>();
    Set<String> labels = new HashSet<>();
    for (String line : commands()) {
      Matcher jump = GOTO.matcher(line);
      if (jump.find()) {
        wanted.add(jump.group(1));
      }
      if (line.startsWith(":")) {
        labels.add(line.substring(1));
      }
    }
    assertThat(labels).isNotEmpty().isEqualTo(wanted);
  }

  @Test
  void quotesArePairedAndNothingStandsInBlocks() throws IOException {
    for (String line : commands()) {
      // A quote that is looked for in a value is one of its own.
      String plain = line.replace(":\"=%", ":=%");
      assertThat(plain.chars().filter(c -> c == '"').count() % 2).as(line).isZero();
      assertThat(line)
          .as("blocks read variables too early")
          .doesNotEndWith("(")
          .doesNotStartWith(")");
    }
  }

  @Test
  void everyVariableIsSetHereOrByWindows() throws IOException {
    Set<String> known = new HashSet<>(OF_WINDOWS);
    for (String line : commands()) {
      Matcher variables =
          VARIABLE.matcher(line.replaceAll("%%[a-z$~]*", "").replaceAll("%~\\w+", ""));
      while (variables.find()) {
        assertThat(known).as(line).contains(variables.group(1));
      }
      Matcher assignments = ASSIGNMENT.matcher(line);
      while (assignments.find()) {
        known.add(assignments.group(1));
      }
    }
  }

  @Test
  void pathsAreQuotedWhereTheyAreUsed() throws IOException {
    for (String line : commands()) {
      for (String path : List.of("%home%", "%java%", "%crashes%", "%release%")) {
        for (int at = line.indexOf(path); at >= 0; at = line.indexOf(path, at + 1)) {
          long quotes = line.substring(0, at).chars().filter(c -> c == '"').count();
          assertThat(quotes % 2).as("%s in quotes: %s", path, line).isOne();
        }
      }
    }
  }

  @Test
  void failuresEndWithACodeAndGoToTheRightStream() throws IOException {
    List<String> commands = commands();
    for (int i = 0; i < commands.size(); i++) {
      if (commands.get(i).toLowerCase(Locale.ROOT).startsWith("echo ")) {
        assertThat(commands.get(i)).endsWith(" 1>&2").startsWith("echo smalti: ");
        assertThat(commands.get(i + 1)).isEqualTo("exit /b 1");
      }
    }
    assertThat(commands.get(commands.size() - 1)).isEqualTo("exit /b %errorlevel%");
  }
}
