package org.smalti.media;

import java.util.Set;
import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;

/**
 * The colours of a picture, in libav's numbers for the code points of ITU-T H.273: as its tags say, else by the usual
 * rule. Untagged are the matrix of BT.709 from 1280 columns or 577 lines on, that of BT.601 below; video range, but
 * full range where there is only grey; and under a transfer of high dynamic range the primaries and the matrix of
 * BT.2020.
 *
 * @param isGrey whether there are no colours
 * @param matrix {@code AVCOL_SPC_}: how red, green and blue became luma and chroma
 * @param range {@code AVCOL_RANGE_}: whether black and white are 16 and 235, or 0 and 255
 * @param primaries {@code AVCOL_PRI_}: which red, green and blue
 * @param transfer {@code AVCOL_TRC_}: which light a value stands for
 */
record ColourTags(boolean isGrey, int matrix, int range, int primaries, int transfer) {
  /** Pixels of the smallest size of high definition; less in both is standard definition. */
  private static final int HD_WIDTH = 1280;

  private static final int SD_LINES = 576;
  private static final Set<Integer> FULL_RANGE = Set.of(
      avutil.AV_PIX_FMT_YUVJ420P,
      avutil.AV_PIX_FMT_YUVJ422P,
      avutil.AV_PIX_FMT_YUVJ444P,
      avutil.AV_PIX_FMT_YUVJ440P,
      avutil.AV_PIX_FMT_YUVJ411P);

  static ColourTags of(AVFrame picture) {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(picture.format());
    boolean palette = (format.flags() & avutil.AV_PIX_FMT_FLAG_PAL) != 0;
    boolean rgb = palette || (format.flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0;
    boolean grey = !rgb && format.nb_components() < 3;
    boolean hdr = isHdr(picture.color_trc());
    int range = picture.color_range();
    if (rgb || FULL_RANGE.contains(picture.format())) {
      range = avutil.AVCOL_RANGE_JPEG;
    } else if (range == avutil.AVCOL_RANGE_UNSPECIFIED) {
      range = grey ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG;
    }
    int primaries = picture.color_primaries();
    if (primaries == avutil.AVCOL_PRI_UNSPECIFIED) {
      primaries = hdr ? avutil.AVCOL_PRI_BT2020 : avutil.AVCOL_PRI_BT709;
    }
    return new ColourTags(
        grey,
        rgb ? avutil.AVCOL_SPC_RGB : grey ? avutil.AVCOL_SPC_BT709 : matrix(picture, hdr),
        range,
        primaries,
        picture.color_trc());
  }

  private static int matrix(AVFrame picture, boolean hdr) {
    int said = picture.colorspace();
    if (said == avutil.AVCOL_SPC_BT2020_CL) {
      return avutil.AVCOL_SPC_BT2020_NCL;
    }
    if (said != avutil.AVCOL_SPC_UNSPECIFIED
        && said != avutil.AVCOL_SPC_RGB
        && said != avutil.AVCOL_SPC_RESERVED) {
      return said;
    }
    if (hdr || picture.color_primaries() == avutil.AVCOL_PRI_BT2020) {
      return avutil.AVCOL_SPC_BT2020_NCL;
    }
    return picture.width() >= HD_WIDTH || picture.height() > SD_LINES
        ? avutil.AVCOL_SPC_BT709
        : avutil.AVCOL_SPC_SMPTE170M;
  }

  private static boolean isHdr(int transfer) {
    return transfer == avutil.AVCOL_TRC_SMPTE2084 || transfer == avutil.AVCOL_TRC_ARIB_STD_B67;
  }

  /** The format of a picture's luma alone; {@code AV_PIX_FMT_NONE} where it has no plane of its own. */
  static int lumaFormat(int format) {
    AVPixFmtDescriptor described = avutil.av_pix_fmt_desc_get(format);
    AVComponentDescriptor luma = described.comp(0);
    int flags = avutil.AV_PIX_FMT_FLAG_RGB
        | avutil.AV_PIX_FMT_FLAG_PAL
        | avutil.AV_PIX_FMT_FLAG_BE
        | avutil.AV_PIX_FMT_FLAG_BITSTREAM
        | avutil.AV_PIX_FMT_FLAG_HWACCEL;
    boolean alone = luma.plane() == 0
        && luma.offset() == 0
        && luma.shift() == 0
        && luma.step() == (luma.depth() + 7) / 8;
    if (!alone || (described.flags() & flags) != 0) {
      return avutil.AV_PIX_FMT_NONE;
    }
    return switch (luma.depth()) {
      case 8 -> avutil.AV_PIX_FMT_GRAY8;
      case 9 -> avutil.AV_PIX_FMT_GRAY9LE;
      case 10 -> avutil.AV_PIX_FMT_GRAY10LE;
      case 12 -> avutil.AV_PIX_FMT_GRAY12LE;
      case 14 -> avutil.AV_PIX_FMT_GRAY14LE;
      case 16 -> avutil.AV_PIX_FMT_GRAY16LE;
      default -> avutil.AV_PIX_FMT_NONE;
    };
  }

  /** Whether light is brighter than a usual display shows it. */
  boolean isHdr() {
    return isHdr(transfer);
  }

  /** Whether colours have to be brought into what a usual display shows. */
  boolean isWide() {
    return isHdr() || WideColours.Gamut.of(primaries) != WideColours.Gamut.BT709;
  }

  /** Whether libav's scaler knows the matrix. */
  boolean isScalable() {
    return swscale.sws_test_colorspace(matrix, 0) != 0;
  }

  /** Makes {@code to} refer to a picture with these colours, under the tags that libav's scaler is to see. */
  void reference(AVFrame picture, AVFrame to) {
    avutil.av_frame_unref(to);
    if (avutil.av_frame_ref(to, picture) < 0) {
      throw new OutOfMemoryError("libav could not allocate native memory");
    }
    to.flags(to.flags() & ~AVFrame.AV_FRAME_FLAG_INTERLACED);
    to.color_range(range);
    to.colorspace(isScalable() ? matrix : avutil.AVCOL_SPC_BT709);
    // It would adapt these in a way of its own, and what is said of the light too.
    to.color_primaries(avutil.AVCOL_PRI_BT709).color_trc(avutil.AVCOL_TRC_BT709);
    avutil.av_frame_remove_side_data(to, avutil.AV_FRAME_DATA_MASTERING_DISPLAY_METADATA);
    avutil.av_frame_remove_side_data(to, avutil.AV_FRAME_DATA_CONTENT_LIGHT_LEVEL);
    avutil.av_frame_remove_side_data(to, avutil.AV_FRAME_DATA_DYNAMIC_HDR_PLUS);
  }

  boolean isRgb() {
    return matrix == avutil.AVCOL_SPC_RGB;
  }

  /** Whether luma and chroma are already those of BT.709. */
  boolean isBt709() {
    return matrix == avutil.AVCOL_SPC_BT709;
  }
}
