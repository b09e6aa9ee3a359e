package org.smalti.tools.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Columns;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaLog;
import org.smalti.media.MediaWriter;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoFrames;

class ProbeCommandTest {
  @TempDir
  private Path folder = Path.of("");

  private Path media = Path.of("");
  private Path items = Path.of("");
  private Path film = Path.of("");

  @BeforeEach
  void makeMedia() throws IOException {
    media = Files.createDirectories(folder.resolve("media"));
    items = folder.resolve("items.csv");
    tone(media.resolve("tone.wav"), "wav", 24_000);
    film = media.resolve("film.mp4");
    film(film);
  }

  @Test
  void whatLibavSaysIsShownOnlyWhereACommandIsVerbose() throws IOException {
    Files.writeString(items, "filename\ntone.wav\nfilm.mp4\n");
    assertThat(probe("--in", items, "--dir", media).err()).doesNotContain("libav:");
    try {
      assertThat(probe("--in", items, "--dir", media, "--force", "-v").err()).contains("libav: ");
    } finally {
      MediaLog.hide();
    }
  }

  @Test
  void aTableLearnsDurationAndStreamsAndKeepsItsOtherColumns() throws IOException {
    Files.writeString(items, "title,filename\nA tone,tone.wav\n\"A, film\",film.mp4\n");
    Outcome outcome = probe("--in", items, "--dir", media);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.OK);
    String rate = TableReader.read(items).row(1).text("bitRate");
    assertThat(Long.parseLong(rate)).isBetween(8 * Files.size(film) - 2000, 8 * Files.size(film));
    assertThat(Files.readString(items)).isEqualTo("""
            title,filename,duration,hasAudio,hasVideo,width,height,fps,videoCodec,audioCodec,sampleRate,channels,\
            rotation,sar,interlaced,pixelFormat,bitDepth,colorSpace,bitRate
            A tone,tone.wav,0.5,1,0,,,,,pcm_s16le,48000,1,,,,,,,768704
            "A, film",film.mp4,1,1,1,64,48,25,h264,aac,48000,1,0,,0,yuv420p,8,bt709,%s
            """.formatted(rate));
  }

  /** Of a version that knew less of pictures. */
  @Test
  void aTableThatLacksColumnsGetsThem() throws IOException {
    Files.writeString(items, "filename\ntone.wav\nfilm.mp4\n");
    probe("--in", items, "--dir", media);
    List<String> old = ItemColumns.PROBED.subList(0, ItemColumns.PROBED.indexOf("rotation"));
    Table probed = TableReader.read(items);
    Table before = Table.ofCells(
        new Columns("before", Stream.concat(Stream.of("filename"), old.stream()).toList()),
        probed.stream()
            .map(row -> Stream.concat(Stream.of("filename"), old.stream())
                .map(column -> row.text(column))
                .toArray(String[]::new))
            .toList());
    TableWriter.write(before, items);
    assertThat(probe("--in", items, "--dir", media).exit()).isEqualTo(ExitCode.OK);
    assertThat(TableReader.read(items).row(1).text("pixelFormat")).isEqualTo("yuv420p");
  }

  @Test
  void headersAloneSayTheSameOfWholeFiles() throws IOException {
    Files.writeString(items, "filename\ntone.wav\nfilm.mp4\n");
    probe("--in", items, "--dir", media, "--out", folder.resolve("exact.csv"));
    probe("--in", items, "--dir", media, "--fast", "--out", folder.resolve("fast.csv"));
    assertThat(folder.resolve("fast.csv")).hasSameTextualContentAs(folder.resolve("exact.csv"));
  }

  @Test
  void whatCannotBeReadIsListedAndTheRestGoesOn() throws IOException {
    Files.createFile(media.resolve("empty.mp3"));
    Files.writeString(media.resolve("text.mp4"), "this is no film\n".repeat(100));
    Files.createDirectory(media.resolve("folder.wav"));
    Files.copy(media.resolve("tone.wav"), folder.resolve("outside.wav"));
    Files.writeString(
        items,
        "filename\nmissing.mp3\nempty.mp3\ntone.wav\ntext.mp4\n../outside.wav\nfolder.wav\n\"\"\n");
    Outcome outcome = probe("--in", items, "--dir", media);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.PARTIAL);
    Table table = TableReader.read(items);
    for (Row row : table.rows()) {
      assertThat(row.filled(ItemColumns.HAS_AUDIO))
          .isEqualTo(row.text("filename").equals("tone.wav"));
    }
    Table failures = TableReader.read(folder.resolve("items.csv.failures.csv"));
    assertThat(failures.stream().map(row -> row.text("filename")))
        .containsExactlyInAnyOrder(
            "", "../outside.wav", "empty.mp3", "folder.wav", "missing.mp3", "text.mp4");
    assertThat(failures.stream().map(row -> row.text("error")).toList().toString())
        .contains("no such file", "0 bytes", "leads out of the folder", "is a folder");
  }

  @Test
  void aRerunDoesNothingAndOneAfterAChangeOnlyWhatChanged() throws IOException {
    Files.writeString(items, "filename\ntone.wav\nfilm.mp4\n");
    probe("--in", items, "--dir", media);
    String first = Files.readString(items);
    Outcome again = probe("--in", items, "--dir", media);
    assertThat(again.exit()).isEqualTo(ExitCode.OK);
    assertThat(again.err()).contains("already").contains("--force");
    assertThat(Files.readString(items)).isEqualTo(first);

    tone(media.resolve("tone.wav"), "wav", 96_000);
    Outcome changed = probe("--in", items, "--dir", media);
    assertThat(changed.err()).contains("1 file");
    assertThat(TableReader.read(items).row(0).text("duration")).isEqualTo("2");
  }

  @Test
  void filesGlobsAndFoldersAreShownOnTheTerminal() {
    assertThat(probe(media.resolve("tone.wav")).out())
        .contains("duration")
        .contains("pcm_s16le")
        .doesNotContain("film.mp4");
    assertThat(probe(media + "/*.mp4").out()).contains("film.mp4").doesNotContain("tone.wav");
    assertThat(probe(folder).out()).contains("film.mp4").contains("tone.wav");
  }

  @Test
  void whatIsShownCanBeReadByPrograms() {
    assertThat(probe(media.resolve("tone.wav"), "--format", "csv").out())
        .startsWith("filename,duration,hasAudio,")
        .hasLineCount(2)
        .contains("tone.wav,0.5,1,0,");
    assertThat(probe(media.resolve("tone.wav"), "--format", "json").out())
        .startsWith("[\n{\"filename\":\"")
        .contains("tone.wav\",\"duration\":0.5,\"hasAudio\":1,\"hasVideo\":0,\"width\":null,")
        .endsWith("}\n]\n");
    Outcome both = probe(media, "--format", "csv", "--out", folder.resolve("t.csv"));
    assertThat(both.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(probe(media.resolve("tone.wav"), "--out", "-").out())
        .startsWith("filename,duration,hasAudio,")
        .contains("tone.wav,0.5,1,0,");
  }

  @Test
  void filesCanBecomeATable() {
    Path table = folder.resolve("table.csv");
    assertThat(probe(media, "--out", table).exit()).isEqualTo(ExitCode.OK);
    assertThat(TableReader.read(table).stream().map(row -> row.text("duration")))
        .containsExactly("1", "0.5");
    Outcome again = probe(media, "--out", table);
    assertThat(again.exit()).isEqualTo(ExitCode.OK);
    assertThat(again.err()).contains("already");
  }

  @Test
  void anInterruptedRunKeepsItsTableAndTheNextOneFinishesIt() throws IOException {
    Files.writeString(items, "filename\ntone.wav\nfilm.mp4\n");
    CommandTester tester = CommandTester.of(ProbeCommand.class);
    tester.cancellation().request();
    assertThat(tester.run("--in", items, "--dir", media).exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(TableReader.read(items).rows()).hasSize(2);
    assertThat(probe("--in", items, "--dir", media).exit()).isEqualTo(ExitCode.OK);
    assertThat(TableReader.read(items).stream().map(row -> row.text("duration")))
        .containsExactly("0.5", "1");
  }

  @Test
  void namesThatMeanSomethingToAShellOrToLibavAreNames() throws IOException {
    for (String name : new String[] {
      "100%d.wav",
      "a:b.wav",
      "-dash.wav",
      "two words.wav",
      "quo\"te's.wav",
      "new\nline.wav",
      "ünï.wav",
      "[x]*.wav",
      "http:x.wav"
    }) {
      Path odd = media.resolve(name);
      Files.copy(media.resolve("tone.wav"), odd);
      Outcome outcome = probe(odd);
      assertThat(outcome.exit()).as(name + outcome.err()).isEqualTo(ExitCode.OK);
      assertThat(outcome.out()).contains("pcm_s16le");
    }
  }

  @Test
  void badCommandLinesAreExplained() {
    assertThat(probe().exit()).isEqualTo(ExitCode.USAGE);
    assertThat(probe("--in", items, media).exit()).isEqualTo(ExitCode.USAGE);
    assertThat(probe(media.resolve("none.mp3")).exit()).isEqualTo(ExitCode.INPUT);
    assertThat(probe(media.resolve("*.none")).err()).contains("no media file there");
    assertThat(probe("--help").out()).contains("smalti probe --in tmp/items.csv");
  }

  private static Outcome probe(Object... words) {
    return CommandTester.of(ProbeCommand.class).run(words);
  }

  private static void tone(Path file, String format, int frames) {
    try (MediaWriter writer =
        MediaWriter.create(file, format, Optional.of(new AudioSpec(48000, 1)), Optional.empty())) {
      writer.writeAudio(new float[frames], 0, frames);
      writer.finish();
    }
  }

  private static void film(Path file) {
    try (MediaWriter writer = MediaWriter.create(
        file,
        "mp4",
        Optional.of(new AudioSpec(48000, 1)),
        Optional.of(new VideoFrames(64, 48, 25, 1, 23, "ultrafast")))) {
      writer.writeAudio(new float[48_000], 0, 48_000);
      byte[] grey = new byte[PixelFormat.YUV420P.bytes(64, 48)];
      Arrays.fill(grey, (byte) 128);
      for (int n = 0; n < 25; n++) {
        writer.writeVideo(grey);
      }
      writer.finish();
    }
  }
}
