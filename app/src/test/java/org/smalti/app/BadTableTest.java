package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester.Outcome;

/** What goes wrong with tables and words is one clear line and the right exit code, and nothing is lost. */
class BadTableTest extends BadInputTester {
  /** Every command that reads a table, ready for more words. */
  private Stream<List<Object>> readersOf(Path table) {
    Path media = folder.resolve("media");
    return Stream.of(
        List.of("ia", "download", "--in", table, "--out", media),
        List.of("probe", "--in", table, "--dir", media),
        List.of("samples", "--in", table, "--dir", media, "--out", folder.resolve("s/%s.csv")),
        List.of("features", "--in", table, "--dir", media),
        List.of("summarize", "--in", table, "--dir", folder.resolve("s")),
        List.of(
            "stats", "histogram", "--in", table, "--plot", "hz", "--out", folder.resolve("h.png")),
        List.of(
            "stats",
            "scatter",
            "--in",
            table,
            "--props",
            "hz,power",
            "--out",
            folder.resolve("s.png")),
        List.of("stats", "totals", "--in", table),
        List.of(
            "subset",
            "--in",
            table,
            "--dir",
            folder.resolve("s"),
            "--out",
            folder.resolve("subset.csv")),
        List.of("tsne", "--in", table, "--dir", media),
        List.of("order", "--in", table, "--dir", media),
        List.of("cluster", "--in", table, "--dir", media),
        List.of("like", "1", "--in", table, "--dir", media),
        List.of("grid", "--in", table, "--grid", "4x4"),
        List.of("vsamples", "--in", table, "--dir", media),
        List.of("phrases", "--in", table, "--dir", media, "--out", folder.resolve("p.csv")),
        List.of("export", "files", "--in", table, "--dir", media, "--out", folder.resolve("c")),
        List.of(
            "export", "sprite", "--in", table, "--dir", media, "--out", folder.resolve("o.flac")),
        List.of(
            "export",
            "parquet",
            "--in",
            table,
            "--vectors",
            "--dir",
            media,
            "--out",
            folder.resolve("o.parquet")),
        List.of("export", "npy", "--in", table, "--dir", media, "--out", folder.resolve("o.npy")),
        List.of("explore", "--in", table, "--dir", media, "--out", folder.resolve("site")),
        List.of(
            "sort",
            "--in",
            table,
            "--dir",
            media,
            "--by",
            "hz=asc",
            "--out",
            folder.resolve("o.wav")),
        List.of(
            "compose",
            "proliferation",
            "--in",
            table,
            "--dir",
            media,
            "--out",
            folder.resolve("m.mp4")));
  }

  @Test
  void aMissingTable() {
    readersOf(folder.resolve("none.csv"))
        .forEach(words ->
            explained(smalti(words.toArray()), ExitCode.INPUT, "none.csv", "no such file"));
  }

  @Test
  void anEmptyTable() throws IOException {
    Path empty = file("empty.csv", "");
    readersOf(empty)
        .forEach(words -> explained(smalti(words.toArray()), ExitCode.INPUT, "empty.csv is empty"));
    assertThat(empty).isEmptyFile();
  }

  @Test
  void aTableWithoutTheColumn() throws IOException {
    Path table = file("t.csv", "mine\nx\n");
    readersOf(table)
        .forEach(words -> explained(smalti(words.toArray()), ExitCode.INPUT, "t.csv: no column "));
    assertThat(table).hasContent("mine\nx\n");
  }

  @Test
  void aTableThatIsCutOff() throws IOException {
    Path table = file(
        "t.csv",
        "filename,url,duration,samples,start,dur,power,hz,clarity,tsne,tsne2,gridX,gridY\na.wav,http://a,1\n");
    readersOf(table)
        .forEach(
            words -> explained(smalti(words.toArray()), ExitCode.INPUT, "t.csv, row 1: 3 cells"));
  }

  @Test
  void anUnknownColumnInAFilterOrSort() throws IOException {
    Path items = file("items.csv", "filename,samples\na.wav,3\n");
    Path samples = file("samples.csv", PLACED + "a.wav,0,100,1,440,1,0,0,0,0\n");
    Path out = folder.resolve("o.csv");
    explained(
        smalti("subset", "--in", items, "--dir", folder, "--filter", "smaples>5", "--out", out),
        3,
        "no column smaples");
    explained(
        smalti("subset", "--in", items, "--dir", folder, "--filter", "samples>", "--out", out),
        2,
        "a value is missing");
    explained(
        smalti("stats", "totals", "--in", items, "--props", "samples", "--filter", "x=1"),
        3,
        "no column x");
    explained(
        smalti(
            "sort",
            "--in",
            samples,
            "--dir",
            folder,
            "--by",
            "pitch=asc",
            "--out",
            folder.resolve("o.wav")),
        3,
        "no column pitch");
    assertThat(out).doesNotExist();
  }

  @Test
  void aNumberWhereTextStands() throws IOException {
    Path items = file("items.csv", "filename,samples\na.wav,many\n");
    explained(
        smalti(
            "subset",
            "--in",
            items,
            "--dir",
            folder,
            "--filter",
            "samples>5",
            "--out",
            folder.resolve("o.csv")),
        3,
        "items.csv, row 1: no number in column samples (\"many\")");
    Path points = file("points.csv", PLACED + "a.wav,0,100,1,440,1,here,0,0,0\n");
    explained(
        smalti("grid", "--in", points, "--grid", "2x2"),
        3,
        "points.csv, row 1: no number in column tsne (\"here\")");
    Path starts = file("starts.csv", "filename,start,dur\na.wav,soon,100\n");
    explained(
        smalti("features", "--in", starts, "--dir", folder),
        3,
        "starts.csv, row 1: no number in column start");
  }

  @Test
  void anUnknownCompositionOrFormat() throws IOException {
    Path table = file("t.csv", PLACED + "a.wav,0,100,1,440,1,0,0,0,0\n");
    explained(
        smalti(
            "compose", "polka", "--in", table, "--dir", folder, "--out", folder.resolve("m.mp4")),
        2,
        "polka",
        "proliferation");
    Outcome format = smalti(
        "sort", "--in", table, "--dir", folder, "--by", "hz=asc", "--out", folder.resolve("o.xyz"));
    explained(format, 2, "xyz", "mp3");
  }

  @Test
  void samplesOfFilesThatLeadOutOfTheFolder() throws IOException {
    Path table = file("t.csv", "filename,start,dur\n../../etc/passwd,0,100\n");
    explained(
        smalti("features", "--in", table, "--dir", folder),
        ExitCode.INPUT,
        "leads out of the folder");
  }
}
