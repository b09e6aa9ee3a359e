package org.smalti.media;

import java.nio.ByteBuffer;

/**
 * A picture that stands for a film.
 *
 * @param width pixels
 * @param height pixels
 * @param jpeg the bytes of a JPEG file, read-only
 */
public record CoverPicture(int width, int height, ByteBuffer jpeg) {
  public CoverPicture {
    jpeg = jpeg.asReadOnlyBuffer();
  }
}
