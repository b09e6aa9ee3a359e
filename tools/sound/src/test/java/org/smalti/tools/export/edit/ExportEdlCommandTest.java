package org.smalti.tools.export.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester.Outcome;

class ExportEdlCommandTest {
  private static final String HEADER = "filename,start,dur,at,stretch,reverse\n";

  private final ListTester tester;

  ExportEdlCommandTest(@TempDir Path folder) {
    tester = new ListTester(folder);
  }

  @BeforeEach
  void makeMedia() throws IOException {
    tester.media("a.wav", "b.mp4", "c.mp4");
  }

  private CmxReader read(String name, int base) throws IOException {
    return new CmxReader(tester.read(name), base);
  }

  @Test
  void soundsThatOverlapAreOnChannelsOfTheirOwn() throws IOException {
    tester.table(HEADER + "a.wav,1000,400,0,,\na.wav,2000,400,200,,\na.wav,3000,400,400,,\n");
    Outcome outcome = tester.export("edl", "x.edl");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    CmxReader list = read("x.edl", 25);
    assertThat(list.title).isEqualTo("x");
    assertThat(list.drops).isFalse();
    assertThat(list.names).containsOnly("a.wav").hasSize(3);
    assertThat(list.events)
        .containsExactly(
            new CmxReader.Event(1, "A", "A", 25, 35, 0, 10),
            new CmxReader.Event(2, "A", "A2", 50, 60, 5, 15),
            new CmxReader.Event(3, "A", "A", 75, 85, 10, 20));
  }

  /** Lengths are no whole frames, and neither are the clips' places. */
  @Test
  void neighboursHaveNeitherGapsNorOverlapsAtAnyRate() throws IOException {
    StringBuilder table = new StringBuilder("filename,start,dur\n");
    Random random = new Random(7);
    double end = 0;
    for (int i = 0; i < 900; i++) {
      double dur = Math.round(1000 * (50 + 900 * random.nextDouble())) / 1000.0;
      table
          .append("b.mp4,")
          .append(random.nextInt(60_000))
          .append(',')
          .append(dur)
          .append('\n');
      end += dur;
    }
    tester.table(table.toString());
    for (String fps : new String[] {"23.976", "24", "29.97", "59.94"}) {
      Outcome outcome = tester.export("edl", fps + ".edl", "--fps", fps);
      assertThat(outcome.exit()).as(outcome.err()).isZero();
      int base = (int) Math.ceil(Double.parseDouble(fps));
      CmxReader list = read(fps + ".edl", base);
      assertThat(list.drops).isEqualTo(base % 30 == 0);
      assertThat(list.events).hasSize(900).allMatch(event -> event.channels().equals("B"));
      for (int i = 0; i < 900; i++) {
        CmxReader.Event event = list.events.get(i);
        assertThat(event.in()).isEqualTo(i == 0 ? 0 : list.events.get(i - 1).out());
        assertThat(event.sourceOut() - event.sourceIn()).isEqualTo(event.out() - event.in());
      }
      double exact = fps.contains(".") ? base * 1000 / 1001.0 : base;
      assertThat(list.events.get(899).out()).isEqualTo(Math.round(end * exact / 1000));
    }
  }

  /** What --plan writes is on frames of 48 kHz, told to a thousandth of a ms; lengths are not. */
  @Test
  void clipsOfAPlanThatMissEachOtherByAFrameOfSoundAreNeighbours() throws IOException {
    tester.table(HEADER + "b.mp4,0,509.99,0,,\nc.mp4,0,499.985,510.01,,\nb.mp4,0,100,1010.005,,\n");
    assertThat(tester.export("edl", "x.edl", "--fps", "50").exit()).isZero();
    CmxReader list = read("x.edl", 50);
    assertThat(list.events.get(0).out()).isEqualTo(list.events.get(1).in());
    assertThat(list.events.get(1).out()).isEqualTo(list.events.get(2).in());
  }

  @Test
  void aStretchedClipHasASpeedAndAReversedOneANegativeOne() throws IOException {
    tester.table(HEADER + "b.mp4,0,1000,0,2,\nb.mp4,0,1000,2000,,1\n");
    assertThat(tester.export("edl", "x.edl").exit()).isZero();
    CmxReader list = read("x.edl", 25);
    assertThat(list.speeds).containsExactly(12.5, -25.0);
    assertThat(list.events.get(0).out()).isEqualTo(50);
    assertThat(list.events.get(0).sourceOut()).isEqualTo(25);
  }

  @Test
  void moreThanAListHoldsGoesOnInAnother() throws IOException {
    StringBuilder table = new StringBuilder("filename,start,dur\n");
    table.append("a.wav,0,100\n".repeat(1500));
    tester.table(table.toString());
    assertThat(tester.export("edl", "x.edl").err()).contains("x.edl to ", "x-2.edl");
    assertThat(read("x.edl", 25).events).hasSize(999);
    CmxReader second = read("x-2.edl", 25);
    assertThat(second.title).isEqualTo("x 2");
    assertThat(second.events).hasSize(501);
    assertThat(second.events.get(0).in())
        .isEqualTo(read("x.edl", 25).events.get(998).out());
    tester.table("filename,start,dur\na.wav,0,100\n");
    assertThat(tester.export("edl", "x.edl").exit()).isZero();
    assertThat(tester.path("x-2.edl")).doesNotExist();
  }

