package org.smalti.tools.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.files.TestFiles;

class ExportParquetCommandTest {
  @TempDir
  Path folder;

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private Path out() {
    return folder.resolve("t.parquet");
  }

  private Outcome export(Object... more) {
    return exportTo(out(), more);
  }

  private Outcome exportTo(Path file, Object... more) {
    Object[] words = {"--in", folder.resolve("t.csv"), "--out", file};
    return CommandTester.of(ExportParquetCommand.class)
        .run(Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray());
  }

  private ReadParquet read(Object... more) throws IOException {
    Outcome outcome = export(more);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return ReadParquet.of(out());
  }

  @Test
  void columnsHaveTheTypeOfTheirCellsAndEmptyCellsAreNull() throws IOException {
    table("""
        filename,start,hz,gridX,code,big,note,mixed,none
        a.wav,0,-1,3,007,9007199254740993,A,1,
        "b ""x"", é
        2.wav",12.5,440,,8,2,,NaN,
        ,,,,,,C#,1e-3,
        """);
    ReadParquet read = read();
    assertThat(read.columns())
        .containsExactly(
            "filename BINARY",
            "start DOUBLE",
            "hz DOUBLE",
            "gridX INT64",
            "code BINARY",
            "big INT64",
            "note BINARY",
            "mixed DOUBLE",
            "none BINARY");
    assertThat(read.rows()).hasSize(3);
    assertThat(read.cell(1, "filename")).isEqualTo("b \"x\", é\n2.wav");
    assertThat(read.cell(2, "filename")).isNull();
    assertThat(read.cell(0, "hz")).isEqualTo("-1.0");
    assertThat(read.cell(1, "start")).isEqualTo("12.5");
    assertThat(read.cell(0, "gridX")).isEqualTo("3");
    assertThat(read.cell(1, "gridX")).isNull();
    assertThat(read.cell(0, "code")).isEqualTo("007");
    assertThat(read.cell(0, "big")).isEqualTo("9007199254740993");
    assertThat(read.cell(1, "mixed")).isEqualTo("NaN");
    assertThat(read.cell(2, "mixed")).isEqualTo("0.001");
    assertThat(read.cell(0, "none")).isNull();
    assertThat(read.metadata())
        .containsEntry("smalti.source", "t.csv")
        .containsEntry(
            "smalti.units", "{\"start\": \"ms\", \"hz\": \"Hz\", \"gridX\": \"column, from 0\"}")
        .containsKey("smalti.version");
  }

  @Test
  void chosenColumnsComeInTheirOrderAndEachCompressionCanBeRead() throws IOException {
    table("a,b,c\n1,x,2.5\n2,y,3.5\n");
    for (String kind : List.of("zstd", "snappy", "none")) {
      ReadParquet read = read("--columns", "c,a", "--compression", kind, "--force");
      assertThat(read.columns()).containsExactly("c DOUBLE", "a INT64");
      assertThat(read.cell(1, "c")).isEqualTo("3.5");
      assertThat(read.codecs())
          .containsExactly(kind.equals("none") ? "UNCOMPRESSED" : kind.toUpperCase(Locale.ROOT));
    }
  }

  @Test
  void aTableWithoutRowsHasItsColumns() throws IOException {
    table("a,hz\n");
    ReadParquet read = read();
    assertThat(read.columns()).containsExactly("a BINARY", "hz BINARY");
    assertThat(read.rows()).isEmpty();
  }

  @Test
  void hostileCellsAndNamesComeAsTheyAre() throws IOException {
    String huge = "long ".repeat(1_000_000);
    table("\"say \"\"x\"\"\",a.b,\"c,d\",z\u0000,optional int32 x;\n\u0000," + huge
        + ",\uD83D\uDE00,2,'\n");
    ReadParquet read = read();
    assertThat(read.schema().getFields().stream().map(field -> field.getName()))
        .containsExactly("say \"x\"", "a.b", "c,d", "z\u0000", "optional int32 x;");
    assertThat(read.rows().get(0).getString(0, 0)).isEqualTo("\0");
    assertThat(read.rows().get(0).getString(1, 0)).isEqualTo(huge);
    assertThat(read.rows().get(0).getString(2, 0)).isEqualTo("\uD83D\uDE00");
  }

  @Test
  void aHundredThousandRowsAreTheSameBytesEachTime() throws IOException {
    table("filename,start,n\n"
        + IntStream.range(0, 100_000)
            .mapToObj(i -> "f" + i % 100 + ".wav," + i * 0.5 + "," + i)
            .collect(Collectors.joining("\n"))
        + "\n");
    ReadParquet read = read();
    assertThat(read.rows()).hasSize(100_000);
    assertThat(read.cell(99_999, "start")).isEqualTo("49999.5");
    byte[] first = Files.readAllBytes(out());
    read("--force");
    assertThat(Files.readAllBytes(out())).isEqualTo(first);
  }

