package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;

class PlaylistCheckTest {
  @TempDir
  private Path folder;

  @Test
  void eachPieceMustBeThere() throws IOException {
    Path list = folder.resolve("a.m3u8");
    Files.writeString(list, "#EXTM3U\n#EXTINF:2.0,\na0.ts\n");
    assertThatThrownBy(() -> PlaylistCheck.of(list)).hasMessageContaining("is the disk full?");
    Path piece = Files.createFile(folder.resolve("a0.ts"));
    assertThatThrownBy(() -> PlaylistCheck.of(list)).isInstanceOf(SmaltiException.class);
    Files.writeString(piece, "G");
    assertThatCode(() -> PlaylistCheck.of(list)).doesNotThrowAnyException();
  }

  @Test
  void anEmptyPlaylistIsNone() throws IOException {
    Path list = Files.createFile(folder.resolve("a.m3u8"));
    assertThatThrownBy(() -> PlaylistCheck.of(list)).isInstanceOf(SmaltiException.class);
  }
}
