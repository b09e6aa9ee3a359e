package org.smalti.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.app.Main;
import org.smalti.core.cli.CommandTester;

/** The scripts do in real shells what they are for; where a shell is not installed, its test is skipped. */
class CompletionScriptTest {
  /** Lines, whose last word is completed, and what is offered: all of it, or nothing but it. */
  private static final Map<List<String>, List<String>> OFFERED = Map.ofEntries(
      Map.entry(List.of("smalti", "vid"), List.of("video")),
      Map.entry(List.of("smalti", "video", "re"), List.of("relay", "remux")),
      Map.entry(
          List.of("smalti", "video", "relay", "--rec"),
          List.of("--reconnect", "--reconnect-delay")),
      Map.entry(
          List.of("smalti", "samples", "--progress", ""), List.of("auto", "json", "none", "plain")),
      Map.entry(List.of("smalti", "samples", "--dir", "fo"), List.of("folder")),
      Map.entry(List.of("smalti", "samples", "fi"), List.of("fine sound.wav")),
      Map.entry(List.of("smalti", "tsne", "--no-r"), List.of("--no-resume")),
      Map.entry(List.of("smalti", "help", "video", "rel"), List.of("relay")),
      Map.entry(List.of("smalti", "completion", ""), List.of("bash", "fish", "zsh")),
      Map.entry(List.of("smalti", "--config", "fi"), List.of("fine sound.wav")),
      Map.entry(List.of("smalti", "samples", "--threads", ""), List.of()),
      Map.entry(List.of("smalti", "compose", "wa"), List.of("waves")));

  @TempDir
  Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectory(folder.resolve("folder"));
    Files.createFile(folder.resolve("fine sound.wav"));
  }

  private Path script(String shell, String name) throws IOException {
    var outcome = CommandTester.of(Main.class).run("completion", shell);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return Files.writeString(folder.resolve(name), outcome.out());
  }

  private Path resource(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
      Files.copy(file, copy);
    }
    return copy;
  }

  private static void requireShell(String name) {
    boolean there = Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(each -> Files.isExecutable(Path.of(each, name)));
    assumeTrue(there, name + " is not installed: its completion is not tested");
  }

  private List<String> run(List<String> words) throws Exception {
    Path errors = folder.resolve("errors");
    ProcessBuilder shell =
        new ProcessBuilder(words).directory(folder.toFile()).redirectError(errors.toFile());
    shell.environment().put("HOME", folder.toString());
    shell.environment().put("TERM", "xterm");
    Process process = shell.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(errors)).as(words.toString()).isEmpty();
    return out.lines().filter(line -> !line.isEmpty()).toList();
  }

  @Test
  void bashOffersCommandsOptionsValuesAndFiles() throws Exception {
    requireShell("bash");
    String script = script("bash", "completions.bash").toString();
    String pressed = resource("pressed.bash").toString();
    for (var line : OFFERED.entrySet()) {
      List<String> words = new ArrayList<>(List.of("bash", "--norc", pressed, script));
      words.addAll(line.getKey());
      assertThat(run(words))
          .as(line.getKey().toString())
          .containsExactlyInAnyOrderElementsOf(line.getValue());
    }
    assertThat(run(
            List.of("bash", "--norc", pressed, script, "smalti", "grid", "--progress", "=", "j")))
        .as("bash makes a word of the sign of equality")
        .containsExactly("json");
    assertThat(run(List.of("bash", "--norc", pressed, script, "smalti", "samples", "@fi")))
        .containsExactly("@fine sound.wav");
  }

  @Test
  void zshOffersTheSame() throws Exception {
    requireShell("zsh");
    script("zsh", "_smalti");
    resource("recorded.zsh");
    String pressed = resource("pressed.zsh").toString();
    for (var line : OFFERED.entrySet()) {
      String typed = String.join(" ", line.getKey());
      if (!line.getValue().isEmpty()) {
        List<String> offered = run(List.of("zsh", "-f", pressed, folder.toString(), typed)).stream()
            .map(word -> word.replace("\\ ", " "))
            .toList();
        assertThat(offered).as(typed).containsExactlyInAnyOrderElementsOf(line.getValue());
      }
    }
  }

  @Test
  void fishOffersTheSame() throws Exception {
    requireShell("fish");
    String script = script("fish", "smalti.fish").toString();
    for (var line : OFFERED.entrySet()) {
      String typed = String.join(" ", line.getKey());
      List<String> offered = run(List.of(
          "fish", "--no-config", "-c", "source '" + script + "'; complete -C '" + typed + "'"));
      List<String> words = offered.stream()
          .map(each -> each.replaceFirst("\t.*", "").replaceFirst("/$", ""))
          .toList();
      assertThat(words).as(typed).containsExactlyInAnyOrderElementsOf(line.getValue());
    }
  }

  @Test
  void scriptsKnowAllCommands() throws IOException {
    List<CompletedCommand> commands = CompletedCommand.all(Main.commandLine());
    assertThat(commands).hasSizeGreaterThan(60);
    for (Shell shell : Shell.values()) {
      String script = shell.script(commands);
      for (CompletedCommand command : commands) {
        String words = String.join(shell == Shell.ZSH ? "_" : "/", command.words());
        assertThat(script).contains(shell == Shell.ZSH ? words.replace('-', '_') : words);
      }
    }
  }

  @Test
  void optionsThatTheHelpDoesNotShowAreNotOffered() {
    Stream<String> names = CompletedCommand.all(Main.commandLine()).stream()
        .filter(command -> command.path().equals("smalti/ia/download"))
        .flatMap(command -> command.options().stream())
        .flatMap(option -> option.names().stream());
    assertThat(names).contains("--threads").doesNotContain("--master");
  }
}
