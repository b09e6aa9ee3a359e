package org.smalti.scrapers.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialFilePathsTest {
  @TempDir
  private Path folder = Path.of("");

  @Test
  void aFileThatStandsThereIsNeverReplaced() throws IOException {
    Path target = folder.resolve("a.mp4");
    PartialFilePaths place = PartialFilePaths.beside(target);
    Files.writeString(place.part(), "fetched");
    Files.writeString(target, "mine");
    assertThatThrownBy(place::nameOnce).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(target).hasContent("mine");
    assertThat(place.part()).hasContent("fetched");
    Files.delete(target);
    Files.createSymbolicLink(target, folder.resolve("nowhere"));
    assertThatThrownBy(place::nameOnce).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void aPartHasOneNameInTheEnd() throws IOException {
    Path target = folder.resolve("a.mp4");
    PartialFilePaths place = PartialFilePaths.beside(target);
    Files.writeString(place.part(), "fetched");
    place.nameOnce();
    assertThat(target).hasContent("fetched");
    assertThat(place.part()).doesNotExist();
    assertThat(place.isNamed()).isFalse();
    Files.createLink(place.part(), target);
    assertThat(place.isNamed()).isTrue();
  }
}
