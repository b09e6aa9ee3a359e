package org.smalti.tools.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

class PageLayoutTest {
  @TempDir
  Path folder;

  private Table table(String header, String rows) throws IOException {
    return TableReader.read(
        Files.writeString(folder.resolve("t.csv"), "filename," + header + "\n" + rows));
  }

  @Test
  void theAtlasIsTheUsedPartOfTheGridAndWhatHasNoCellLiesBelow() throws IOException {
    Table table = table("gridX,gridY", "a,11,20\na,10,20\na,,\na,12,21\na,12,21\n");
    PageLayout layout = PageLayout.of(table, Optional.empty());
    assertThat(layout.grid()).contains(new GridSize(3, 2));
    assertThat(layout.size()).isEqualTo(new GridSize(3, 3));
    assertThat(layout.cells()).as("a cell that is taken twice too").containsExactly(1, 0, 6, 5, 7);
  }

  @Test
  void withoutAGridNeighboursOfThePlaneLieTogether() throws IOException {
    StringBuilder rows = new StringBuilder();
    double[][] plane = new double[2][400];
    for (int i = 0; i < 400; i++) {
      rows.append("a\n");
      plane[0][i] = i * 7 % 20 - 1e3;
      plane[1][i] = Math.floorDiv(i, 20) * 0.01;
    }
    PageLayout layout =
        PageLayout.of(table("x", rows.toString().replace("\n", ",\n")), Optional.of(plane));
    assertThat(layout.grid()).isEmpty();
    assertThat(layout.size()).isEqualTo(new GridSize(20, 20));
    assertThat(Arrays.stream(layout.cells()).sorted().toArray())
        .isEqualTo(IntStream.range(0, 400).toArray());
    int[] order = layout.order();
    double far = 0;
    for (int i = 1; i < order.length; i++) {
      far += Math.abs(plane[0][order[i]] - plane[0][order[i - 1]]) > 4 ? 1 : 0;
    }
    assertThat(far / order.length).as("long steps").isLessThan(0.2);
  }

  @Test
  void aSampleWithoutPlaceStays() throws IOException {
    double[][] plane = {{0, Double.NaN, 1}, {0, 5, 1}};
    PageLayout layout = PageLayout.of(table("x", "a,\na,\na,\n"), Optional.of(plane));
    assertThat(layout.order()).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void anAtlasIsNoLargerThanATextureMayBe() {
    assertThat(AtlasPictureSize.of(new GridSize(128, 128)))
        .returns(48, AtlasPictureSize::width)
        .returns(32, AtlasPictureSize::height)
        .returns(16, AtlasPictureSize::block);
    assertThat(AtlasPictureSize.of(new GridSize(317, 316)).width()).isEqualTo(24);
    assertThat(AtlasPictureSize.of(new GridSize(171, 10)).width()).isEqualTo(24);
    assertThat(AtlasPictureSize.of(new GridSize(10, 257)).width()).isEqualTo(24);
    assertThat(AtlasPictureSize.of(new GridSize(1365, 1365)).width()).isEqualTo(6);
  }
}
