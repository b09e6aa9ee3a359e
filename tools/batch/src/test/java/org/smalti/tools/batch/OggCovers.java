package org.smalti.tools.batch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** Makes Ogg files with covers, which ffmpeg does not write by itself. */
final class OggCovers {
  private OggCovers() {}

  /** The same sound with a JPEG of 64×64 as its cover. */
  static Path with(StreamTesting tester, Path ogg, Path picture) {
    byte[] bytes = StreamTesting.bytes(picture);
    byte[] type = "image/jpeg".getBytes(StandardCharsets.US_ASCII);
    byte[] block = ByteBuffer.allocate(32 + type.length + bytes.length)
        .putInt(3)
        .putInt(type.length)
        .put(type)
        .putInt(0)
        .putInt(64)
        .putInt(64)
        .putInt(24)
        .putInt(0)
        .putInt(bytes.length)
        .put(bytes)
        .array();
    String name = "cover-" + ogg.getFileName();
    return tester.made(
        name,
        "-i @" + ogg.getFileName() + " -c copy -metadata:s:a:0 METADATA_BLOCK_PICTURE="
            + Base64.getEncoder().encodeToString(block));
  }
}
