package org.smalti.compositions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;

final class PieceSheetTest {
  @Test
  void everyPieceIsInACellOfItsOwnWithItsName() {
    Plan plan = TestCollections.plan(new PieceSheet(), 200);
    assertThat(plan.captions()).hasSize(Compositions.values().length);
    assertThat(plan.captions().get(0).text()).isEqualTo("proliferation");
    Set<Integer> cells = new HashSet<>();
    for (Tile tile : plan.tiles()) {
      TileKeyFrame pose = tile.poses().get(0);
      int column = (int) Math.floor(tile.x());
      int row = (int) Math.floor(tile.y());
      cells.add(3 * row + column);
      assertThat(tile.x() - pose.scaleX() / 2).isGreaterThan(column);
      assertThat(tile.x() + pose.scaleX() / 2).isLessThan(column + 1);
      assertThat(tile.picture().speed()).isZero();
    }
    assertThat(cells).hasSize(Compositions.values().length);
  }
}
