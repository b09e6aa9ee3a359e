package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSelectionTest {
  @TempDir
  Path folder = Path.of("");

  @Test
  void twoStarsAndASlashIncludeTheFolderItself() throws IOException {
    Files.createDirectories(folder.resolve("sub/deep"));
    for (String name : List.of("a.OGG", "b.wav", "sub/c.ogg", "sub/deep/d.ogg", "sub/.e.ogg")) {
      Files.writeString(folder.resolve(name), "x");
    }
    assertThat(found("**/*.ogg")).containsExactly("a.OGG", "sub/c.ogg", "sub/deep/d.ogg");
    assertThat(found("sub/**/*.ogg")).containsExactly("sub/c.ogg", "sub/deep/d.ogg");
    assertThat(found("*.ogg")).containsExactly("a.OGG", "sub/c.ogg", "sub/deep/d.ogg");
  }

  private List<String> found(String include) {
    return new FileSelection(true, List.of(include), List.of(), List.of())
        .find(List.of(folder.toString())).stream()
            .map(file -> folder.relativize(file.file()).toString())
            .toList();
  }
}
