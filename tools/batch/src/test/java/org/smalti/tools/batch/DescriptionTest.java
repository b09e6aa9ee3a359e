package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.smalti.media.MediaContents;

class DescriptionTest {
  private static Source tagged(String name, Map<String, String> tags) {
    return new Source(
        name, "/" + name, 10, 0, new MediaContents("mp4", 2, false, List.of(), 3, tags));
  }

  private static List<String> where(String filter, Source... sources) {
    return Description.where(filter, List.of(sources)).stream()
        .map(Source::name)
        .toList();
  }

  @Test
  void aPerformerIsAnArtistAndTheNamesOfAppleAreThoseOfOthers() {
    Source artist = tagged("a", Map.of("artist", "Microsoft Game DVR"));
    Source performer = tagged("b", Map.of("performer", "Microsoft Game DVR"));
    Source apple = tagged("c", Map.of("com.apple.quicktime.artist", "microsoft game dvr"));
    Source other = tagged("d", Map.of("artist", "me", "title", "Microsoft Game DVR"));
    assertThat(where("artist=Microsoft Game DVR", artist, performer, apple, other))
        .containsExactly("a", "b", "c");
    assertThat(where("performer~=game&chapters=3", artist, performer, apple, other))
        .containsExactly("a", "b", "c");
  }

  @Test
  void aTagThatOneFileHasMayBeAskedOfAll() {
    Source comment = tagged("a", Map.of("comment", "x"));
    Source none = tagged("b", Map.of());
    assertThat(where("comment?=", comment, none)).containsExactly("a");
    assertThat(where("comment!?=", comment, none)).containsExactly("b");
  }

  @Test
  void aTagCalledLikeAFieldDoesNotHideIt() {
    assertThat(where("duration<3", tagged("a", Map.of("duration", "00:00:09"))))
        .containsExactly("a");
  }
}
