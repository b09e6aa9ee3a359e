package org.smalti.media;

/**
 * The form in which pictures are wanted. A picture of another shape than the film's, as it is shown, gets bars.
 *
 * @param width pixels, 0 = that at which the film is shown
 * @param height pixels, 0 = that at which the film is shown
 */
public record VideoSpec(int width, int height, PixelFormat format, Deinterlace deinterlace) {
  /** Interlaced pictures are deinterlaced where the film says that they are. */
  public VideoSpec(int width, int height, PixelFormat format) {
    this(width, height, format, Deinterlace.AUTO);
  }

  public VideoSpec {
    if (width < 0 || height < 0 || width > 32_768 || height > 32_768) {
      throw new IllegalArgumentException(width + "x" + height + " pixels");
    }
  }
}
