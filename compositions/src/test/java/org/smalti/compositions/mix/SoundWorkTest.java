package org.smalti.compositions.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.compositions.TestClips;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.sources.PartWork;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.media.SoundSelection;
import org.smalti.media.cut.ChannelPool;
import org.smalti.media.cut.PartFile;
import org.smalti.media.cut.Span;

final class SoundWorkTest {
  @TempDir
  private Path folder = Path.of("");

  private Path part = Path.of("");

  @BeforeEach
  void namePart() {
    part = folder.resolve("part");
  }

  @Test
  void aPartHoldsExactlyTheFramesOfEverySpan() throws IOException {
    float[] all = TestClips.heard(TestClips.tones(folder, "a.wav"));
    List<Span> spans = List.of(
        new Span(0, 1000), new Span(500, 30_000), new Span(500, 40_000), new Span(143_000, 5000));
    assertThat(read("a.wav", spans)).isEmpty();
    PartFile made = PartFile.open(part, new ChannelPool());
    assertThat(made.span(3).count()).as("the file ends in it").isEqualTo(1000);
    for (int i = 0; i < spans.size(); i++) {
      float[] expected = Arrays.copyOfRange(
          all,
          2 * (int) spans.get(i).start(),
          2 * (int) (spans.get(i).start() + made.span(i).count()));
      assertThat(frames(made, i)).isEqualTo(expected);
    }
    assertThat(made.span(2).peak()).isCloseTo(0.4f, within(0.001f));
  }

  @Test
  void damageIsSaidAgainWhereThePartIsTakenAgain() throws IOException {
    byte[] whole = Files.readAllBytes(TestClips.tones(folder, "whole.flac"));
    Arrays.fill(whole, whole.length / 2, whole.length / 2 + 400, (byte) 0x5a);
    Files.write(folder.resolve("bad.flac"), whole);
    List<Span> spans = List.of(new Span(0, 3 * Sound.RATE));
    String first = read("bad.flac", spans);
    byte[] bytes = Files.readAllBytes(part);
    assertThat(first).isNotEmpty();
    assertThat(read("bad.flac", spans)).isEqualTo(first);
    assertThat(part).hasBinaryContent(bytes);
  }

  @Test
  void aPartThatWasCutOffIsMadeAgain() throws IOException {
    TestClips.tones(folder, "a.wav");
    List<Span> spans = List.of(new Span(100, 900));
    read("a.wav", spans);
    byte[] whole = Files.readAllBytes(part);
    Files.write(part, Arrays.copyOf(whole, whole.length - 8));
    read("a.wav", spans);
    assertThat(part).hasBinaryContent(whole);
  }

  private String read(String name, List<Span> spans) throws IOException {
    var order = new PartWork.PartOrder<>(new SourceSounds(name, spans), part.toString());
    return new SoundWork(new MediaFolder(folder), SoundSelection.USUAL)
        .apply(order, Task.unwatched());
  }

  private static float[] frames(PartFile part, int span) {
    int bytes = (int) (part.span(span).count() * SoundWork.FRAME);
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    part.read(span, 0, buffer);
    float[] frames = new float[bytes / Float.BYTES];
    buffer.asFloatBuffer().get(frames);
    return frames;
  }
}
