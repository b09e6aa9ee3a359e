package org.smalti.compositions.generative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.Range;
import org.smalti.compositions.Setting;
import org.smalti.compositions.TestCollections;
import org.smalti.compositions.measure.PlanMeasure;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.TileKeyFrame;

final class WavesTest {
  @Test
  void everyClipIsSeenFromTheBeginning() {
    Plan plan = TestCollections.plan(new Waves(), 200);
    assertThat(plan.tiles()).hasSize(200).allMatch(tile -> tile.poses().get(0).at() == 0);
    assertThat(plan.sounds().get(0).at()).isEqualTo(Sound.RATE);
  }

  @Test
  void manyClipsHaveTheTimesOfMediaTools() {
    Plan plan = TestCollections.plan(new Waves(), 16_384);
    assertThat(plan.millis()).isBetween(1000.0 + 7 * 12_000 + 16_000, 105_500.0);
    assertThat(plan.views().get(1).at()).isEqualTo(1000.0 + 7 * 12_000 + 16_000);
  }

  @Test
  void somethingLightsUpInThePictureInEverySecondOfEveryWave() {
    Setting setting = TestCollections.setting(new Waves(), TestCollections.table(16_384, 1));
    Plan plan = new Waves().plan(setting);
    for (double at = 1500; at < plan.millis() - 4000; at += 1000) {
      double millis = at;
      CameraKeyFrame view = CameraKeyFrame.at(plan.views(), millis);
      assertThat(plan.tiles())
          .as("at %f ms", millis)
          .anyMatch(tile -> Math.abs(tile.x() - view.x()) < view.columns() / 2
              && Math.abs(tile.y() - view.y()) < view.rows() / 2
              && isBright(TileKeyFrame.at(tile.poses(), millis)));
    }
    assertThat(PlanMeasure.of(plan, setting.canvas(), 0.1).unseenSounds()).isZero();
  }

  private static boolean isBright(@Nullable TileKeyFrame pose) {
    return pose != null && pose.brightness() > 0.9;
  }

  @Test
  void aWaveRunsOutwardsAndIsSofterThere() {
    List<Sound> sounds = TestCollections.plan(new Waves(), 200).sounds();
    assertThat(sounds.get(0).volume()).isGreaterThan(sounds.get(40).volume());
  }

  @Test
  void brightnessAtRestAndVolumesCanBeChosen() {
    Setting usual = TestCollections.setting(new Waves(), TestCollections.table(200, 1));
    Setting asked = new Setting(
        usual.clips(),
        usual.canvas(),
        Optional.of(new Range(0.1, 0.8)),
        usual.alpha(),
        Optional.of(new Range(0.5, 0.6)),
        usual.before(),
        usual.after(),
        usual.random());
    Plan plan = new Waves().plan(asked);
    assertThat(plan.sounds()).allMatch(sound -> sound.volume() >= 0.5 && sound.volume() <= 0.6);
    assertThat(plan.tiles())
        .allMatch(tile -> tile.poses().get(1).brightness() == 0.1)
        .allMatch(tile -> tile.poses().stream().allMatch(pose -> pose.brightness() <= 0.8));
  }
}
