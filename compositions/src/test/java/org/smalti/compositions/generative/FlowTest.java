package org.smalti.compositions.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.Setting;
import org.smalti.compositions.TestCollections;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Table;

final class FlowTest {
  @Test
  void everyClipCirclesAndSomeSoundStretchedInTheirOrder() {
    Setting setting = TestCollections.setting(new Flow(), TestCollections.table(16_384, 1));
    Plan plan = new Flow().plan(setting);
    assertThat(plan.tiles())
        .hasSize(16_384)
        .allMatch(tile -> tile.circling().radiusX() == 4 && tile.circling().period() == 8000);
    assertThat(plan.sounds()).hasSize(512).allMatch(sound -> Math.abs(sound.heard() - 8000) < 1e-6);
    assertThat(plan.millis()).isEqualTo(1000.0 + 8 * 8000 + 3000);
    List<Double> order =
        plan.sounds().stream().map(sound -> place(setting, sound)).toList();
    assertThat(order).isSorted();
  }

  private static double place(Setting setting, Sound sound) {
    return setting.clips().list().stream()
        .filter(clip -> clip.sample().start() == sound.start())
        .filter(clip -> clip.sample().filename().equals(sound.filename()))
        .findFirst()
        .orElseThrow()
        .row()
        .number("stsne");
  }

  @Test
  void withoutAnOrderTheCommandsThatMakeOneAreNamed() {
    Table table = Table.ofCells(
        new Columns("t.csv", List.of("filename", "start", "dur", "gridX", "gridY")),
        List.<String[]>of(new String[] {"a", "0", "100", "0", "0"}));
    assertThatThrownBy(() -> new Flow().plan(TestCollections.setting(new Flow(), table)))
        .hasMessage("t.csv: no column stsne, tsne or hz to order the sounds by; run 'smalti tsne"
            + " --components 1 --prefix stsne' or 'smalti features' first");
  }
}
