package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

final class KeptPicturesTest {
  private static final int LARGE = 48 << 20;

  @Test
  void aPictureIsGivenInTheLengthItWasKeptIn() {
    KeptPictures kept = new KeptPictures(3, 4);
    byte[] picture = kept(kept, 1, 2, 6);
    assertThat(kept.get(1, 2, 6)).isSameAs(picture);
    assertThat(kept.get(0, 2, 6)).isNull();
    assertThat(kept.get(1, 3, 6)).isNull();
    assertThat(kept.get(1, 2, 24)).isNull();
  }

  @Test
  void aTileThatChangesItsSizeLeavesTheRoomOfItsOldPictures() {
    KeptPictures kept = new KeptPictures(2, 4);
    int filled = 0;
    for (byte[] room = kept.room(0, LARGE); room != null; room = kept.room(filled, LARGE)) {
      kept.put(0, filled++, room);
    }
    assertThat(filled).isPositive();
    assertThat(kept.room(0, LARGE)).isNull();
    assertThat(kept.get(0, 0, 6)).isNull();
    assertThat(kept.room(0, LARGE)).isNotNull();
  }

  @Test
  void theNextPartTakesWhatItsTilesLookLikeNow() {
    KeptPictures kept = new KeptPictures(3, 4);
    kept(kept, 0, 0, 24);
    byte[] other = kept(kept, 2, 0, 24);
    kept.get(0, 1, 6);
    byte[] smaller = kept(kept, 0, 1, 6);
    KeptPictures next = KeptPictures.after(kept, new int[] {2, -1, 0, -1}, 2);
    assertThat(next.get(0, 0, 24)).isSameAs(other);
    assertThat(next.get(1, 0, 24)).isNull();
    assertThat(next.get(2, 1, 6)).isSameAs(smaller);
    assertThat(next.get(2, 0, 24)).isNull();
    assertThat(next.get(3, 0, 24)).isNull();
  }

  private static byte[] kept(KeptPictures kept, int tile, int number, int length) {
    byte[] picture = Objects.requireNonNull(kept.room(number, length));
    kept.get(tile, number, length);
    kept.put(tile, number, picture);
    return picture;
  }
}
