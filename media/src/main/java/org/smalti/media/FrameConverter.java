package org.smalti.media;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Turns decoded pictures into frames of any of libav's pixel formats, as they are meant to be shown: what a
 * {@link PictureConverter} does for three formats. What has to be turned, gets bars, or has wide colours goes through
 * 8 bits of red, green and blue; all else is converted in one step, with all its bits. Owns a converter.
 */
final class FrameConverter implements AutoCloseable {
  private static final String RGB = "rgb24";

  private final AVStream stream;
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
  FrameConverter(AVStream stream, DisplaySize whole, int width, int height) {
    this.stream = stream;
    this.whole = whole;
    this.width = width;
    this.height = height;
  }

  /**
   * The picture as a frame of its own. YUV has video range, all else full range.
   *
   * @param by how it is scaled; null: by area where it gets smaller, else by FAST_BILINEAR
   */
  VideoFrame convert(AVFrame picture, String pixelFormat, @Nullable Interpolation by) {
    ColourTags tags = ColourTags.of(picture);
    boolean plain = !tags.isWide() && tags.isScalable() && isInPlace(picture);
    if (!plain) {
      return throughRgb(picture, pixelFormat, by);
    }
    try (VideoFrame source = new VideoFrame(Rational.UNKNOWN)) {
      tags.reference(picture, source.libav());
      return scaled(source.libav(), pixelFormat, by);
    }
  }

  /** Whether the picture need not be turned and fills everything. */
  private boolean isInPlace(AVFrame picture) {
    Orientation own = Orientation.of(picture);
    Orientation turned = own == null ? Orientation.of(stream.codecpar()) : own;
    double aspect = DisplaySize.aspect(stream.sample_aspect_ratio(), picture.sample_aspect_ratio());
    DisplaySize.Place place = DisplaySize.of(picture.width(), picture.height(), aspect, turned)
        .within(whole, width, height);
    return turned.equals(Orientation.UPRIGHT) && place.width() == width && place.height() == height;
  }

  private VideoFrame throughRgb(AVFrame picture, String pixelFormat, @Nullable Interpolation by) {
    int across = by == null ? width : whole.width();
    int down = by == null ? height : whole.height();
    PictureConverter converter = shown;
    if (converter == null || pixels.length != PixelFormat.RGB24.bytes(across, down)) {
      close();
      converter =
          PictureConverter.open(stream, new VideoSpec(across, down, PixelFormat.RGB24), whole);
      shown = converter;
      pixels = new byte[PixelFormat.RGB24.bytes(across, down)];
    }
    converter.convert(picture, pixels);
    VideoFrame rgb = VideoFrame.of(across, down, RGB, pixels);
    if (pixelFormat.equals(RGB) && across == width && down == height) {
      return rgb;
    }
    try (rgb) {
      return scaled(rgb.libav(), pixelFormat, by);
    }
  }

  private VideoFrame scaled(AVFrame from, String pixelFormat, @Nullable Interpolation by) {
    VideoFrame made = VideoFrame.blank(width, height, pixelFormat);
    try {
      AVFrame to = made.libav();
      tag(to);
      to.color_primaries(from.color_primaries()).color_trc(from.color_trc());
      boolean smaller = width < from.width() || height < from.height();
      Interpolation usual = smaller ? Interpolation.AREA : Interpolation.FAST_BILINEAR;
      ThreadScaler.scale(from, to, by == null ? usual : by);
      return made;
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
  }

  /** Says which colours the frame is to have. */
  private static void tag(AVFrame frame) {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
    boolean rgb = (format.flags() & (avutil.AV_PIX_FMT_FLAG_RGB | avutil.AV_PIX_FMT_FLAG_PAL)) != 0;
    boolean grey = !rgb && format.nb_components() < 3;
    ColourTags own = ColourTags.of(frame);
    frame.colorspace(rgb ? avutil.AVCOL_SPC_RGB : avutil.AVCOL_SPC_BT709);
    frame.color_range(rgb || grey ? avutil.AVCOL_RANGE_JPEG : own.range());
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
