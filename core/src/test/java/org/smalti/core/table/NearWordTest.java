package org.smalti.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearWordTest {
  private static final List<String> COMMANDS =
      List.of("demo", "probe", "samples", "stats", "sort", "subset", "help");

  @Test
  void aSlipIsRecognised() {
    assertThat(NearWord.of("sampels", COMMANDS)).contains("samples");
    assertThat(NearWord.of("prob", COMMANDS)).contains("probe");
    assertThat(NearWord.of("PROBE", COMMANDS)).contains("probe");
    assertThat(NearWord.of("--treads", List.of("--threads", "--in"))).contains("--threads");
  }

  @Test
  void anotherWordIsNoSlip() {
    assertThat(NearWord.of("frobnicate", COMMANDS)).isEmpty();
    assertThat(NearWord.of("play", COMMANDS)).isEmpty();
    assertThat(NearWord.of("hx", List.of("hz", "db"))).isEmpty();
    assertThat(NearWord.of("", COMMANDS)).isEmpty();
  }

  @Test
  void aColumnIsSuggestedWhereItIsNear() {
    Columns columns = new Columns("t.csv", List.of("filename", "power", "hz"));
    assertThatThrownBy(() -> columns.index("powr"))
        .hasMessage("t.csv: no column powr; did you mean power? It has filename, power, hz");
    assertThatThrownBy(() -> columns.index("note"))
        .hasMessage("t.csv: no column note; it has filename, power, hz");
  }
}
