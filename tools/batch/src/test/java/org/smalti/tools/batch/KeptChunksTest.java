package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;

/** What a recording carries beside sound and tags stays. */
class KeptChunksTest extends StreamTesting {
  private static final List<String> SAMPLER =
      List.of("cue ", "smpl", "inst", "acid", "iXML", "LIST", "strc");

  private static byte[] chunk(String name, byte[] body, ByteOrder order) {
    ByteBuffer chunk = ByteBuffer.allocate(8 + body.length + (body.length & 1)).order(order);
    chunk.put(name.getBytes(StandardCharsets.US_ASCII)).putInt(body.length).put(body);
    return chunk.array();
  }

  private static byte[] body(String name) {
    return (name.equals("LIST") ? "adtllabl and what follows" : "what stands in " + name)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** A file with chunks before its end, and the size of the whole put right. */
  private static byte[] with(byte[] file, ByteOrder order, List<byte[]> chunks) {
    int more = chunks.stream().mapToInt(chunk -> chunk.length).sum();
    ByteBuffer all = ByteBuffer.allocate(file.length + more).order(order).put(file);
    chunks.forEach(all::put);
    return all.putInt(4, all.capacity() - 8).array();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @ParameterizedTest
  @ValueSource(strings = {"normalize", "denoise"})
  void cuePointsLoopsAndNotesOfAWaveStay(String verb) {
    Path plain = made("plain.wav", SOUND + " -metadata title=A_title");
    List<byte[]> chunks = SAMPLER.stream()
        .map(name -> chunk(name, body(name), ByteOrder.LITTLE_ENDIAN))
        .toList();
    Path file = write(folder.resolve("a.wav"), with(bytes(plain), ByteOrder.LITTLE_ENDIAN, chunks));
    done(verb, file);
    byte[] result = bytes(out().resolve("a.wav"));
    for (byte[] chunk : chunks) {
      assertThat(count(text(result), text(chunk))).isEqualTo(1);
    }
    assertThat(ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
        .isEqualTo(result.length - 8);
    assertThat(result("a.wav").tags()).containsEntry("title", "A_title");
    assertThat(result("a.wav").duration()).isEqualTo(contents(file).duration());
  }

  @Test
  void aDrawingOfTheSoundIsSaidToBeLost() {
    byte[] level = chunk("levl", body("levl"), ByteOrder.LITTLE_ENDIAN);
    byte[] plain = bytes(made("plain.wav", SOUND));
    Path file =
        write(folder.resolve("a.wav"), with(plain, ByteOrder.LITTLE_ENDIAN, List.of(level)));
    assertThat(done("normalize", file)).contains("its chunk levl is left out");
    Outcome refused = batch("normalize", file, "--delete-originals", "--force");
    assertThat(refused.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(refused.err()).contains("would be deleted although its chunk levl is left out");
    assertThat(file).exists();
  }

  @Test
  void peaksThatAreNoLongerTrueAreSaidAndKeepNoOriginal() {
    byte[] peaks = chunk("PEAK", new byte[16], ByteOrder.LITTLE_ENDIAN);
    byte[] plain = bytes(made("plain.wav", SOUND));
    Path file =
        write(folder.resolve("a.wav"), with(plain, ByteOrder.LITTLE_ENDIAN, List.of(peaks)));
    assertThat(done("normalize", file)).contains("its chunk PEAK is left out: it tells the peaks");
    done("normalize", file, "--delete-originals", "--force");
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wavl", "LIST"})
  void soundThatNobodyReadsIsSaidToBeLost(String name) {
    byte[] body = "wavl and the sound".getBytes(StandardCharsets.US_ASCII);
    byte[] plain = bytes(made("plain.wav", SOUND));
    byte[] chunk = chunk(name, body, ByteOrder.LITTLE_ENDIAN);
    Path file =
        write(folder.resolve("a.wav"), with(plain, ByteOrder.LITTLE_ENDIAN, List.of(chunk)));
    assertThat(done("normalize", file)).contains("its chunk wavl is left out");
    assertThat(text(bytes(out().resolve("a.wav")))).doesNotContain("wavl");
    assertThat(batch("normalize", file, "--delete-originals", "--force").err())
        .contains("would be deleted although its chunk wavl is left out");
  }

  /** An ID3v2.3 tag with its first frame before the others, which are those of another tag. */
  private static byte[] withFrame(byte[] mp3, String name, byte[] body) {
    int size = (mp3[6] << 21) + (mp3[7] << 14) + (mp3[8] << 7) + mp3[9] + 10 + body.length;
    ByteBuffer all = ByteBuffer.allocate(mp3.length + 10 + body.length).put(mp3, 0, 6);
    for (int shift = 21; shift >= 0; shift -= 7) {
      all.put((byte) (size >> shift & 0x7f));
    }
    all.put(name.getBytes(StandardCharsets.US_ASCII)).putInt(body.length).putShort((short) 0);
    return all.put(body).put(mp3, 10, mp3.length - 10).array();
  }

  @Test
  void framesOfATagThatFfmpegReadsOverAreSaidToBeLost() {
    byte[] plain = bytes(made("plain.mp3", SOUND + " -metadata title=A_title -id3v2_version 3"));
    byte[] object =
        "\0text/plain\0a.txt\0what it is\0what is in it".getBytes(StandardCharsets.US_ASCII);
    byte[] both = withFrame(
        withFrame(plain, "GEOB", object), "PRIV", "me\0mine".getBytes(StandardCharsets.US_ASCII));
    Path file = write(folder.resolve("a.mp3"), both);
    assertThat(done("normalize", file)).contains("its ID3 frames GEOB are left out: ffmpeg knows");
    String result = text(bytes(out().resolve("a.mp3")));
    assertThat(result).contains("PRIV").doesNotContain("what is in it");
    assertThat(result("a.mp3").tags()).containsEntry("title", "A_title");
    assertThat(batch("normalize", file, "--delete-originals", "--force").err())
        .contains("would be deleted although its ID3 frames GEOB");
    assertThat(done("normalize", write(folder.resolve("b.mp3"), plain))).doesNotContain("left out");
  }

  @Test
  void aCoverAmongTheTagsOfAWaveStays() {
    covers();
    Path mp3 = made(
        "a.mp3",
        SOUND + " -i @front.jpg -map 0 -map 1 -c:v copy -disposition:v attached_pic"
            + " -metadata title=A_title -id3v2_version 3");
    byte[] all = bytes(mp3);
    int size = 10 + (all[6] << 21) + (all[7] << 14) + (all[8] << 7) + all[9];
    byte[] tags = chunk("id3 ", Arrays.copyOf(all, size), ByteOrder.LITTLE_ENDIAN);
    byte[] plain = bytes(made("plain.wav", SOUND));
    Path file = write(folder.resolve("a.wav"), with(plain, ByteOrder.LITTLE_ENDIAN, List.of(tags)));
    assertThat(of(contents(file), Kind.COVER)).hasSize(1);
    done("normalize", file);
    assertThat(of(result("a.wav"), Kind.COVER))
        .extracting(MediaStream::codec)
        .containsExactly("mjpeg");
    assertThat(result("a.wav").tags()).containsEntry("title", "A_title");
  }

  @Test
  void whatProgramsKeepInAFlacStays() {
    byte[] plain = bytes(made("plain.flac", SOUND));
    byte[] mine = new byte[20_000];
    Arrays.fill(mine, (byte) 'x');
    byte[] block = ByteBuffer.allocate(4 + mine.length)
        .putInt((2 << 24) + mine.length)
        .put(mine)
        .array();
    // Behind the magic number and the stream's own description.
    byte[] all = Arrays.copyOf(plain, plain.length + block.length);
    System.arraycopy(block, 0, all, 42, block.length);
    System.arraycopy(plain, 42, all, 42 + block.length, plain.length - 42);
    done("normalize", write(folder.resolve("a.flac"), all));
    String result = text(bytes(out().resolve("a.flac")));
    assertThat(count(result, text(block))).isEqualTo(1);
    assertThat(result("a.flac").duration())
        .isEqualTo(contents(folder.resolve("a.flac")).duration());
  }

  @Test
  void markersOfAWave64Stay() {
    byte[] plain = bytes(made("plain.w64", SOUND));
    byte[] marker = ByteBuffer.allocate(24 + 16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("a name of 16 byt".getBytes(StandardCharsets.US_ASCII))
        .putLong(24 + 13)
        .put("what it marks".getBytes(StandardCharsets.US_ASCII))
        .array();
    int padded = (plain.length + 7) / 8 * 8;
    byte[] all = Arrays.copyOf(plain, padded + marker.length);
    System.arraycopy(marker, 0, all, padded, marker.length);
    done("normalize", write(folder.resolve("a.w64"), all));
    byte[] result = bytes(out().resolve("a.w64"));
    assertThat(text(result)).endsWith(text(marker));
    assertThat(ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN).getLong(16))
        .isEqualTo(result.length);
  }

  @Test
  void marksAndLoopsOfAnAiffAndACafStay() {
    List<byte[]> chunks = new ArrayList<>();
    for (String name : List.of("MARK", "INST", "COMT", "basc")) {
      chunks.add(chunk(name, body(name), ByteOrder.BIG_ENDIAN));
    }
    byte[] aiff = with(bytes(made("plain.aiff", SOUND)), ByteOrder.BIG_ENDIAN, chunks);
    done("normalize", write(folder.resolve("a.aiff"), aiff));
    byte[] result = bytes(out().resolve("a.aiff"));
    chunks.forEach(chunk -> assertThat(count(text(result), text(chunk))).isEqualTo(1));
    assertThat(ByteBuffer.wrap(result).getInt(4)).isEqualTo(result.length - 8);

    byte[] caf = bytes(made("plain.caf", SOUND));
    byte[] mark = body("mark");
    ByteBuffer marked = ByteBuffer.allocate(caf.length + 12 + mark.length).put(caf);
    marked.put("mark".getBytes(StandardCharsets.US_ASCII)).putLong(mark.length).put(mark);
    done("normalize", write(folder.resolve("a.caf"), marked.array()));
    assertThat(text(bytes(out().resolve("a.caf")))).endsWith(text(mark));
  }

  @Test
  void chaptersThatAreLostAreSaidAndKeepTheOriginal() {
    write(
        folder.resolve("chapters.txt"),
        ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle=One\n"
            .getBytes(StandardCharsets.US_ASCII));
    Path mp3 = made("a.mp3", SOUND + " -i @chapters.txt -map 0 -map_chapters 1");
    assertThat(contents(mp3).chapters()).hasSize(1);
    assertThat(done("normalize", mp3)).doesNotContain("left out");
    assertThat(result("a.mp3").chapters()).hasSize(1);
    byte[] all = bytes(mp3);
    byte[] tags = Arrays.copyOf(all, 10 + (all[6] << 21) + (all[7] << 14) + (all[8] << 7) + all[9]);
    done("normalize", tagged("b.aac", tags));
    assertThat(result("b.aac").chapters()).hasSize(1);
    // ffmpeg reads the chapters of such a file and writes none.
    Path file = tagged("c.tta", tags);
    byte[] before = bytes(file);
    Outcome refused = batch("normalize", file, "--replace", "--delete-originals");
    assertThat(refused.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(refused.err()).contains("its chapter is left out");
    assertThat(bytes(file)).isEqualTo(before);
    assertThat(done("normalize", file)).contains("its chapter is left out: tta holds none");
  }

  /** A sound with ID3 tags before it. */
  private Path tagged(String name, byte[] tags) {
    byte[] plain = bytes(made("plain-" + name, SOUND));
    byte[] both = Arrays.copyOf(tags, tags.length + plain.length);
    System.arraycopy(plain, 0, both, tags.length, plain.length);
    Path file = write(folder.resolve(name), both);
    assertThat(contents(file).chapters()).hasSize(1);
    return file;
  }

  /** Puts a box into the description of the picture of an MP4 whose index stands at its end. */
  private static byte[] boxed(byte[] file, byte[] box) {
    ByteBuffer all = ByteBuffer.allocate(file.length + box.length).put(file);
    List<String> path = List.of("moov", "trak", "mdia", "minf", "stbl", "stsd", "avc1");
    int at = 0;
    for (String name : path) {
      while (!text(Arrays.copyOfRange(file, at + 4, at + 8)).equals(name)) {
        at += all.getInt(at);
      }
      all.putInt(at, all.getInt(at) + box.length);
      at += name.equals("stsd") ? 16 : name.equals("avc1") ? 86 : 8;
    }
    System.arraycopy(file, at, all.array(), at + box.length, file.length - at);
    System.arraycopy(box, 0, all.array(), at, box.length);
    return all.array();
  }

  @ParameterizedTest
  @ValueSource(strings = {"normalize", "reencode"})
  void aFilmOfTwoViewsStaysOne(String verb) {
    byte[] plain = bytes(made("plain.mp4", FILM + FAST));
    byte[] views = ByteBuffer.allocate(13)
        .putInt(13)
        .put("st3d".getBytes(StandardCharsets.US_ASCII))
        .putInt(0)
        .put((byte) 1)
        .array();
    Path file = write(folder.resolve("a.mp4"), boxed(plain, views));
    int film = of(contents(file), Kind.VIDEO).get(0).index();
    assertThat(PictureSideData.of(file).get(film)).containsExactly("Stereo 3D");
    assertThat(done(verb, file)).doesNotContain("no longer");
    assertThat(PictureSideData.of(out().resolve("a.mp4")).get(0)).containsExactly("Stereo 3D");
  }

  @ParameterizedTest
  @ValueSource(strings = {"normalize", "reencode"})
  void whatACameraWritesBesideTheFilmStays(String verb) {
    write(
        folder.resolve("s.srt"),
        "1\n00:00:00,100 --> 00:00:00,900\nHello\n".getBytes(StandardCharsets.US_ASCII));
    Path titles = made("t.mp4", FILM + " -i @s.srt -map 0 -map 1 -map 2" + FAST + "-c:s mov_text");
    String film = text(bytes(titles)).replace("tx3g", "gpmd").replace("sbtl", "meta");
    Path file = write(folder.resolve("a.mp4"), film.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(kinds(contents(file))).containsExactly(Kind.VIDEO, Kind.AUDIO, Kind.DATA);
    assertThat(done(verb, file)).doesNotContain("left out");
    assertThat(kinds(result("a.mp4"))).containsExactly(Kind.VIDEO, Kind.AUDIO, Kind.DATA);
    assertThat(text(bytes(out().resolve("a.mp4")))).contains("Hello");
  }
}
