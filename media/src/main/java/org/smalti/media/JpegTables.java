package org.smalti.media;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;

/**
 * The quantization tables of JPEG for a quality of 1 to 100, as the Independent JPEG Group has them: those of ITU-T
 * T.81, Annex K, times 50/quality, or (100 − quality)/50 from 50 on. libav's own scale has 31 steps of another table.
 *
 * @param luma 64 divisors of coefficients, row by row
 * @param chroma the same for chroma
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record JpegTables(int[] luma, int[] chroma) {
  private static final int[] LUMA = {
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99
  };
  private static final int[] CHROMA = {
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99,
    47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99
  };
  private static final int LARGEST = 255;
  /** libav multiplies its tables by its own scale and divides by this. */
  private static final int AS_IT_IS = 8;

  static JpegTables of(int quality) {
    int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    return new JpegTables(scaled(LUMA, percent), scaled(CHROMA, percent));
  }

  private static int[] scaled(int[] table, int percent) {
    int[] scaled = new int[table.length];
    for (int i = 0; i < table.length; i++) {
      scaled[i] = Math.max(1, Math.min(LARGEST, (table[i] * percent + 50) / 100));
    }
    return scaled;
  }

  /** Makes libav's encoder take them, before it is opened; it frees them. */
  void set(AVCodecContext encoder) {
    encoder.intra_matrix(allocated(luma)).chroma_intra_matrix(allocated(chroma));
    encoder.flags(encoder.flags() | avcodec.AV_CODEC_FLAG_QSCALE);
    encoder.global_quality(AS_IT_IS * avutil.FF_QP2LAMBDA);
  }

  private static ShortPointer allocated(int[] table) {
    Pointer memory = avutil.av_malloc((long) Short.BYTES * table.length);
    if (memory == null) {
      throw new OutOfMemoryError("libav could not allocate native memory");
    }
    ShortPointer shorts = new ShortPointer(memory).capacity(table.length);
    for (int i = 0; i < table.length; i++) {
      shorts.put(i, (short) table[i]);
    }
    return shorts;
  }
}
