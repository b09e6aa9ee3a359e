package org.smalti.compositions.mix;

import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.smalti.compositions.plan.Sound;
import org.smalti.core.CancelledException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.SoundSelection;
import org.smalti.media.cut.PartFile;
import org.smalti.media.cut.PartWriter;
import org.smalti.media.cut.SoundPartWriter;
import org.smalti.media.cut.Span;
import org.smalti.media.cut.SpanReader;

/**
 * Reads all spans of one source in one go and leaves them in a {@link PartFile} of stereo frames at 48 kHz, unless it
 * is there. Gives what could not be decoded, or an empty text.
 */
final class SoundWork implements Work<SoundWork.SoundOrder, String> {
  static final int CHANNELS = 2;
  /** Bytes of a stereo frame. */
  static final int FRAME = CHANNELS * Float.BYTES;

  /** No sound is louder, +18 dBFS; what a broken file gives may be. */
  private static final float LOUDEST = 8;

  private final MediaFolder media;
  private final SoundSelection sound;

  SoundWork(MediaFolder media, SoundSelection sound) {
    this.media = media;
    this.sound = sound;
  }

  /** A source and the path of its part. */
  record SoundOrder(SourceSounds source, String part) implements Serializable {}

  @Override
  public String apply(SoundOrder order, Task task) throws IOException {
    Path part = Path.of(order.part);
    Optional<String> known = PartFile.damageOf(part);
    if (known.isPresent()) {
      return known.get();
    }
    List<Span> spans = order.source.spans();
    try (MediaFile opened = MediaFile.open(media.resolve(order.source.filename()));
        AudioDecoder decoder = opened.audio(AudioSpec.stereo(Sound.RATE), sound);
        AtomicFile target = AtomicFile.to(part)) {
      String damage;
      try (PartWriter writer = new PartWriter(target.temporary(), spans.size())) {
        copy(SpanReader.of(decoder), spans, new SoundPartWriter(writer, CHANNELS), task);
        decoder.remarks().forEach(task::remark);
        damage = decoder.damage().orElse("");
        writer.finish(damage);
      } catch (ClosedByInterruptException e) {
        throw new CancelledException();
      } catch (IOException e) {
        throw target.unwritable(e);
      }
      target.commit();
      return damage;
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
