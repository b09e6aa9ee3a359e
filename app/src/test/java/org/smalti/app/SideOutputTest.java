package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester;

/** What is written beside a result never takes the place of what is read, or of somebody's file. */
class SideOutputTest {
  private static final String TABLE =
      "filename,start,dur,power,gridX,gridY\nbell.flac,0,300,1,0,0\n";
  private static final List<String> FILES = List.of("bell.flac", "table.csv", "other.md");

  @TempDir
  private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    Files.copy(Launcher.project().resolve("data/bell.flac"), folder.resolve("bell.flac"));
    Files.writeString(folder.resolve("table.csv"), TABLE);
    Files.writeString(folder.resolve("other.md"), "mine\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sort @bell.flac --out @x.wav --plan @bell.flac",
        "sort --in @table.csv --dir @ --out @x.wav --plan @table.csv",
        "mix --in @table.csv --dir @ --out @x.wav --plan @table.csv",
        "sort --in @table.csv --dir @ --out @x.wav --plan @x.wav",
        "sort @bell.flac --out @x.wav --log-file @bell.flac",
        "sort --in @table.csv --dir @ --out @x.wav --log-file @table.csv",
        "samples @bell.flac --out @x.csv --log-file @bell.flac",
        "sort --in @table.csv --dir @ --out @x.wav --items @other.md --credits @other.md",
        "tsne --in @table.csv --dir @ --cache @bell.flac",
        "order --in @table.csv --dir @ --cache @other.md",
        "ia download --in @table.csv --out @media --had @table.csv",
        "ia download --in @table.csv --out @media --had @other.md",
      })
  void nothingIsLost(String words) throws IOException {
    List<byte[]> before = FILES.stream().map(this::bytes).toList();
    Object[] all = words
        .replaceAll("@(\\S*)", folder.toString().replace("\\", "/") + "/$1")
        .split(" ");
    var outcome = CommandTester.of(Main.class).run(all);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains("name another file");
    assertThat(FILES.stream().map(this::bytes).toList())
        .usingRecursiveComparison()
        .isEqualTo(before);
  }

  @Test
  void aLogGoesOn() throws IOException {
    Path log = folder.resolve("log.txt");
    for (int run = 1; run <= 2; run++) {
      var outcome = CommandTester.of(Main.class)
          .run(
              "probe",
              folder.resolve("bell.flac"),
              "--out",
              folder.resolve(run + ".csv"),
              "--log-file",
              log);
      assertThat(outcome.exit()).as(outcome.err()).isZero();
    }
    assertThat(log).content().hasLineCount(2);
  }

  private byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
