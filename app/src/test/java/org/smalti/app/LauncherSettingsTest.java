package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.MemoryUse;

/** What the launcher gives the virtual machine of each command. */
class LauncherSettingsTest {
  @Test
  void allCommandsThatMakeFilmsKeepTheirMemorySmall() {
    for (String command : List.of("compose", "make", "demo")) {
      assertThat(LauncherSettings.lines())
          .contains(command + " " + MemoryUse.Kind.KEEPS_PICTURES.options());
    }
  }
}
