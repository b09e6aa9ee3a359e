package org.smalti.tools.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Feature;
import org.smalti.core.table.Table;

class PointColoursTest {
  private static PointColours of(String column, String... cells) {
    Table table = Table.ofCells(
        new Columns("t.csv", List.of(column)),
        Arrays.stream(cells).map(cell -> new String[] {cell}).toList());
    return PointColours.of(table.rows(), column);
  }

  @Test
  void aConstantColumnIsNoScale() {
    PointColours colours = of("hz", "440", "440", "-1");
    assertThat(colours.scale()).isEmpty();
    assertThat(colours.legend().keySet()).containsExactly("440 Hz", "without pitch");
    assertThat(colours.colours()[0]).isEqualTo(colours.legend().get("440 Hz"));
    assertThat(colours.colours()[2]).isEqualTo(colours.legend().get("without pitch"));
  }

  @Test
  void pitchIsColouredByItsLogarithm() {
    Color[] colours = of("hz", "100", "1000", "10000").colours();
    assertThat(colours[1]).isEqualTo(Palette.scale(0.5));
  }

  @Test
  void groupsAreCategoriesByNumberAndNoiseIsGrey() {
    PointColours colours = of("cluster", "10", "2", "-1", "0", "2");
    assertThat(colours.scale()).isEmpty();
    assertThat(colours.legend().keySet()).containsExactly("0", "2", "10", "noise (−1)");
    Color noise = colours.colours()[2];
    assertThat(noise.getBlue() - noise.getRed()).isLessThan(20);
    assertThat(colours.colours()[1]).isEqualTo(colours.colours()[4]);
    long different = IntStream.range(0, 20).mapToObj(Palette::group).distinct().count();
    assertThat(different).isEqualTo(20);
  }

  @Test
  void notesStandOnACircle() {
    PointColours colours = of("note", Feature.NOTES.toArray(String[]::new));
    for (int i = 0; i < 12; i++) {
      int next = distance(colours.colours()[i], colours.colours()[(i + 1) % 12]);
      int across = distance(colours.colours()[i], colours.colours()[(i + 6) % 12]);
      assertThat(next).as("from note %d to the next", i).isBetween(10, across - 10);
    }
  }

  private static int distance(Color one, Color other) {
    return Math.abs(one.getRed() - other.getRed())
        + Math.abs(one.getGreen() - other.getGreen())
        + Math.abs(one.getBlue() - other.getBlue());
  }
}
