package org.smalti.compositions.generative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.smalti.compositions.Composition;
import org.smalti.compositions.TestCollections;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.core.run.Fingerprint;

/**
 * Plans are the same on every machine and with every version of Java. Where one is meant to become another, the new
 * values are those in the message of this test.
 */
final class GoldenPlanTest {
  static Stream<Arguments> pieces() {
    return Stream.of(
        Arguments.of(
            new Proliferation(), "200 sounds, 200 tiles, 302 views, 32200 ms, ebb40dc64fe48c47"),
        Arguments.of(new Waves(), "361 sounds, 200 tiles, 2 views, 27785 ms, 9eacb166b8e6f642"),
        Arguments.of(new Falling(), "116 sounds, 112 tiles, 141 views, 31401 ms, 20ef6afdeb823149"),
        Arguments.of(new Orbits(), "228 sounds, 200 tiles, 4 views, 28475 ms, 7b6ec0c56804d8ba"),
        Arguments.of(new Shuffle(), "409 sounds, 340 tiles, 3 views, 34764 ms, 5355feba40a11b62"),
        Arguments.of(new Stretch(), "32 sounds, 200 tiles, 3 views, 34000 ms, 4307d88dac198422"),
        Arguments.of(new Splice(), "120 sounds, 571 tiles, 3 views, 31000 ms, 8feebc11e2376283"),
        Arguments.of(new Poster(), "200 sounds, 200 tiles, 3 views, 28371 ms, 4d3fe4dcef9daecc"),
        Arguments.of(new Flow(), "90 sounds, 200 tiles, 2 views, 32000 ms, 015f6edcc95226d4"));
  }

  @ParameterizedTest
  @MethodSource("pieces")
  void aPlanIsWhatItWas(Composition composition, String expected) {
    Plan plan = TestCollections.plan(composition, 200);
    assertThat(summary(plan)).isEqualTo(expected);
  }

  private static String summary(Plan plan) {
    StringBuilder text = new StringBuilder();
    for (Sound sound : plan.sounds()) {
      add(text, sound.start(), sound.dur(), sound.at(), sound.volume(), sound.pan());
      add(text, sound.treatment().stretch());
    }
    for (Tile tile : plan.tiles()) {
      add(text, tile.picture().start(), tile.x(), tile.y(), tile.circling().phase());
      for (TileKeyFrame pose : tile.poses()) {
        add(text, pose.at(), pose.brightness(), pose.scaleX(), pose.rotation());
        add(text, pose.dx(), pose.dy());
        text.append(pose.easing()).append(' ');
      }
    }
    for (CameraKeyFrame view : plan.views()) {
      add(text, view.at(), view.x(), view.y(), view.columns(), view.rows());
    }
    return plan.sounds().size() + " sounds, " + plan.tiles().size() + " tiles, "
        + plan.views().size() + " views, " + Math.round(plan.millis()) + " ms, "
        + new Fingerprint().with(text.toString()).key();
  }

  /** Rounded, as versions of Java write the last digits of a number differently. */
  private static void add(StringBuilder text, double... values) {
    for (double value : values) {
      text.append(Math.round(value * 1000)).append(' ');
    }
  }
}
