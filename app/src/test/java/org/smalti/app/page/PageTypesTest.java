package org.smalti.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.smalti.app.Launcher;

/** The types that the comments of the page's scripts name are right. */
class PageTypesTest {
  @Test
  void holdUnderTheTypeScriptCompiler() throws IOException, InterruptedException {
    Path installed = HeadlessBrowser.tools().resolve("node_modules/.bin/tsc");
    Optional<Path> compiler =
        Files.isExecutable(installed) ? Optional.of(installed) : HeadlessBrowser.program("tsc");
    assumeTrue(
        compiler.isPresent(),
        "no tsc on the PATH: npm install --prefix " + HeadlessBrowser.tools()
            + " typescript@7.0.2");
    Path site =
        Launcher.project().resolve("tools/page/src/main/resources/org/smalti/tools/page/site");
    List<String> words = new ArrayList<>(List.of(
        compiler.orElseThrow().toString(),
        "--noEmit",
        "--allowJs",
        "--checkJs",
        "--strict",
        "--target",
        "es2020",
        "--lib",
        "es2020,dom,dom.iterable"));
    try (Stream<Path> files = Files.list(site)) {
      files
          .map(Path::toString)
          .filter(name -> name.endsWith(".js") || name.endsWith(".d.ts"))
          .sorted()
          .forEach(words::add);
    }
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
