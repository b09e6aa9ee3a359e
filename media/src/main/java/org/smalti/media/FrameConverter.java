package org.smalti.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Turns decoded pictures into frames of any of libav's pixel formats, as they are meant to be shown: what a
 * {@link PictureConverter} does for three formats. What has to be turned, gets bars, or has wide colours goes through
 * 8 bits of red, green and blue; all else is converted with all its bits. Owns a converter.
 */
final class FrameConverter implements AutoCloseable {
  private static final String RGB = "rgb24";

  private final FilmShape shape;
  private final DisplaySize whole;
  private final int width;
  private final int height;
  private @Nullable PictureConverter shown;
  private byte[] pixels = new byte[0];

  /**
   * @param whole the size at which the film is shown
   * @param width pixels of the frames
   * @param height pixels of the frames
   */
  FrameConverter(FilmShape shape, DisplaySize whole, int width, int height) {
    this.shape = shape;
    this.whole = whole;
    this.width = width;
    this.height = height;
  }

  /**
   * The picture as a frame of its own. YUV has video range, all else full range.
   *
   * @param by how it is scaled; null: by area where it gets smaller, else by BILINEAR
   */
  VideoFrame convert(AVFrame picture, String pixelFormat, @Nullable Interpolation by) {
    ColourTags tags = ColourTags.of(picture);
    boolean direct = !tags.isWide() && !tags.isGrey() && tags.isScalable() && isInPlace(picture);
    if (!direct) {
      return throughRgb(picture, pixelFormat, by);
    }
    try (VideoFrame source = new VideoFrame(Rational.UNKNOWN)) {
      tags.reference(picture, source.libav());
      return scaled(source.libav(), pixelFormat, by);
    }
  }

  /** Whether the picture need not be turned and fills everything. */
  private boolean isInPlace(AVFrame picture) {
    DisplaySize.Place place = shape.displaySize(picture).within(whole, width, height);
    return shape.orientation(picture).equals(Orientation.UPRIGHT)
        && place.width() == width
        && place.height() == height;
  }

  private VideoFrame throughRgb(AVFrame picture, String pixelFormat, @Nullable Interpolation by) {
    int across = by == null ? width : whole.width();
    int down = by == null ? height : whole.height();
    PictureConverter converter = shown;
    if (converter == null || pixels.length != PixelFormat.RGB24.bytes(across, down)) {
      close();
      converter =
          PictureConverter.open(shape, new VideoSpec(across, down, PixelFormat.RGB24), whole);
      shown = converter;
      pixels = new byte[PixelFormat.RGB24.bytes(across, down)];
    }
    converter.convert(picture, pixels);
    VideoFrame rgb = VideoFrame.of(across, down, RGB, pixels);
    if (pixelFormat.equals(RGB) && across == width && down == height) {
      return rgb;
    }
    try (rgb) {
      rgb.libav().colorspace(avutil.AVCOL_SPC_RGB).color_range(avutil.AVCOL_RANGE_JPEG);
      return scaled(rgb.libav(), pixelFormat, by);
    }
  }

  private VideoFrame scaled(AVFrame from, String pixelFormat, @Nullable Interpolation by) {
    boolean smaller = width < from.width() || height < from.height();
    Interpolation usual = smaller ? Interpolation.AREA : Interpolation.BILINEAR;
    Interpolation filter = by == null ? usual : by;
    int wanted = VideoFrame.formatNamed(pixelFormat);
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(wanted);
    if (!isRgb(format) && format.nb_components() < 3) {
      return grey(from, pixelFormat, format.comp(0).depth() > Byte.SIZE, filter);
    }
    return scale(from, blank(pixelFormat), filter);
  }

  /** Luma as grey: libav's scaler would take that of BT.601, and grey for full range whatever it is. */
  private VideoFrame grey(AVFrame from, String pixelFormat, boolean deep, Interpolation filter) {
    try (VideoFrame luma = blank(deep ? "yuv444p16le" : "yuv444p")) {
      luma.libav().color_range(avutil.AVCOL_RANGE_JPEG);
      scale(from, luma, filter);
      luma.libav().format(ColourTags.lumaFormat(luma.libav().format()));
      if (luma.pixelFormat().equals(pixelFormat)) {
        return luma.copy();
      }
      VideoFrame grey = blank(pixelFormat);
      grey.libav().color_range(avutil.AVCOL_RANGE_JPEG);
      return scale(luma.libav(), grey, filter);
    }
  }

  /** A frame of the wanted size, under the tags of the colours that it is to have. */
  private VideoFrame blank(String pixelFormat) {
    VideoFrame made = VideoFrame.blank(width, height, pixelFormat);
    AVFrame frame = made.libav();
    boolean rgb = isRgb(avutil.av_pix_fmt_desc_get(frame.format()));
    frame.color_range(rgb ? avutil.AVCOL_RANGE_JPEG : ColourTags.of(frame).range());
    frame.colorspace(rgb ? avutil.AVCOL_SPC_RGB : avutil.AVCOL_SPC_BT709);
    return made;
  }

  private static VideoFrame scale(AVFrame from, VideoFrame to, Interpolation filter) {
    try {
      to.libav().color_primaries(from.color_primaries()).color_trc(from.color_trc());
      ThreadScaler.scale(from, to.libav(), filter);
      return to;
    } catch (RuntimeException e) {
      to.close();
      throw e;
    }
  }

  private static boolean isRgb(AVPixFmtDescriptor format) {
    return (format.flags() & (avutil.AV_PIX_FMT_FLAG_RGB | avutil.AV_PIX_FMT_FLAG_PAL)) != 0;
  }

  @Override
  public void close() {
    PictureConverter old = shown;
    shown = null;
    if (old != null) {
      old.close();
    }
  }
}
