package org.smalti.core.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;

class ArgumentFilesTest {
  @TempDir
  Path folder;

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void wordsOfAFileStandInItsPlace() throws Exception {
    Path words = file("words", "# mine\n--out 'a b.csv'\n\n  # more\n--filter hz\\>3 \"x y\"\n");
    assertThat(ArgumentFiles.expanded("samples", "@" + words, "end"))
        .containsExactly("samples", "--out", "a b.csv", "--filter", "hz>3", "x y", "end");
    Path outer = file("outer", "@" + words + " --force");
    assertThat(ArgumentFiles.expanded("@" + outer)).hasSize(6).endsWith("x y", "--force");
    assertThat(ArgumentFiles.expanded("@" + outer, "@" + outer)).as("twice").hasSize(12);
  }

  @Test
  void otherWordsWithTheMarkStayAsTheyAre() throws Exception {
    Path words = file("words", "no");
    assertThat(ArgumentFiles.expanded("@none", "@", "@@name", "a@b"))
        .containsExactly("@none", "@", "@name", "a@b");
    assertThat(ArgumentFiles.expanded("--", "@" + words)).containsExactly("--", "@" + words);
    assertThat(ArgumentFiles.expanded("@" + folder)).containsExactly("@" + folder);
  }

  @Test
  void whatCanNotBeWordsIsRefused() throws Exception {
    Path itself = folder.resolve("itself");
    Files.writeString(itself, "@" + itself);
    assertThatThrownBy(() -> ArgumentFiles.expanded("@" + itself))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("holds itself");
    Path sound = Files.write(folder.resolve("a.wav"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> ArgumentFiles.expanded("@" + sound))
        .hasMessageContaining("is no text with options");
    Path quote = file("quote", "'open");
    assertThatThrownBy(() -> ArgumentFiles.expanded("@" + quote))
        .hasMessageContaining("is not closed");
  }
}