  @Test
  void whatCanNotBeRightIsRefusedAndLeavesNothing() throws IOException {
    table("a,a\n1,2\n");
    assertThat(export())
        .returns(3, Outcome::exit)
        .extracting(Outcome::err)
        .asString()
        .contains("stands twice");
    table("a,b\n1,2\n1\n");
    assertThat(export())
        .returns(3, Outcome::exit)
        .extracting(Outcome::err)
        .asString()
        .contains("row 2");
    table("a,vector\n1,2\n");
    assertThat(export("--columns", "b").exit()).isEqualTo(3);
    assertThat(export("--columns", "a,a").exit()).isEqualTo(2);
    assertThat(export("--compression", "lz4").exit()).isEqualTo(2);
    assertThat(export("--cache", folder.resolve("c")))
        .returns(2, Outcome::exit)
        .extracting(Outcome::err)
        .asString()
        .contains("add --vectors");
    assertThat(export("--vectors").err()).contains("no column filename");
    assertThat(exportTo(folder.resolve("t.csv")).err()).contains("is what is read");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("t.csv");
    }
  }

  @Test
  void somebodyElsesFileStaysUnlessForced() throws IOException {
    table("a\n1\n");
    Files.writeString(out(), "mine");
    Outcome refused = export();
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.err()).contains("was not made by this command", "--force");
    assertThat(Files.readString(out())).isEqualTo("mine");
    assertThat(read("--force").rows()).hasSize(1);
    assertThat(export().err()).contains("is there already");
    table("a\n1\n2\n");
    assertThat(read().rows()).hasSize(2);
  }

  @Test
  void aDryRunSaysWhatWouldBeWritten() throws IOException {
    table("a,b\n1,2\n");
    Outcome dry = export("--dry-run");
    assertThat(dry.exit()).isZero();
    assertThat(dry.out()).contains("would write 1 row of 2 columns into " + out());
    assertThat(out()).doesNotExist();
  }

  @Test
  void ctrlCLeavesWhatWasThere() throws IOException {
    table("a\n1\n");
    CommandTester tester = CommandTester.of(ExportParquetCommand.class);
    tester.cancellation().request();
    assertThat(tester.run("--in", folder.resolve("t.csv"), "--out", out()).exit())
        .isEqualTo(130);
    assertThat(out()).doesNotExist();
  }

  @Test
  void vectorsStandBesideTheirRows() throws IOException {
    Path media = Files.createDirectory(folder.resolve("media"));
    Files.copy(TestFiles.data().resolve("bell.flac"), media.resolve("bell.flac"));
    table("filename,start,dur,silent\nbell.flac,0,200,\nbell.flac,0,200,1\nbell.flac,300,200,0\n");
    Path cache = folder.resolve("c");
    Object[] words = {"--vectors", "--vector", "mfcc39", "--dir", media, "--cache", cache};
    ReadParquet read = read(words);
    assertThat(read.columns()).endsWith("vector LIST").hasSize(5);
    assertThat(read.vector(0)).hasSize(39);
    assertThat(read.vector(1)).isEmpty();
    assertThat(read.vector(2)).hasSize(39).isNotEqualTo(read.vector(0));
    assertThat(read.metadata()).containsEntry("smalti.vector", "mfcc39/1");
    byte[] kept = Files.readAllBytes(cache);
    byte[] first = Files.readAllBytes(out());
    Files.delete(out());
    read(words);
    assertThat(Files.readAllBytes(cache)).isEqualTo(kept);
    assertThat(Files.readAllBytes(out())).isEqualTo(first);
    assertThat(exportTo(media.resolve("bell.flac"), "--vectors", "--dir", media).err())
        .contains("is what is read");
  }

  @Test
  void soundsThatCanNotBeReadAreNullAndListed() throws IOException {
    Path media = Files.createDirectory(folder.resolve("media"));
    Files.copy(TestFiles.data().resolve("bell.flac"), media.resolve("bell.flac"));
    table("filename,start,dur\nbell.flac,0,200\nnone.flac,0,200\n");
    Outcome partial = export("--vectors", "--dir", media);
    assertThat(partial.exit()).as(partial.err()).isEqualTo(6);
    assertThat(partial.err()).contains("1 row without a vector");
    assertThat(Files.readString(folder.resolve("t.parquet.failures.csv"))).contains("none.flac");
    ReadParquet read = ReadParquet.of(out());
    assertThat(read.vector(0)).hasSizeGreaterThan(10);
    assertThat(read.vector(1)).isEmpty();
    table("filename,start,dur\nnone.flac,0,200\n");
    assertThat(
            exportTo(folder.resolve("o.parquet"), "--vectors", "--dir", media).exit())
        .isEqualTo(3);
    assertThat(folder.resolve("o.parquet")).doesNotExist();
  }
}
