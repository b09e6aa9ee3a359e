package org.smalti.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.app.Main;
import org.smalti.core.cli.CommandTester;

class VersionTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

  @TempDir
  Path folder;

  @Test
  void theCommandAndTheOptionTellWhatABugReportNeeds() {
    String said = CommandTester.of(Main.class).run("version").out();
    assertThat(said)
        .startsWith("smalti ")
        .contains("\nruns from /", "\nJava " + Runtime.version(), "\nFFmpeg ", " inside\n")
        .containsPattern("FFmpeg \\d+\\.\\d+");
    assertThat(CommandTester.of(Main.class).run("--version").out()).isEqualTo(said);
  }

  @Test
  void theCommitIsThatOfTheSourceTree() throws Exception {
    Path git = folder.resolve(".git");
    Files.createDirectories(git.resolve("refs/heads"));
    ProgramOrigin origin = new ProgramOrigin(folder, folder);
    assertThat(origin.commit()).isEmpty();
    Files.writeString(git.resolve("HEAD"), HASH + "\n");
    assertThat(origin.commit()).as("without a branch").contains("0123456789ab");
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
    assertThat(origin.commit()).isEmpty();
    Files.writeString(git.resolve("packed-refs"), "# pack\n" + HASH + " refs/heads/main\n");
    assertThat(origin.commit()).contains("0123456789ab");
    Files.writeString(git.resolve("refs/heads/main"), HASH.replace('0', 'f') + "\n");
    assertThat(origin.commit()).contains("f123456789ab");
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve(".git"), "gitdir: " + git + "\n");
    assertThat(new ProgramOrigin(other, other).commit())
        .as("a further tree")
        .contains("f123456789ab");
  }

  @Test
  void theCommitThatAReleaseWroteIntoItsJarGoesBefore() throws Exception {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue(ProgramOrigin.ATTRIBUTE, HASH);
    Path jar = folder.resolve("smalti.jar");
    try (OutputStream file = Files.newOutputStream(jar)) {
      new JarOutputStream(file, manifest).close();
    }
    assertThat(new ProgramOrigin(folder, jar).commit()).contains("0123456789ab");
  }
}
