package org.smalti.tools.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.smalti.core.CancelledException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;

/** Cuts the clips of one media file out and leaves them in a {@link SpritePart}, unless it is there. */
record SpritePartWork(MediaFolder media, String folder, SpriteSound sound)
    implements Work<SourceClips, CutResult> {

  /** Where the part of a media file lies. */
  Path part(SourceClips source) {
    Fingerprint key = new Fingerprint().with(sound, source.fingerprint(media).key());
    return Path.of(folder, key.key() + ".pcm");
  }

  @Override
  public CutResult apply(SourceClips source, Task task) throws IOException {
    Path part = part(source);
    if (!Files.exists(part)) {
      String damage = cut(source, part, task);
      if (!damage.isEmpty()) {
        return CutResult.of(source.clips(), durs(source, part), damage);
      }
    }
    return CutResult.of(source.clips(), durs(source, part), "");
  }

  private double[] durs(SourceClips source, Path part) {
    SpritePart made = new SpritePart(part, source.clips().size(), sound.channels());
    double[] durs = new double[source.clips().size()];
    for (int i = 0; i < durs.length; i++) {
      durs[i] = made.length(i) == 0 ? -1 : 1000.0 * made.length(i) / sound.rate();
    }
    return durs;
  }

  private String cut(SourceClips source, Path part, Task task) throws IOException {
    try (MediaFile file = MediaFile.open(media.resolve(source.filename()));
        AudioDecoder decoder = file.audio(new AudioSpec(sound.rate(), sound.channels()));
        AtomicFile target = AtomicFile.to(part)) {
      int clips = source.clips().size();
      ByteBuffer head =
          ByteBuffer.allocate(SpritePart.ENTRY * clips).order(ByteOrder.LITTLE_ENDIAN);
      try {
        try (OutputStream out =
            new BufferedOutputStream(Files.newOutputStream(target.temporary()), 1 << 16)) {
          out.write(head.array());
          ClipCutter cutter = new ClipCutter(decoder, sound.fades());
          for (int i = 0; i < clips; i++) {
            head.putLong(cutter.cut(source.clips().get(i), new Pcm(out, sound.channels())));
            task.reached((i + 1.0) / clips);
          }
        }
        writeHead(target.temporary(), head.flip());
      } catch (ClosedByInterruptException e) {
        throw new CancelledException();
      } catch (IOException e) {
        throw target.unwritable(e);
      }
      target.commit();
      return decoder.damage().orElse("");
    }
  }

  private static void writeHead(Path file, ByteBuffer head) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long at = 0;
      while (head.hasRemaining()) {
        at += channel.write(head, at);
      }
    }
  }

  /** Writes frames as 32-bit floats, little endian. */
  private record Pcm(OutputStream out, int channels) implements ClipCutter.Target {
    @Override
    public void write(float[] interleaved, int frames) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(4 * channels * frames).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(interleaved, 0, channels * frames);
      out.write(bytes.array());
    }
  }
}
