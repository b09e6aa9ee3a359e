package org.smalti.media;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Turns decoded pictures into what is to be shown, in one size and format, tightly packed: placed by a
 * {@link PicturePlacement}, in the colours of BT.709 whatever the film's are. YUV has video range, red, green, blue and
 * grey full range.
 */
final class PictureConverter implements AutoCloseable {
  private final NativeResources natives;
  private final PixelFormat format;
  private final int width;
  private final int height;
  private final PicturePlacement placement;
  /** The picture that is converted, under the tags that count. */
  private final AVFrame source;
  /** A picture in another format than is wanted. */
  private byte[] between = new byte[0];

  private Optional<WideFilm> wide = Optional.empty();

  /**
   * @param wanted with a size
   * @param whole the size at which the film is shown
   */
  static PictureConverter open(FilmShape shape, VideoSpec wanted, DisplaySize whole) {
    return NativeResources.build(natives -> new PictureConverter(natives, shape, wanted, whole));
  }

  private PictureConverter(
      NativeResources natives, FilmShape shape, VideoSpec wanted, DisplaySize whole) {
    this.natives = natives;
    format = wanted.format();
    width = wanted.width();
    height = wanted.height();
    source = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    placement = natives.own(new PicturePlacement(shape, wanted, whole), PicturePlacement::close);
  }

  /** A film of wide colours, and how they are shown. */
  private record WideFilm(ColourTags tags, double peak, WideColours colours) {}

  /** @param pixels receives {@link PixelFormat#bytes} bytes */
  void convert(AVFrame picture, byte[] pixels) {
    ColourTags tags = ColourTags.of(picture);
    boolean scalable = tags.isScalable();
    tags.reference(picture, source);
    if (tags.isWide()) {
      convertWide(tags, picture, pixels);
    } else if (tags.isGrey() || (format == PixelFormat.GRAY8 && tags.isBt709())) {
      convertLuma(tags, pixels);
    } else if ((format == PixelFormat.RGB24 && scalable)
        || (format == PixelFormat.YUV420P && (tags.isBt709() || tags.isRgb()))) {
      placement.draw(source, format, pixels);
    } else {
      convertMatrix(tags, pixels);
    }
    avutil.av_frame_unref(source);
  }

  /** Shows luma as grey. libav's scaler would make it of red, green and blue, and takes grey for full range always. */
  private void convertLuma(ColourTags tags, byte[] pixels) {
    int luma = ColourTags.lumaFormat(source.format());
    if (luma == avutil.AV_PIX_FMT_NONE && !tags.isGrey()) {
      convertMatrix(tags, pixels);
      return;
    }
    if (luma != avutil.AV_PIX_FMT_NONE) {
      source.format(luma);
    }
    byte[] grey = format == PixelFormat.GRAY8 ? pixels : between(PixelFormat.GRAY8);
    placement.draw(source, PixelFormat.GRAY8, grey);
    if (tags.range() == avutil.AVCOL_RANGE_MPEG) {
      Bt709.lumaToGrey(grey, width * height, grey);
    }
    if (format == PixelFormat.RGB24) {
      Bt709.greyToRgb(grey, width * height, pixels);
    } else if (format == PixelFormat.YUV420P) {
      Bt709.greyToYuv(grey, width * height, pixels);
    }
  }

  private void convertMatrix(ColourTags tags, byte[] pixels) {
    byte[] yuv = format == PixelFormat.YUV420P ? pixels : between(PixelFormat.YUV420P);
    placement.draw(source, PixelFormat.YUV420P, yuv);
    if (!tags.isRgb() && !tags.isBt709()) {
      MatrixConversion.from(tags.matrix()).convert(yuv, width, height);
    }
    if (format == PixelFormat.GRAY8) {
      Bt709.lumaToGrey(yuv, width * height, pixels);
    } else if (format == PixelFormat.RGB24) {
      Bt709.toRgb(yuv, width, height, pixels);
    }
  }

  private void convertWide(ColourTags tags, AVFrame picture, byte[] pixels) {
    double peak = HdrMetadata.of(picture).map(HdrMetadata::peak).orElse(0.0);
    WideFilm film = wide.filter(known -> known.tags.equals(tags) && known.peak == peak)
        .orElseGet(() -> new WideFilm(tags, peak, new WideColours(tags, peak)));
    wide = Optional.of(film);
    byte[] rgb = format == PixelFormat.RGB24 ? pixels : between(PixelFormat.RGB24);
    placement.draw(source, film.colours, rgb);
    if (format == PixelFormat.YUV420P) {
      Bt709.toYuv(rgb, width, height, pixels);
    } else if (format == PixelFormat.GRAY8) {
      Bt709.toGrey(rgb, width * height, pixels);
    }
  }

  private byte[] between(PixelFormat other) {
    int bytes = other.bytes(width, height);
    if (between.length != bytes) {
      between = new byte[bytes];
    }
    return between;
  }

  @Override
  public void close() {
    natives.close();
  }
}
