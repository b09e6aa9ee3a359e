package org.smalti.compositions.render;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.smalti.compositions.Sound;
import org.smalti.core.CancelledException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;

/**
 * Reads all stretches of one source in one go and leaves them in a part: for each stretch its length in frames, RMS and
 * peak ({@value #ENTRY} bytes), then the stereo frames of all of them as 32-bit floats, little endian. A stretch that
 * the file ends in is shorter than asked for.
 */
final class SoundWork implements Work<SoundWork.Order, String> {
  /** Bytes of a stretch's entry at the beginning of a part. */
  static final int ENTRY = 16;

  /** Bytes of a stereo frame. */
  static final int FRAME = 8;

  private static final int BLOCK = 8192;
  /** Nearer than this, the next stretch is reached by reading on. */
  private static final long READ_ON = 4 * Sound.RATE;

  private final MediaFolder media;

  SoundWork(MediaFolder media) {
    this.media = media;
  }

  /** A source and the path of its part. */
  record Order(SourceSounds source, String part) implements Serializable {}

  /** Makes the part unless it is there; gives what could not be decoded, or an empty text. */
  @Override
  public String apply(Order order, Task task) throws IOException {
    Path part = Path.of(order.part);
    if (Files.exists(part)) {
      return "";
    }
    Path file = media.resolve(order.source.filename());
    try (MediaFile opened = MediaFile.open(file);
        AudioDecoder decoder = opened.audio(AudioSpec.stereo(Sound.RATE));
        AtomicFile target = AtomicFile.to(part)) {
      try (FileChannel channel = FileChannel.open(target.temporary(), StandardOpenOption.WRITE)) {
        new Copy(decoder, channel, order.source.spans(), task).run();
      } catch (ClosedByInterruptException e) {
        throw new CancelledException();
      } catch (IOException e) {
        throw target.unwritable(e);
      }
      target.commit();
      return decoder.damage().orElse("");
    }
  }

  private static final class Copy {
    private final AudioDecoder decoder;
    private final FileChannel channel;
    private final List<SourceSounds.SoundSpan> spans;
    private final Task task;
    private final float[] block = new float[2 * BLOCK];
    private final ByteBuffer bytes =
        ByteBuffer.allocate(FRAME * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    private long position;

    Copy(AudioDecoder decoder, FileChannel channel, List<SourceSounds.SoundSpan> spans, Task task) {
      this.decoder = decoder;
      this.channel = channel;
      this.spans = spans;
      this.task = task;
    }

    void run() throws IOException {
      ByteBuffer head = ByteBuffer.allocate(ENTRY * spans.size()).order(ByteOrder.LITTLE_ENDIAN);
      position = head.capacity();
      for (int i = 0; i < spans.size(); i++) {
        CancelledException.throwIfInterrupted();
        copy(spans.get(i), head);
        task.reached((i + 1.0) / spans.size());
      }
      write(head.flip(), 0);
    }

    private void copy(SourceSounds.SoundSpan span, ByteBuffer head) throws IOException {
      long frames = 0;
      double power = 0;
      float peak = 0;
      if (moveTo(span.start())) {
        while (frames < span.length()) {
          CancelledException.throwIfInterrupted();
          int read = decoder.read(block, 0, (int) Math.min(BLOCK, span.length() - frames));
          if (read < 0) {
            break;
          }
          for (int i = 0; i < 2 * read; i++) {
            float value = Math.max(-8, Math.min(8, block[i]));
            block[i] = Float.isNaN(value) ? 0 : value;
            power += block[i] * block[i];
            peak = Math.max(peak, Math.abs(block[i]));
          }
          bytes.clear().asFloatBuffer().put(block, 0, 2 * read);
          bytes.limit(FRAME * read);
          position += write(bytes, position);
          frames += read;
        }
      }
      head.putLong(frames);
      head.putFloat(frames == 0 ? 0 : (float) Math.sqrt(power / (2 * frames)));
      head.putFloat(peak);
    }

    /** Whether the file reaches that far. */
    private boolean moveTo(long start) {
      long away = start - decoder.position();
      if (away < 0 || away > READ_ON) {
        decoder.seek((double) start / Sound.RATE);
        return true;
      }
      while (away > 0) {
        int read = decoder.read(block, 0, (int) Math.min(BLOCK, away));
        if (read < 0) {
          return false;
        }
        away -= read;
      }
      return true;
    }

    private int write(ByteBuffer buffer, long at) throws IOException {
      int length = buffer.remaining();
      long to = at;
      while (buffer.hasRemaining()) {
        to += channel.write(buffer, to);
      }
      return length;
    }
  }
}
