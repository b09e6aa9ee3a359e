package org.smalti.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaPathsTest {
  @TempDir
  Path folder;

  @BeforeEach
  void someFiles() throws IOException {
    Files.createDirectories(folder.resolve("sub"));
    for (String name :
        List.of("b.wav", "a.MP3", "notes.txt", ".hidden.wav", "sub/c.flac", "[x].wav", "-d.wav")) {
      Files.writeString(folder.resolve(name), "x");
    }
  }

  private List<String> found(String... words) {
    return MediaPaths.find(Arrays.stream(words).map(word -> folder + "/" + word).toList()).stream()
        .map(path -> folder.relativize(path).toString())
        .toList();
  }

  @Test
  void aFolderStandsForTheMediaBelowIt() {
    assertThat(found("")).containsExactly("-d.wav", "[x].wav", "a.MP3", "b.wav", "sub/c.flac");
  }

  @Test
  void whatHasTheNameOfAContainerThatCanBeWrittenIsMedia() {
    String containers = "mp4 m4v mov m4a m4b 3gp 3g2 mkv mka webm ogg ogv oga opus avi mpeg mpg vob"
        + " ts m2ts mts flv asf wmv wma wav w64 aiff aif aifc caf au mp3 flac aac ac3 eac3 wv tta";
    assertThat(containers.split(" "))
        .allMatch(extension -> MediaPaths.isMedia(Path.of("x." + extension)));
    assertThat(MediaPaths.isMedia(Path.of("x.txt"))).isFalse();
  }

  @Test
  void aPatternStandsForWhatItMatchesAndAFileForItself() {
    assertThat(found("*.wav")).containsExactly("-d.wav", "[x].wav", "b.wav");
    assertThat(found("[x].wav", "notes.txt", "b.wav", "*.wav"))
        .containsExactly("[x].wav", "notes.txt", "b.wav", "-d.wav");
    assertThat(found("**.flac")).containsExactly("sub/c.flac");
  }

  @Test
  void twoStarsStandForAnyNumberOfFoldersAndForNoneAsInShells() throws IOException {
    Files.createDirectories(folder.resolve("sub/deep/er"));
    for (String name : List.of("a.ogg", "sub/b.ogg", "sub/deep/c.ogg", "sub/deep/er/d.ogg")) {
      Files.writeString(folder.resolve(name), "x");
    }
    assertThat(found("**/*.ogg"))
        .containsExactly("a.ogg", "sub/b.ogg", "sub/deep/c.ogg", "sub/deep/er/d.ogg");
    assertThat(found("**/**/c.ogg")).containsExactly("sub/deep/c.ogg");
    assertThat(found("sub/**/*.ogg"))
        .containsExactly("sub/b.ogg", "sub/deep/c.ogg", "sub/deep/er/d.ogg");
    assertThat(found("**/deep/**/*.ogg")).containsExactly("sub/deep/c.ogg", "sub/deep/er/d.ogg");
    assertThat(found("{**/deep/**/d,a}.ogg")).containsExactly("a.ogg", "sub/deep/er/d.ogg");
    assertThat(found("s?b/**"))
        .containsExactly("sub/b.ogg", "sub/c.flac", "sub/deep/c.ogg", "sub/deep/er/d.ogg");
    assertThatThrownBy(() -> found("[z-a].ogg")).hasMessageContaining("is no glob");
    assertThatThrownBy(() -> found("**/a/".repeat(9) + "x")).hasMessageContaining("more than 8");
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> found("none.wav")).hasMessageEndingWith("none.wav: no such file");
    assertThatThrownBy(() -> found("*.ogg")).hasMessageEndingWith("*.ogg: no media file there");
  }

  @Test
  void aFileInTheMediaFolderIsNamedRelativeToIt() {
    MediaFolder media = new MediaFolder(folder);
    assertThat(media.nameOf(folder.resolve("sub/../b.wav"))).isEqualTo("b.wav");
    assertThat(new MediaFolder(folder.resolve("sub")).nameOf(folder.resolve("b.wav")))
        .isEqualTo(folder.resolve("b.wav").toAbsolutePath().normalize().toString());
  }
}
