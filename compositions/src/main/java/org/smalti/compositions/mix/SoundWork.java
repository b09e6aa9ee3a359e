package org.smalti.compositions.mix;

import java.io.IOException;
import java.util.List;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.sources.PartWork;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.SoundSelection;
import org.smalti.media.cut.PartWriter;
import org.smalti.media.cut.SoundPartWriter;
import org.smalti.media.cut.Span;
import org.smalti.media.cut.SpanReader;

/** Leaves all that is heard of one source in its part, as stereo frames at 48 kHz. */
final class SoundWork extends PartWork<SourceSounds> {
  static final int CHANNELS = 2;
  /** Bytes of a stereo frame. */
  static final int FRAME = CHANNELS * Float.BYTES;

  /** No sound is louder, +18 dBFS; what a broken file gives may be. */
  private static final float LOUDEST = 8;

  private final SoundSelection sound;

  SoundWork(MediaFolder media, SoundSelection sound) {
    super(media);
    this.sound = sound;
  }

  @Override
  protected String read(MediaFile opened, SourceSounds source, PartWriter writer, Task task)
      throws IOException {
    try (AudioDecoder decoder = opened.audio(AudioSpec.stereo(Sound.RATE), sound)) {
      copy(SpanReader.of(decoder), source.spans(), new SoundPartWriter(writer, CHANNELS), task);
      decoder.remarks().forEach(task::remark);
      return decoder.damage().orElse("");
    }
  }

  private static void copy(SpanReader reader, List<Span> spans, SoundPartWriter writer, Task task)
      throws IOException {
    for (int i = 0; i < spans.size(); i++) {
      reader.read(spans.get(i), (stereo, frames) -> {
        limit(stereo, CHANNELS * frames);
        writer.take(stereo, frames);
      });
      writer.endSpan();
      task.reached((i + 1.0) / spans.size());
    }
  }

  private static void limit(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      float value = Math.max(-LOUDEST, Math.min(LOUDEST, values[i]));
      values[i] = Float.isNaN(value) ? 0 : value;
    }
  }
}
