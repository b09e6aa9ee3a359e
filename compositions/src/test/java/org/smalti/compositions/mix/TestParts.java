package org.smalti.compositions.mix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.smalti.media.cut.ChannelPool;
import org.smalti.media.cut.PartFile;
import org.smalti.media.cut.PartWriter;
import org.smalti.media.cut.SoundPartWriter;
import org.smalti.media.cut.Span;

/** Parts of sources, for tests. */
final class TestParts {
  private TestParts() {}

  /** A part that holds the first of some spans: these stereo frames. */
  static SoundPart sound(Path file, List<Span> spans, float[] stereo) throws IOException {
    Files.write(file, new byte[0]);
    try (PartWriter writer = new PartWriter(file, 1)) {
      SoundPartWriter sound = new SoundPartWriter(writer, SoundWork.CHANNELS);
      sound.take(stereo, stereo.length / 2);
      sound.endSpan();
      writer.finish("");
    }
    return new SoundPart(PartFile.open(file, new ChannelPool()), spans);
  }
}
