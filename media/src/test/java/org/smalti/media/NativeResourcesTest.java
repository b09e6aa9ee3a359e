package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeResourcesTest {
  private final List<String> freed = new ArrayList<>();

  @Test
  void whatWasTakenOverLastIsFreedFirstAndNothingTwice() {
    NativeResources natives = new NativeResources();
    long before = NativeResources.unfreed();
    assertThat(natives.own("frame", freed::add)).isEqualTo("frame");
    natives.own("context", freed::add);
    assertThat(NativeResources.unfreed()).isEqualTo(before + 2);
    natives.close();
    natives.close();
    assertThat(freed).containsExactly("context", "frame");
    assertThat(NativeResources.unfreed()).isEqualTo(before);
  }

  @Test
  void aConstructorThatThrowsLeavesNothingBehind() {
    long before = NativeResources.unfreed();
    assertThatThrownBy(() -> NativeResources.build(natives -> {
          natives.own("frame", freed::add);
          throw new IllegalStateException("refused");
        }))
        .hasMessage("refused");
    assertThat(freed).containsExactly("frame");
    assertThat(NativeResources.unfreed()).isEqualTo(before);
  }

  @Test
  void anAllocationThatLibavCouldNotMakeIsAnErrorThatFreesTheOthers() {
    assertThatThrownBy(() -> NativeResources.build(natives -> {
          natives.own("frame", freed::add);
          return natives.own(null, nothing -> freed.add("null"));
        }))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(freed).containsExactly("frame");
  }

  @Test
  void aReleaseThatThrowsKeepsNoOtherFromBeingDone() {
    NativeResources natives = new NativeResources();
    natives.own("first", freed::add);
    natives.own("second", nothing -> {
      throw new IllegalStateException("broken");
    });
    natives.own("third", freed::add);
    assertThatThrownBy(natives::close).hasMessage("broken");
    assertThat(freed).containsExactly("third", "first");
  }
}
