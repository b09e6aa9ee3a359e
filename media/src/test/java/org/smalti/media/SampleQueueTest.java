package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleQueueTest {
  private final SampleQueue queue = new SampleQueue(2);
  private float next = 1;

  private void add(int frames) {
    queue.add(frames, (target, offset, count) -> {
      for (int i = 0; i < 2 * count; i += 2) {
        target[offset + i] = next;
        target[offset + i + 1] = -next++;
      }
    });
  }

  private float[] read(int frames) {
    float[] heard = new float[2 * frames + 1];
    int count = queue.read(heard, 1, frames);
    float[] left = new float[count];
    for (int i = 0; i < count; i++) {
      left[i] = heard[1 + 2 * i];
      assertThat(heard[2 + 2 * i]).isEqualTo(-left[i]);
    }
    return left;
  }

  @Test
  void soundIsReadInTheOrderInWhichItCameHoweverItIsCutUp() {
    for (int round = 0; round < 100; round++) {
      add(3);
      add(4);
      assertThat(read(5)).containsExactly(next - 7, next - 6, next - 5, next - 4, next - 3);
      add(1);
      assertThat(read(9)).containsExactly(next - 3, next - 2, next - 1);
      assertThat(queue.isEmpty()).isTrue();
    }
    assertThat(queue.position()).isEqualTo(800);
  }

  @Test
  void silenceComesBeforeSound() {
    queue.beginAt(3);
    add(2);
    assertThat(queue.end()).isEqualTo(5);
    assertThat(read(2)).containsExactly(0, 0);
    assertThat(read(9)).containsExactly(0);
    assertThat(read(9)).containsExactly(1, 2);
    assertThat(queue.end()).isEqualTo(queue.position()).isEqualTo(5);
  }

  @Test
  void whatLiesBeforeTheBeginningHasNegativePositions() {
    queue.beginAt(-2);
    add(3);
    assertThat(queue.position()).isEqualTo(-2);
    queue.skip(2);
    assertThat(queue.position()).isZero();
    assertThat(read(9)).containsExactly(3);
  }

  @Test
  void skippingPassesFromSilenceIntoSoundAndEndsWithTheQueue() {
    queue.addSilence(4);
    add(3);
    queue.skip(5);
    assertThat(queue.position()).isEqualTo(5);
    assertThat(queue.hasSound()).isTrue();
    queue.skip(1000);
    assertThat(queue.position()).isEqualTo(7);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void aNewStartForgetsWhatWasNotRead() {
    queue.addSilence(4);
    add(3);
    queue.restart(90);
    assertThat(queue.isEmpty()).isTrue();
    add(1);
    assertThat(queue.position()).isEqualTo(90);
    assertThat(queue.end()).isEqualTo(91);
    assertThat(read(2)).containsExactly(4);
  }
}
