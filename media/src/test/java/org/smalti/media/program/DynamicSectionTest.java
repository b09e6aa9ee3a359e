package org.smalti.media.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DynamicSectionTest {
  private byte[] library = {};

  @BeforeEach
  void readOne() throws IOException {
    Path program = EmbeddedProgram.ofThisSystem().path(System.getenv());
    library = Files.readAllBytes(program.resolveSibling("libavfilter.so.11"));
  }

  @Test
  void itTellsWhatALibraryNeeds() {
    assertThat(DynamicSection.of(library).needed())
        .contains("libavutil.so.60", "libavformat.so.62", "libva.so.2", "libc.so.6");
  }

  @Test
  void whatIsNotNeededAnyMoreIsLookedForInNoVersion() {
    List<String> before = DynamicSection.of(library).needed();
    byte[] changed = library.clone();
    DynamicSection.of(changed).needsNone(Set.copyOf(before.subList(0, 3)));
    assertThat(DynamicSection.of(changed).needed())
        .containsExactlyInAnyOrderElementsOf(before.subList(3, before.size()));
    assertThat(DynamicSection.of(changed).versioned())
        .isNotEmpty()
        .doesNotContainAnyElementsOf(before.subList(0, 3));
    byte[] alone = library.clone();
    for (String name : DynamicSection.of(library).versioned()) {
      DynamicSection.of(alone).needsNone(Set.of(name));
    }
    assertThat(DynamicSection.of(alone).versioned()).hasSize(1);
  }

  @Test
  void whatIsNotThereChangesNothing() {
    byte[] same = library.clone();
    DynamicSection.of(same).needsNone(Set.of("libnone.so.1"));
    assertThat(same).isEqualTo(library);
  }

  @Test
  void filesOfOtherSystemsStayAsTheyAre() {
    for (Map.Entry<String, Integer> other :
        Map.of("Mach-O", 0xFEEDFACF, "PE", 0x00905A4D).entrySet()) {
      byte[] file = new byte[4096];
      Arrays.fill(file, other.getValue().byteValue());
      byte[] same = file.clone();
      DynamicSection section = DynamicSection.of(same);
      section.searchesForAll();
      section.needsNone(Set.of("libpulse.so.0"));
      assertThat(same).as(other.getKey()).isEqualTo(file);
      assertThat(section.needed()).isEmpty();
    }
  }
}
