package org.smalti.tools.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.files.TestFiles;

class ExportNpyCommandTest {
  @TempDir
  Path folder;

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private Path out() {
    return folder.resolve("t.npy");
  }

  private Outcome export(Object... more) {
    return exportTo(out(), more);
  }

  private Outcome exportTo(Path file, Object... more) {
    Object[] words = {"--in", folder.resolve("t.csv"), "--out", file};
    return CommandTester.of(ExportNpyCommand.class)
        .run(Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray());
  }

  /** The header without its padding; the numbers behind it begin at byte 128. */
  private String header() throws IOException {
    byte[] bytes = Files.readAllBytes(out());
    assertThat(new String(bytes, 0, 8, StandardCharsets.ISO_8859_1)).isEqualTo("\u0093NUMPY\1\0");
    assertThat(bytes[8]).isEqualTo((byte) 118);
    assertThat(bytes[9]).isZero();
    assertThat(bytes[127]).isEqualTo((byte) '\n');
    return new String(bytes, 10, 117, StandardCharsets.US_ASCII).strip();
  }

  private ByteBuffer numbers() throws IOException {
    byte[] bytes = Files.readAllBytes(out());
    return ByteBuffer.wrap(bytes, 128, bytes.length - 128).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void columnsAreDoublesInTheOrderOfTheTable() throws IOException {
    table("filename,hz,power\na,-1,0.1\nb,,2\nc,440,nan\n");
    Outcome outcome = export("--columns", "power,hz");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(header()).isEqualTo("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2), }");
    double[] all = new double[6];
    numbers().asDoubleBuffer().get(all);
    assertThat(all).containsExactly(0.1, -1, 2, Double.NaN, Double.NaN, 440);
    assertThat(Files.size(out())).isEqualTo(128 + 6 * 8);
  }

  @Test
  void aTableWithoutRowsIsAMatrixWithoutRows() throws IOException {
    table("hz\n");
    assertThat(export("--columns", "hz").exit()).isZero();
    assertThat(header()).contains("'shape': (0, 1)");
    assertThat(Files.size(out())).isEqualTo(128);
  }

  @Test
  void manyRowsAreNotCutAtTheEndOfABuffer() throws IOException {
    StringBuilder rows = new StringBuilder("n\n");
    for (int i = 0; i < 100_000; i++) {
      rows.append(i).append('\n');
    }
    table(rows.toString());
    assertThat(export("--columns", "n").exit()).isZero();
    double[] all = new double[100_000];
    numbers().asDoubleBuffer().get(all);
    for (int i = 0; i < all.length; i++) {
      assertThat(all[i]).isEqualTo(i);
    }
    assertThat(Files.size(out())).isEqualTo(128 + 800_000);
  }

  @Test
  void aWordAmongNumbersIsNamedAndNothingIsWritten() throws IOException {
    table("hz\n1\nhigh\n");
    Outcome outcome = export("--columns", "hz");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("row 2: no number in column hz (\"high\")");
    assertThat(out()).doesNotExist();
    assertThat(export("--columns", "hzz").err()).contains("no column hzz");
    assertThat(export("--columns", "hz", "--dir", folder).exit()).isEqualTo(2);
    assertThat(exportTo(folder.resolve("t.csv"), "--columns", "hz").err())
        .contains("is what is read");
  }

  @Test
  void somebodyElsesFileStaysUnlessForced() throws IOException {
    table("hz\n1\n");
    Files.writeString(out(), "mine");
    assertThat(export("--columns", "hz").exit()).isEqualTo(3);
    assertThat(Files.readString(out())).isEqualTo("mine");
    assertThat(export("--columns", "hz", "--force").exit()).isZero();
    assertThat(export("--columns", "hz").err()).contains("is there already");
  }

  @Test
  void vectorsAreFloatsAndUnknownOnesNaN() throws IOException {
    Path media = Files.createDirectory(folder.resolve("media"));
    Files.copy(TestFiles.data().resolve("bell.flac"), media.resolve("bell.flac"));
    table("filename,start,dur\nbell.flac,300,200\nnone.flac,0,200\nbell.flac,0,200\n");
    Outcome outcome = export("--dir", media, "--vector", "mfcc39");
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(6);
    assertThat(header()).isEqualTo("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 39), }");
    float[] all = new float[3 * 39];
    numbers().asFloatBuffer().get(all);
    assertThat(Arrays.copyOfRange(all, 39, 78)).containsOnly(Float.NaN);
    assertThat(Arrays.copyOf(all, 39)).doesNotContain(Float.NaN);
    Path parquet = folder.resolve("t.parquet");
    CommandTester.of(ExportParquetCommand.class)
        .run(
            "--in",
            folder.resolve("t.csv"),
            "--out",
            parquet,
            "--vectors",
            "--vector",
            "mfcc39",
            "--dir",
            media);
    ReadParquet read = ReadParquet.of(parquet);
    assertThat(Arrays.copyOf(all, 39)).isEqualTo(read.vector(0));
    assertThat(Arrays.copyOfRange(all, 78, 117)).isEqualTo(read.vector(2));
  }
}
