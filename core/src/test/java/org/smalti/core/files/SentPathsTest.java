package org.smalti.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentPathsTest {
  private static final String HERE = Path.of("").toAbsolutePath().toString();

  @Test
  void aMessageNamesFilesAsTheyWereWritten() {
    SentPaths paths = SentPaths.in(new MediaFolder(Path.of("media")), "other");
    assertThat(paths.asWritten(HERE + "/media/a b.wav is empty"))
        .isEqualTo("media/a b.wav is empty");
    assertThat(paths.asWritten("no folder " + HERE + "/media")).isEqualTo("no folder media");
    assertThat(paths.asWritten(HERE + "/media2/a.wav")).isEqualTo(HERE + "/media2/a.wav");
    assertThat(paths.asWritten("/other" + HERE + "/media/a")).startsWith("/other" + HERE);
  }

  @Test
  void theCurrentFolderIsWrittenAsNothingAndTheMostExactPathIsMeant() {
    ArrayList<MediaFolder> sent = new ArrayList<>(
        List.of(new MediaFolder(Path.of("")), new MediaFolder(Path.of("../media/./x"))));
    SentPaths paths = SentPaths.in(sent);
    assertThat(paths.asWritten(HERE + "/a.wav: no such file")).isEqualTo("a.wav: no such file");
    String other = Path.of(HERE).resolveSibling("media/x").toString();
    assertThat(paths.asWritten(other + "/b.wav")).isEqualTo("../media/./x/b.wav");
  }

  @Test
  void anAbsolutePathStays() {
    SentPaths paths = SentPaths.in(new MediaFolder(Path.of("/media")));
    assertThat(paths.asWritten("/media/a.wav is empty")).isEqualTo("/media/a.wav is empty");
  }
}
