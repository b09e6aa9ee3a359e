package org.smalti.tools.export.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.cli.CommandTester.Outcome;

class ExportReaperCommandTest {
  private final ListTester tester;

  ExportReaperCommandTest(@TempDir Path folder) {
    tester = new ListTester(folder);
  }

  private RppReader.Chunk read(String name) throws IOException {
    return RppReader.read(tester.read(name));
  }

  @Test
  void aSequenceBecomesItemsWithAllThatIsDoneToThem() throws IOException {
    tester.media("a b.wav");
    tester.table("""
        filename,start,dur,at,volume,pan,fadeIn,fadeOut,stretch,pitch,reverse
        a b.wav,1500,400,250,0.5,-0.25,3,40,2,-7,
        a b.wav,1000,200,300,,,,,,,1
        """);
    Outcome outcome = tester.export("reaper", "x.rpp");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    List<RppReader.Chunk> tracks = read("x.rpp").all("TRACK");
    assertThat(tracks).hasSize(2);
    RppReader.Chunk item = tracks.get(0).all("ITEM").get(0);
    assertThat(item.number("POSITION")).isEqualTo(0.25);
    assertThat(item.number("LENGTH")).isEqualTo(0.8);
    assertThat(item.number("SOFFS")).isEqualTo(1.5);
    assertThat(item.values("PLAYRATE")).startsWith("0.5", "1", "-7");
    assertThat(item.values("VOLPAN")).containsExactly("1", "-0.25", "0.5", "-1");
    assertThat(item.values("FADEIN").get(1)).isEqualTo("0.003");
    assertThat(item.values("FADEOUT").get(1)).isEqualTo("0.04");
    assertThat(item.all("SOURCE").get(0).words()).containsExactly("SOURCE", "WAVE");
    assertThat(item.all("SOURCE").get(0).values("FILE")).containsExactly("a b.wav");
    RppReader.Chunk section = tracks.get(1).all("ITEM").get(0).all("SOURCE").get(0);
    assertThat(section.words()).containsExactly("SOURCE", "SECTION");
    assertThat(section.number("STARTPOS")).isEqualTo(1);
    assertThat(section.number("LENGTH")).isEqualTo(0.2);
    assertThat(section.number("MODE")).isEqualTo(2);
    assertThat(section.all("SOURCE").get(0).values("FILE")).containsExactly("a b.wav");
  }

  @Test
  void samplesBecomeRegionsOfTheirFiles() throws IOException {
    ExportOtioCommandTest.silence(tester.path("a.wav"), 8000);
    ExportOtioCommandTest.silence(tester.path("b.wav"), 8000);
    tester.table("filename,start,dur,note,octave\na.wav,100,50,C#,4\nb.wav,200,25,-,-1\n");
    Outcome outcome = tester.export("reaper", "x.rpp");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    RppReader.Chunk project = read("x.rpp");
    assertThat(project.lines().stream().filter(line -> line.get(0).equals("MARKER")))
        .containsExactly(
            List.of("MARKER", "1", "0.1", "C#4", "1"),
            List.of("MARKER", "1", "0.15", "", "1"),
            List.of("MARKER", "2", "1.2", "2", "1"),
            List.of("MARKER", "2", "1.225", "", "1"));
    RppReader.Chunk second = project.all("TRACK").get(1).all("ITEM").get(0);
    assertThat(second.number("POSITION")).isEqualTo(1);
    assertThat(second.number("LENGTH")).isEqualTo(1);
    assertThat(tester.export("reaper", "y.rpp", "--items").exit()).isZero();
    List<RppReader.Chunk> items = read("y.rpp").all("TRACK").get(0).all("ITEM");
    assertThat(items).extracting(item -> item.number("POSITION")).containsExactly(0.0, 0.05);
  }

  @Test
  void eachSourceCanHaveATrackOfItsOwn() throws IOException {
    tester.media("a.mp3", "b.ogg");
    tester.table("filename,start,dur,at\na.mp3,0,100,0\nb.ogg,0,100,50\na.mp3,0,100,50\n");
    assertThat(tester.export("reaper", "x.rpp", "--tracks", "sources").exit()).isZero();
    List<RppReader.Chunk> tracks = read("x.rpp").all("TRACK");
    assertThat(tracks)
        .extracting(track -> track.values("NAME").get(0))
        .containsExactly("a.mp3", "b.ogg");
    assertThat(tracks.get(0).all("ITEM")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "a.WAV,WAVE",
    "a.aiff,WAVE",
    "a.mp3,MP3",
    "a.ogg,VORBIS",
    "a.flac,FLAC",
    "a.mp4,VIDEO",
    "a.m4a,VIDEO",
    "name,VIDEO"
  })
  void sourcesAreOfTheKindOfTheirFiles(String name, String kind) {
    assertThat(ReaperSource.of(name)).hasToString(kind);
  }

  @Test
  void namesAreQuotedByAMarkThatTheyDoNotHold() throws IOException {
    String both = "say \"it's\" ü.wav";
    tester.media(both);
    tester.table("filename,start,dur,at,label\n\"say \"\"it's\"\" ü.wav\",0,100,0,"
        + "\"all \"\"of'them`\nhere\"\n");
    Outcome outcome = tester.export("reaper", "x.rpp");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    RppReader.Chunk item = read("x.rpp").all("TRACK").get(0).all("ITEM").get(0);
    assertThat(item.all("SOURCE").get(0).values("FILE")).containsExactly(both);
    assertThat(item.values("NAME")).containsExactly("all \"of'them' here");
  }

  @Test
  void aFileThatCantBeNamedIsRefused() throws IOException {
    String odd = "all\"of'them`.wav";
    tester.media(odd, "two\nlines.wav");
    tester.table("filename,start,dur,at\n\"all\"\"of'them`.wav\",0,100,0\n");
    Outcome outcome = tester.export("reaper", "x.rpp");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("can't be named in a REAPER project").hasLineCount(1);
    tester.table("filename,start,dur,at\n\"two\nlines.wav\",0,100,0\n");
    assertThat(tester.export("reaper", "x.rpp").exit()).isEqualTo(3);
    assertThat(tester.path("x.rpp")).doesNotExist();
  }
}
