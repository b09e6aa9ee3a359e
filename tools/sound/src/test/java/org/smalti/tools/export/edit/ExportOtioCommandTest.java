package org.smalti.tools.export.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester.Outcome;

class ExportOtioCommandTest {
  private final ListTester tester;

  ExportOtioCommandTest(@TempDir Path folder) {
    tester = new ListTester(folder);
  }

  /** A second of silence, 16 bits, mono. */
  static void silence(Path file, int rate) throws IOException {
    byte[] bytes = new byte[44];
    ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    head.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * rate);
    head.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    head.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
    head.putShort((short) 2).putShort((short) 16);
    head.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * rate);
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(bytes);
      out.write(new byte[2 * rate]);
    }
  }

  private TimelineReader read(String name) throws IOException {
    return new TimelineReader(tester.read(name));
  }

  @Test
  void overlappingClipsAreOnMoreTracksWithGapsBetween() throws IOException {
    silence(tester.path("a.wav"), 44_100);
    tester.table("""
        filename,start,dur,at,volume,pan
        a.wav,100,400,250,0.5,-1
        a.wav,0,400,500,,
        a.wav,0,100,650,,
        """);
    Outcome outcome = tester.export("otio", "x.otio");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    TimelineReader timeline = read("x.otio");
    assertThat(timeline.name).isEqualTo("x");
    assertThat(timeline.kinds).containsExactly("Audio", "Audio");
    assertThat(timeline.rates).containsExactly(48_000.0);
    assertThat(timeline.clips)
        .extracting(
            TimelineReader.Clip::track, TimelineReader.Clip::at, TimelineReader.Clip::length)
        .containsExactly(
            tuple("A1", 12_000.0, 19_200.0),
            tuple("A1", 31_200.0, 4800.0),
            tuple("A2", 24_000.0, 19_200.0));
    TimelineReader.Clip first = timeline.clips.get(0);
    assertThat(first.source()).isEqualTo(4800);
    assertThat(first.available()).isEqualTo(48_000);
    assertThat(first.metadata()).isEqualTo(Map.of("smalti", Map.of("volume", 0.5, "pan", -1.0)));
  }

  @Test
  void aStretchedClipIsAsLongAsItIsHeardAndWarped() throws IOException {
    silence(tester.path("a.wav"), 48_000);
    tester.table(
        "filename,start,dur,at,stretch,reverse\na.wav,0,500,0,4,\na.wav,0,500,2000,,yes\n");
    assertThat(tester.export("otio", "x.otio", "--fps", "24").exit()).isZero();
    TimelineReader timeline = read("x.otio");
    assertThat(timeline.rates).containsExactly(24.0);
    assertThat(timeline.clips).extracting(TimelineReader.Clip::scalar).containsExactly(0.25, -1.0);
    assertThat(timeline.clips).extracting(TimelineReader.Clip::length).containsExactly(48.0, 12.0);
  }

  @Test
  void filmsAreOnATrackOfPicturesAndOneOfSounds() throws IOException {
    silence(tester.path("a.wav"), 48_000);
    tester.table("filename,start,dur,hasVideo\na.wav,0,500,1\na.wav,0,500,0\n");
    assertThat(tester.export("otio", "x.otio", "--fps", "29.97").exit()).isZero();
    TimelineReader timeline = read("x.otio");
    assertThat(timeline.kinds).containsExactly("Video", "Audio");
    assertThat(timeline.rates).containsExactly(30_000 / 1001.0);
    assertThat(timeline.clips)
        .extracting(TimelineReader.Clip::track)
        .containsExactly("V1", "A1", "A1");
    assertThat(tester.export("otio", "y.otio", "--only", "picture").exit()).isZero();
    assertThat(read("y.otio").kinds).containsExactly("Video");
  }

  @Test
  void addressesLeadFromTheTimelineToTheFileWhateverItIsCalled() throws IOException {
    String odd = "müs ik/100% \"so\" #1?\n;a:b.wav";
    silence(tester.path(odd), 48_000);
    tester.table("filename,start,dur\n\"" + odd.replace("\"", "\"\"") + "\",0,500\n");
    Outcome outcome = tester.export("otio", "lists/x.otio");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    String url = read("lists/x.otio").clips.get(0).url();
    assertThat(url).startsWith("../m%C3%BCs%20ik/").isASCII();
    URI base = tester.path("lists/x.otio").toUri();
    assertThat(Path.of(base.resolve(url))).isEqualTo(tester.path(odd));
    assertThat(tester.export("otio", "y.otio", "--absolute").exit()).isZero();
    assertThat(Path.of(URI.create(read("y.otio").clips.get(0).url()))).exists();
  }

  @Test
  void whatCantBeOpenedIsNamedAndStaysInTheTimeline() throws IOException {
    tester.media("broken.wav");
    tester.table("filename,start,dur\nbroken.wav,0,500\n");
    assertThat(tester.export("otio", "x.otio").exit()).isEqualTo(6);
    assertThat(read("x.otio").clips.get(0).available()).isEqualTo(-1);
    assertThat(tester.path("x.otio.failures.csv")).content().contains("broken.wav");
    assertThat(tester.export("otio", "x.otio").exit()).isEqualTo(6);
  }
}
