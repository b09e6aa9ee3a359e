package org.smalti.media;

/**
 * The form in which pictures are wanted.
 *
 * @param width pixels, 0 = the file's own
 * @param height pixels, 0 = the file's own
 */
public record VideoSpec(int width, int height, PixelFormat format) {
  public VideoSpec {
    if (width < 0 || height < 0 || width > 32_768 || height > 32_768) {
      throw new IllegalArgumentException(width + "x" + height + " pixels");
    }
  }
}
