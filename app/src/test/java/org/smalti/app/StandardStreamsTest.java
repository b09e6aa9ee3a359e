package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dash is a standard stream where a table is, and never the name of a file or a folder. */
class StandardStreamsTest extends BadInputTester {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "video keyframes bell.flac --out -",
        "video frames bell.flac --at 0 --out -",
        "video sheet bell.flac --out -",
        "video subtitles bell.flac --out -",
        "video remux bell.flac -",
        "video faces --in t.csv --dir -",
        "batch normalize bell.flac --out -",
        "batch denoise bell.flac --replace --backup -",
        "export files --in t.csv --out -",
        "export sprite --in t.csv --out -",
        "explore --in t.csv --out -",
        "card bell.flac --out -",
        "stats histogram --in t.csv --plot hz --out -",
        "stats scatter --in t.csv --props hz,power --out -",
        "compose waves --in t.csv --out -",
        "compose waves --in t.csv --out w.mp4 --plan -",
        "sort --in t.csv --by hz=asc --out -",
        "ia download --in t.csv --out -",
        "tsne --in t.csv --cache -",
        "grid --in t.csv --log-file -",
        "demo --out -"
      })
  void whatIsNoTableIsRefusedInOneLine(String words) throws IOException {
    file("t.csv", PLACED + "bell.flac,0,100,1,440,1,0,0,0,0\n");
    explained(smalti((Object[]) words.split(" ")), 2, "can be no standard stream");
    assertThat(Path.of("-")).doesNotExist();
  }
}
