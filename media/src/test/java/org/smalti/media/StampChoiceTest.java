package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StampChoiceTest {
  private final StampChoice choice = new StampChoice();

  @Test
  void presentationIsPreferred() {
    assertThat(choice.next(40, 0)).isEqualTo(40);
    assertThat(choice.next(80, 40)).isEqualTo(80);
    assertThat(choice.disordered()).isFalse();
  }

  @Test
  void whereThereIsOneStampItIsTaken() {
    assertThat(choice.next(Libav.NO_TIME, 40)).isEqualTo(40);
    assertThat(choice.next(80, Libav.NO_TIME)).isEqualTo(80);
    assertThat(choice.next(Libav.NO_TIME, Libav.NO_TIME)).isEqualTo(Libav.NO_TIME);
  }

  @Test
  void presentationThatWentBackIsNotBelievedUntilAllIsForgotten() {
    choice.next(160, 40);
    assertThat(choice.next(80, 80)).isEqualTo(80);
    assertThat(choice.disordered()).isTrue();
    assertThat(choice.next(300, 120)).isEqualTo(120);
    choice.forget();
    assertThat(choice.disordered()).isFalse();
    assertThat(choice.next(160, 40)).isEqualTo(160);
  }
}
