package org.smalti.tools.batch.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.smalti.core.files.AtomicFile;
import org.smalti.media.MediaStream;
import org.smalti.tools.batch.CoverFile;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/**
 * A cover as Ogg holds it: the picture block of FLAC (RFC 9639, section 8.8) in a comment, as base 64. ffmpeg reads
 * such covers and writes none, but it writes any comment. A word of a command line is too short for one, so that it
 * goes through a file of metadata.
 */
final class CoverComment {
  private static final int FRONT = 3;
  private static final int BACK = 4;
  private static final int NUMBERS = 8;

  private CoverComment() {}

  /** Writes the file of metadata into the job's own folder. */
  static Path write(MediaStream cover, SourceFile source, RecipeContext context) {
    Path picture = CoverFile.of(cover, source, context);
    Path file = context.scratch().resolve("cover.ffmetadata");
    try {
      String block = Base64.getEncoder().encodeToString(block(cover, Files.readAllBytes(picture)));
      return Files.writeString(
          file, ";FFMETADATA1\nMETADATA_BLOCK_PICTURE=" + block.replace("=", "\\=") + "\n");
    } catch (IOException e) {
      throw AtomicFile.unwritable(file, e);
    }
  }

  private static byte[] block(MediaStream cover, byte[] picture) {
    byte[] type = CoverFile.mediaType(cover).getBytes(StandardCharsets.US_ASCII);
    byte[] title = cover.tags().getOrDefault("title", "").getBytes(StandardCharsets.UTF_8);
    boolean back = cover.tags().getOrDefault("comment", "").equals("Cover (back)");
    return ByteBuffer.allocate(
            NUMBERS * Integer.BYTES + type.length + title.length + picture.length)
        .putInt(back ? BACK : FRONT)
        .putInt(type.length)
        .put(type)
        .putInt(title.length)
        .put(title)
        .putInt(cover.picture().width())
        .putInt(cover.picture().height())
        // Bits a pixel and the size of a palette: 0 is unknown.
        .putInt(0)
        .putInt(0)
        .putInt(picture.length)
        .put(picture)
        .array();
  }
}
