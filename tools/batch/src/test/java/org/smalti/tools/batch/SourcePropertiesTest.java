package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.smalti.core.files.LocalPath;
import org.smalti.media.Chapter;
import org.smalti.media.MediaContents;

class SourcePropertiesTest {
  private static SourceFile tagged(String name, Map<String, String> tags) {
    return new SourceFile(
        name,
        LocalPath.of(Path.of("/" + name)),
        10,
        0,
        new MediaContents(
            "mp4", 2, false, List.of(), Collections.nCopies(3, new Chapter(0, 1, Map.of())), tags));
  }

  private static List<String> where(String filter, SourceFile... sources) {
    return SourceProperties.where(filter, List.of(sources)).stream()
        .map(SourceFile::name)
        .toList();
  }

  @Test
  void aPerformerIsAnArtistAndTheNamesOfAppleAreThoseOfOthers() {
    SourceFile artist = tagged("a", Map.of("artist", "Microsoft Game DVR"));
    SourceFile performer = tagged("b", Map.of("performer", "Microsoft Game DVR"));
    SourceFile apple = tagged("c", Map.of("com.apple.quicktime.artist", "microsoft game dvr"));
    SourceFile other = tagged("d", Map.of("artist", "me", "title", "Microsoft Game DVR"));
    assertThat(where("artist=Microsoft Game DVR", artist, performer, apple, other))
        .containsExactly("a", "b", "c");
    assertThat(where("performer~=game&chapters=3", artist, performer, apple, other))
        .containsExactly("a", "b", "c");
  }

  @Test
  void aTagThatOneFileHasMayBeAskedOfAll() {
    SourceFile comment = tagged("a", Map.of("comment", "x"));
    SourceFile none = tagged("b", Map.of());
    assertThat(where("comment?=", comment, none)).containsExactly("a");
    assertThat(where("comment!?=", comment, none)).containsExactly("b");
  }

  @Test
  void aTagCalledLikeAFieldDoesNotHideIt() {
    assertThat(where("duration<3", tagged("a", Map.of("duration", "00:00:09"))))
        .containsExactly("a");
  }
}
