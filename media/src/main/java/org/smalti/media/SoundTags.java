package org.smalti.media;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/** Tags that stand behind or between sound, where joining files has left them: no sound, and no damage. */
final class SoundTags {
  private static final List<String> NAMES = List.of("ID3", "TAG", "APET", "LYRI");
  private static final int LETTERS = 4;

  private SoundTags() {}

  /** Whether four letters begin a tag. */
  static boolean begins(String letters) {
    return NAMES.stream().anyMatch(letters::startsWith);
  }

  /** Whether a packet is a tag. */
  static boolean isTag(AVPacket packet) {
    if (packet.size() < LETTERS) {
      return false;
    }
    BytePointer data = packet.data();
    byte first = data.get(0);
    if (first != 'I' && first != 'T' && first != 'A' && first != 'L') {
      return false;
    }
    byte[] letters = new byte[LETTERS];
    for (int i = 0; i < LETTERS; i++) {
      letters[i] = data.get(i);
    }
    return begins(new String(letters, StandardCharsets.ISO_8859_1));
  }
}
