package org.smalti.compositions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.smalti.compositions.measure.PlanMeasure;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.core.table.Table;

/** What holds for every composition with its defaults, by their plans: nothing is read or rendered. */
final class CompositionsTest {
  /** A poster is a single picture. */
  private static final String STILL = "POSTER";

  private static final int MOST_POSES = 1_000_000;

  static Stream<Arguments> filmsAndSizes() {
    return films()
        .flatMap(film -> Stream.of(200, 1000, 16_384).map(size -> Arguments.of(film, size)));
  }

  static Stream<Compositions> films() {
    return Arrays.stream(Compositions.values()).filter(each -> !each.name().equals(STILL));
  }

  @ParameterizedTest
  @MethodSource("filmsAndSizes")
  void thereIsLightAndSoundFromBeginningToEnd(Compositions each, int clips) {
    Composition composition = each.create();
    Setting setting = TestCollections.setting(composition, TestCollections.table(clips, 1));
    Plan plan = composition.plan(setting);
    PlanMeasure measure = PlanMeasure.of(plan, setting.canvas(), clips > 1000 ? 0.5 : 4);

    double end = measure.millis() - setting.after();
    assertThat(measure.leastLit(2000, end)).as("lit from 2 s").isGreaterThanOrEqualTo(0.25);
    assertThat(measure.leastLit(measure.millis() / 3, end))
        .as("lit from a third")
        .isGreaterThanOrEqualTo(0.5);
    assertThat(measure.longestSilence()).as("silence").isLessThanOrEqualTo(1000);
    assertThat(measure.sounds()).isPositive();
    assertThat(measure.neverSeen()).as("tiles never seen").isZero();
    assertThat(measure.unseenSounds()).as("sounds that are not seen").isZero();
    assertThat(plan.tiles().stream().mapToLong(tile -> tile.poses().size()).sum())
        .as("key frames")
        .isLessThan(MOST_POSES);
    assertThat(plan.tiles()).allMatch(CompositionsTest::inOrder);
  }

  @ParameterizedTest
  @MethodSource("films")
  void aFilmOf200ClipsTakes25To40Seconds(Compositions each) {
    Plan plan = TestCollections.plan(each.create(), 200);
    assertThat(plan.wholeSeconds()).isBetween(25L, 40L);
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfRowsMeansNothing(Compositions each) {
    Plan plan = plan(each, TestCollections.table(200, 1));
    Plan other = plan(each, TestCollections.table(200, 2));
    assertThat(other.sounds()).isEqualTo(plan.sounds());
    assertThat(other.tiles()).isEqualTo(plan.tiles());
    assertThat(other).isEqualTo(plan);
  }

  @ParameterizedTest
  @EnumSource
  void fewClipsAreAPieceToo(Compositions each) {
    for (int clips : new int[] {1, 2, 3, 7, 12, 24}) {
      Plan plan = TestCollections.plan(each.create(), clips);
      assertThat(plan.tiles())
          .as("%d clips", clips)
          .isNotEmpty()
          .allMatch(CompositionsTest::inOrder);
      assertThat(plan.millis()).isLessThan(60_000);
    }
  }

  @Test
  void everyOneHasAWordOfItsOwn() {
    List<String> words =
        Arrays.stream(Compositions.values()).map(Compositions::word).toList();
    assertThat(words).doesNotHaveDuplicates().contains("proliferation", "waves");
  }

  private static Plan plan(Compositions each, Table table) {
    Composition composition = each.create();
    return composition.plan(TestCollections.setting(composition, table));
  }

  private static boolean inOrder(Tile tile) {
    List<TileKeyFrame> poses = tile.poses();
    return !poses.isEmpty()
        && poses.get(0).at() >= 0
        && poses.equals(
            poses.stream().sorted(Comparator.comparingDouble(TileKeyFrame::at)).toList());
  }
}
