package org.smalti.tools.layout.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Journal;
import org.smalti.core.run.LocalEngine;
import org.smalti.core.run.Run;
import org.smalti.core.table.Sample;
import org.smalti.media.AudioSpec;
import org.smalti.media.ChannelChoice;
import org.smalti.media.MediaWriter;
import org.smalti.media.SoundSelection;

/** Vectors of chosen channels, and what a cache keeps of them. */
class ChosenSoundVectorsTest {
  private static final int RATE = 22_050;

  @TempDir
  private Path folder = Path.of("");

  @Test
  void anotherChannelHasAnotherVectorInTheSameCache() {
    float[] stereo = new float[2 * RATE];
    for (int i = 0; i < RATE; i++) {
      stereo[2 * i] = (float) (0.3 * Math.sin(2 * Math.PI * 220 * i / RATE));
      stereo[2 * i + 1] = (float) (0.3 * Math.sin(2 * Math.PI * 3000 * i / RATE));
    }
    try (MediaWriter writer = MediaWriter.create(
        folder.resolve("two.wav"), "wav", Optional.of(AudioSpec.stereo(RATE)), Optional.empty())) {
      writer.writeAudio(stereo, 0, RATE);
      writer.finish();
    }
    float[] left = vector(ChannelChoice.LEFT);
    float[] right = vector(ChannelChoice.RIGHT);
    float[] mix = vector(ChannelChoice.MIX);
    assertThat(left).isNotEqualTo(right).isNotEqualTo(mix);
    assertThat(vector(ChannelChoice.LEFT)).isEqualTo(left);
    assertThat(vector(ChannelChoice.RIGHT)).isEqualTo(right);
    assertThat(vector(ChannelChoice.MIX)).isEqualTo(mix);
  }

  private float[] vector(ChannelChoice channel) {
    var vectors = SampleVectors.cached(
        EmbeddingKind.MFCC39,
        new MediaFolder(folder),
        new SoundSelection(channel, ""),
        folder.resolve("cache"),
        line -> {});
    try (LocalEngine engine = new LocalEngine(1)) {
      return vectors
          .of(
              List.of(new Sample("two.wav", 100, 500)),
              engine,
              Journal.none(),
              (stage, total, unit) -> Run.silent())
          .get(0);
    }
  }
}
