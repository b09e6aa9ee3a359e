package org.smalti.tools.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.media.SoundSelection;
import org.smalti.media.cut.ChannelPool;
import org.smalti.media.cut.PartFile;

final class SpritePartWorkTest {
  private static final int RATE = 16_000;

  @TempDir
  private Path folder = Path.of("");

  @Test
  void damageThatCostAClipIsSaidAgainWhereThePartIsTakenAgain() throws Exception {
    Path file =
        ExportTester.write(folder.resolve("a.flac"), RATE, 1, ExportTester.noise(1, 4 * RATE, 1));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    SourceClips clips = clips(new ExportClip(0, "", 100, 200), new ExportClip(1, "", 3500, 200));
    CutResult first = work().apply(clips, Task.unwatched());
    assertThat(first.problem()).startsWith("no sound for 1 of 2 samples").contains("broken at");
    CutResult again = work().apply(clips, Task.unwatched());
    assertThat(again.problem()).isEqualTo(first.problem());
    assertThat(again.durs()).isEqualTo(first.durs()).containsExactly(200, -1);
  }

  @Test
  void aPartHoldsTheFramesOfItsClipsAndTheirFades() throws Exception {
    float[] sound = ExportTester.noise(2, RATE, 1);
    ExportTester.write(folder.resolve("a.flac"), RATE, 1, sound);
    SourceClips clips = clips(new ExportClip(0, "", 0, 600), new ExportClip(1, "", 500, 300));
    work().apply(clips, Task.unwatched());
    SpritePart part = new SpritePart(PartFile.open(work().part(clips), new ChannelPool()));
    List<Float> frames = new ArrayList<>();
    part.copy(1, (block, count) -> {
      for (int i = 0; i < count; i++) {
        frames.add(block[i]);
      }
    });
    assertThat(part.length(0)).isEqualTo(RATE * 6 / 10);
    assertThat(frames).hasSize(RATE * 3 / 10);
    assertThat(frames.get(1000)).isCloseTo(sound[RATE / 2 + 1000], within16Bits());
    assertThat(Math.abs(frames.get(0))).isLessThan(Math.abs(sound[RATE / 2]) + 1e-9f);
  }

  private static Offset<Float> within16Bits() {
    return within(1 / 16_000f);
  }

  private static SourceClips clips(ExportClip... clips) {
    return new SourceClips("a.flac", new ArrayList<>(List.of(clips)));
  }

  private SpritePartWork work() {
    return new SpritePartWork(
        new MediaFolder(folder),
        LocalPath.of(folder.resolve("parts")),
        new SpriteSound(RATE, 1, new ClipFades(5, 5), SoundSelection.USUAL));
  }
}
