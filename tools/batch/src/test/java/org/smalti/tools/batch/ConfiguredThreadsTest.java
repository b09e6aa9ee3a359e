package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.cli.config.ConfigFiles;

class ConfiguredThreadsTest {
  private static final String CONTRADICTION = "both say how many files";

  @TempDir
  Path folder;

  private Outcome normalize(String... words) throws Exception {
    Files.writeString(folder.resolve(".smalti"), "threads=3\n");
    Path sound = Files.writeString(folder.resolve("a.wav"), "no sound");
    List<Object> all = new ArrayList<>(List.of("normalize", sound, "--dry-run"));
    all.addAll(List.of(words));
    return CommandTester.of(BatchCommand.class)
        .reading(ConfigFiles.of(folder, Map.of()))
        .run(all.toArray());
  }

  @Test
  void jobsGoBeforeTheThreadsOfAConfigFile() throws Exception {
    assertThat(normalize("--jobs", "2", "--threads", "4").err()).contains(CONTRADICTION);
    assertThat(normalize("--jobs", "2").err()).doesNotContain(CONTRADICTION);
    assertThat(normalize().err()).doesNotContain(CONTRADICTION);
  }
}
