package org.smalti.tools.video.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.media.TestMedia;
import org.smalti.tools.parquet.ParquetCompression;
import org.smalti.tools.parquet.ParquetFormat;
import org.smalti.tools.video.faces.table.FaceParquet;

/** What the table says of films, and what stays in it. */
@Timeout(180)
class FacesTableTest extends FilmsFolder {
  @Test
  void aFilmWithoutFacesIsDoneAndOneWithoutPictureHasFailed() throws IOException {
    Path empty = TestMedia.made(
        folder.resolve("nobody.mp4"), "-f lavfi -i testsrc2=s=160x96:r=25:d=2" + CODEC);
    Path sound = TestMedia.made(folder.resolve("sound.wav"), "-f lavfi -i sine=d=1 -c:a pcm_s16le");
    Path none = Files.writeString(folder.resolve("none.mp4"), "no film");
    Path out = folder.resolve("faces.csv");
    Outcome outcome = faces(empty, sound, none, "--out", out);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(6);
    assertThat(Files.readString(out))
        .isEqualTo("filename,frame,time,xmin,ymin,xmax,ymax,score,track\n");
    assertThat(rows(folder.resolve("faces.csv.failures.csv")))
        .extracting(row -> row.text("filename"))
        .containsExactlyInAnyOrder("sound.wav", "none.mp4");
    Outcome again = faces(empty, "--out", out);
    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("already has the faces of the film");
  }

  @Test
  void whatTheTableSaysOfOtherFilmsAndInOtherColumnsStays() throws IOException {
    Path name = folder.resolve("Mein Film, 電影 «ж».mp4");
    Path film = Files.move(film("film.mp4", " -t 1" + CODEC), name);
    Path out = Files.writeString(folder.resolve("faces.csv"), """
        filename,frame,time,xmin,ymin,xmax,ymax,score,track,name
        other.mp4,3,0.12,1,2,3,4,0.9,abc,Ann
        """);
    table("faces.csv", film);
    List<Row> rows = rows(out);
    assertThat(rows.get(0).text("filename")).isEqualTo("Mein Film, 電影 «ж».mp4");
    Row last = rows.get(rows.size() - 1);
    assertThat(last.text("filename")).isEqualTo("other.mp4");
    assertThat(last.text("name")).isEqualTo("Ann");
    byte[] first = Files.readAllBytes(out);
    assertThat(faces(film, "--out", out).err()).contains("already has");
    table("faces.csv", film, "--force");
    assertThat(Files.readAllBytes(out)).isEqualTo(first);
    Files.writeString(out, String.join("\n", Files.readAllLines(out).subList(0, 5)) + "\n");
    table("faces.csv", film);
    assertThat(rows(out)).hasSize(rows.size() - 1);
  }

  @Test
  void aParquetFileSaysTheSameAndIsAddedTo() throws IOException {
    Path one = film("one.mp4", " -t 2" + CODEC);
    Path two = film("two.mp4", ",hflip -t 1" + CODEC);
    Path csv = table("faces.csv", one, two);
    Path parquet = table("faces.parquet", one, two);
    List<String> read = new ArrayList<>();
    FaceParquet.read(parquet, cells -> read.add(String.join(",", cells)));
    List<String> lines = Files.readAllLines(csv);
    assertThat(read).isEqualTo(lines.subList(1, lines.size()));
    assertThat(faces(one, two, "--out", parquet).err()).contains("already has");
    Path later = table("later.parquet", one);
    table("later.parquet", one, two);
    assertThat(later).hasSameBinaryContentAs(parquet);
    Path none = Files.writeString(folder.resolve("none.parquet"), "no table");
    Outcome outcome = faces(one, "--out", none);
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("none.parquet: it is no table of faces");
  }

  @Test
  void aParquetFileWithOtherColumnsIsRefusedByItsColumns() {
    Path names = folder.resolve("names.parquet");
    write(names, "filename");
    assertThatThrownBy(() -> FaceParquet.read(names, cells -> {}))
        .isInstanceOf(SmaltiException.class)
        .hasMessage(names + ": it is no table of faces: it has no column frame, time, xmin, ymin,"
            + " xmax, ymax, score, track");
    write(names, "filename", "hz");
    assertThatThrownBy(() -> FaceParquet.read(names, cells -> {}))
        .hasMessage(names + ": it is no table of faces: it has a column hz");
  }

  private static void write(Path file, String... columns) {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    for (String column : columns) {
      schema
          .required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named(column);
    }
    new ParquetFormat(schema.named("names"), Map.of(), ParquetCompression.NONE)
        .write(file, Collections.emptyIterator(), (row, into) -> {});
  }
}
