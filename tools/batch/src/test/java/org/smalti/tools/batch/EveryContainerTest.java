package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.TestMedia;

/**
 * Each verb takes a file of every container and codec that the program writes, or refuses it by one sentence before any
 * work: about 60 tiny files.
 */
class EveryContainerTest {
  /** Extensions with sound alone, each with encoders; empty is the usual one. */
  private static final List<String> SOUNDS = List.of(
      "aac aac",
      "ac3 ac3",
      "aif pcm_s24be",
      "aifc pcm_s16be",
      "aiff pcm_mulaw",
      "amr libopencore_amrnb",
      "au pcm_s16be",
      "caf alac pcm_f32le libmp3lame",
      "dts dca",
      "eac3 eac3",
      "flac flac",
      "m4a aac alac ac3",
      "m4b aac",
      "mka libvorbis pcm_s24le dca truehd wavpack",
      "mp2 mp2",
      "mp3 libmp3lame",
      "mpa mp2",
      "oga flac",
      "ogg libvorbis libopus libspeex",
      "opus libopus",
      "spx libspeex",
      "tta tta",
      "w64 pcm_s24le",
      "wav pcm_s24le adpcm_ms libmp3lame pcm_alaw",
      "wma wmav2",
      "wv wavpack");

  /** Extensions with pictures: encoders of picture and sound. */
  private static final List<String> FILMS = List.of(
      "3g2 mpeg4+aac",
      "3gp mpeg4+aac h263+aac",
      "asf wmv2+wmav2",
      "avi mpeg4+libmp3lame mjpeg+pcm_s16le",
      "flv flv+libmp3lame libx264+aac",
      "m2ts libx264+ac3",
      "m4v libx264+aac",
      "mkv libx264+libopus ffv1+flac",
      "mov mjpeg+pcm_s24le prores+pcm_s16be",
      "mp4 libx264+pcm_s24le libx264+pcm_s16le mpeg4+flac libx264+libopus",
      "mpg mpeg1video+mp2",
      "mts libx264+aac",
      "mxf mpeg2video+pcm_s16le",
      "ogv libtheora+libvorbis",
      "rm rv10+ac3",
      "ts mpeg2video+mp2 libx264+libopus",
      "vob mpeg2video+ac3",
      "webm libvpx+libvorbis",
      "wmv wmv2+wmav2");

  /** The words with which a message of ours ends: what a person can do. */
  private static final List<String> WAYS_OUT = List.of("; convert it to", "; choose", "--accept");

  @TempDir
  Path folder;

  private final List<String> unwritable = new ArrayList<>();
  private Path media = Path.of("");

  private void make(String extension, String picture, String sound) {
    boolean film = !picture.isEmpty();
    int rate = sound.contains("amr") ? 8000 : 48000;
    String words = (film ? "-f lavfi -i testsrc2=s=176x144:r=25:d=0.6 " : "")
        + "-f lavfi -i sine=r=" + rate + ":d=0.6,volume=0.5 -strict experimental "
        + (film ? "-c:v " + picture + " " : "") + "-c:a " + sound;
    String name = extension + "-" + picture + "-" + sound + "." + extension;
    try {
      TestMedia.made(media.resolve(name), words);
    } catch (SmaltiException e) {
      unwritable.add(name);
    }
  }

  private void makeAll() {
    for (String line : SOUNDS) {
      List<String> words = List.of(line.split(" "));
      words.subList(1, words.size()).forEach(codec -> make(words.get(0), "", codec));
    }
    for (String line : FILMS) {
      List<String> words = List.of(line.split(" "));
      for (String codecs : words.subList(1, words.size())) {
        int plus = codecs.indexOf('+');
        make(words.get(0), codecs.substring(0, plus), codecs.substring(plus + 1));
      }
    }
  }

  @Test
  void eachVerbTakesOrRefusesEveryFile() throws IOException {
    media = Files.createDirectory(folder.resolve("media"));
    makeAll();
    assertThat(unwritable).hasSizeLessThan(6);
    try (var files = Files.list(media)) {
      assertThat(files).hasSizeGreaterThan(55);
    }
    List<String> faults = new ArrayList<>();
    for (String verb : List.of("normalize", "denoise", "reencode")) {
      faults.addAll(faults(verb));
    }
    assertThat(faults).isEmpty();
  }

  /** What a verb neither took nor refused in words of its own. */
  private List<String> faults(String verb) throws IOException {
    Path out = Files.createDirectory(folder.resolve(verb));
    Path report = out.resolve("report.csv");
    List<Object> words = new ArrayList<>(
        List.of(verb, media, "--ffmpeg", "embedded", "--out", out, "--report", report));
    if (verb.equals("reencode")) {
      words.addAll(List.of("--codec", "h264", "--preset", "ultrafast", "--keep-larger", "--force"));
    } else {
      words.addAll(List.of("--include", "*.*"));
    }
    Outcome outcome = CommandTester.of(BatchCommand.class).run(words.toArray());
    Table table = TableReader.read(report);
    List<String> faults = new ArrayList<>();
    for (Row row : table.rows()) {
      String notes = row.text("notes");
      if (row.text("result").equals("failed") && WAYS_OUT.stream().noneMatch(notes::contains)) {
        faults.add(verb + " " + row.text("filename") + ": " + notes);
      }
    }
    assertThat(table.rows()).as(outcome.err()).hasSizeGreaterThan(55);
    return faults;
  }
}