  @Test
  void filmsThatOverlapAreInListsOfTheirOwn() throws IOException {
    tester.table(HEADER + "b.mp4,0,1000,0,,\nc.mp4,0,1000,500,,\n");
    assertThat(tester.export("edl", "x.edl").exit()).isZero();
    assertThat(read("x-2.edl", 25).names).containsExactly("c.mp4");
    assertThat(tester.export("edl", "y.edl", "--only", "sound").exit()).isZero();
    assertThat(read("y.edl", 25).events)
        .extracting(CmxReader.Event::channels)
        .containsExactly("A", "A2");
    assertThat(tester.export("edl", "z.edl", "--only", "picture").exit()).isZero();
    assertThat(read("z.edl", 25).events.get(0).channels()).isEqualTo("V");
  }

  @Test
  void reelsOfLikeNamesDifferAndNamesStayOnOneLine() throws IOException {
    String odd = "ein Lied\nmit \"Umlauten\" ü.wav";
    tester.media("interview one.wav", "interview two.wav", "sub/bl.wav", odd);
    tester.table("filename,start,dur\ninterview one.wav,0,100\ninterview two.wav,0,100\n"
        + "sub/bl.wav,0,100\n\"" + odd.replace("\"", "\"\"") + "\",0,100\n");
    Outcome outcome = tester.export("edl", "x.edl");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    CmxReader list = read("x.edl", 25);
    assertThat(list.events)
        .extracting(CmxReader.Event::reel)
        .containsExactly("INTERVIE", "INTERVI2", "BL2", "EINLIEDM");
    assertThat(list.names).contains("ein Lied_mit \"Umlauten\" ü.wav");
    assertThat(tester.read("x.edl")).contains("* SOURCE FILE: sub/bl.wav\n");
  }

  @Test
  void theListBeginsAtTheGivenTimeCode() throws IOException {
    tester.table("filename,start,dur\na.wav,0,1000\n");
    assertThat(tester
            .export("edl", "x.edl", "--fps", "29.97", "--start", "01:00:00;00")
            .exit())
        .isZero();
    assertThat(tester.read("x.edl")).contains(" 01:00:00;00 01:00:01;00\n");
    Outcome wrong = tester.export("edl", "y.edl", "--fps", "29.97", "--start", "00:01:00;00");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("--start 00:01:00;00 is no time code");
    Outcome rate = tester.export("edl", "y.edl", "--fps", "31");
    assertThat(rate.exit()).isEqualTo(2);
    assertThat(rate.err()).contains("no time codes are defined for \"31\"");
  }

  @Test
  void aForeignFileStaysAndAFinishedListIsNotMadeAgain() throws IOException {
    tester.table("filename,start,dur\na.wav,0,1000\n");
    Files.writeString(tester.path("x.edl"), "somebody's");
    Outcome refused = tester.export("edl", "x.edl");
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.err()).contains("x.edl is there already and was not made by this command");
    assertThat(tester.read("x.edl")).isEqualTo("somebody's");
    assertThat(tester.export("edl", "x.edl", "--force").exit()).isZero();
    assertThat(tester.export("edl", "x.edl").err()).contains("x.edl is there already; --force");
    Outcome dry = tester.export("edl", "new.edl", "--dry-run");
    assertThat(dry.out()).contains("would write 1 sample to ");
    assertThat(tester.path("new.edl")).doesNotExist();
    assertThat(tester.export("edl", "table.csv").exit()).isEqualTo(2);
  }

  @Test
  void mediaThatAreNotThereAreNamedAndToldOf() throws IOException {
    tester.table("filename,start,dur\ngone.wav,0,1000\n");
    Outcome outcome = tester.export("edl", "x.edl");
    assertThat(outcome.exit()).isEqualTo(6);
    assertThat(tester.read("x.edl")).contains("* FROM CLIP NAME: gone.wav");
    assertThat(tester.path("x.edl.failures.csv")).content().contains("gone.wav,export,not there");
  }

  @Test
  void clipsBelowAFrameAreLeftOutWithAWord() throws IOException {
    tester.table("filename,start,dur,at\na.wav,0,10,0\na.wav,0,1000,40\n");
    Outcome outcome = tester.export("edl", "x.edl");
    assertThat(outcome.err()).contains("1 sample shorter than a frame is left out");
    assertThat(read("x.edl", 25).events).hasSize(1);
    tester.table("filename,start,dur,at\na.wav,0,10,0\n");
    assertThat(tester.export("edl", "y.edl").exit()).isEqualTo(3);
  }
}
