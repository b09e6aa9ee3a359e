package org.smalti.tools.batch.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.smalti.core.files.AtomicFile;

/**
 * Puts the tags of one MP3 before the sound of another, byte by byte. Where ffmpeg copies the packets of an MP3 it
 * writes another first frame, which no longer says how LAME encoded it.
 */
final class TaggedMpeg {
  private TaggedMpeg() {}

  /** Leaves of a file its tags alone, and lets everything of the source but its tags at the beginning follow. */
  static void join(Path tagged, Path source) {
    try {
      byte[] tags = tags(tagged);
      try (FileChannel sound = FileChannel.open(source, StandardOpenOption.READ);
          FileChannel out = FileChannel.open(
              tagged, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
        for (ByteBuffer left = ByteBuffer.wrap(tags); left.hasRemaining(); ) {
          out.write(left);
        }
        for (long at = XingFrame.tagLength(sound); at < sound.size(); ) {
          at += sound.transferTo(at, sound.size() - at, out);
        }
      }
    } catch (IOException e) {
      throw AtomicFile.unwritable(tagged, e);
    }
  }

  private static byte[] tags(Path tagged) throws IOException {
    try (FileChannel channel = FileChannel.open(tagged, StandardOpenOption.READ)) {
      ByteBuffer tags = ByteBuffer.allocate(Math.toIntExact(XingFrame.tagLength(channel)));
      while (tags.hasRemaining() && channel.read(tags, tags.position()) >= 0) {
        // A channel may give less than is asked for.
      }
      return tags.array();
    }
  }
}
