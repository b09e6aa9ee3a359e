package org.smalti.media;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;

/**
 * How a picture is turned to be shown, by quarter turns and mirrors: rows and columns change places first, then the
 * picture is mirrored.
 *
 * @param transposed whether rows become columns
 * @param mirrored whether left and right change places then
 * @param upsideDown whether top and bottom change places then
 */
record Orientation(boolean transposed, boolean mirrored, boolean upsideDown) {
  static final Orientation UPRIGHT = new Orientation(false, false, false);

  /**
   * Of a display matrix as containers have it: column x and row y of the picture are shown at column ax + cy and row
   * bx + dy. Angles between the quarter turns count as the nearest one.
   */
  static Orientation of(int a, int b, int c, int d) {
    long straight = Math.abs((long) a) + Math.abs((long) d);
    long across = Math.abs((long) b) + Math.abs((long) c);
    return straight >= across
        ? new Orientation(false, a < 0, d < 0)
        : new Orientation(true, c < 0, b < 0);
  }

  /** What the headers say of a stream. */
  static Orientation of(AVCodecParameters codec) {
    AVPacketSideData data = codec.nb_coded_side_data() == 0
        ? null
        : avcodec.av_packet_side_data_get(
            codec.coded_side_data(), codec.nb_coded_side_data(), avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    return data == null || data.isNull() ? UPRIGHT : of(new IntPointer(data.data()));
  }

  /** What a frame itself says, null if nothing. */
  static @Nullable Orientation of(AVFrame frame) {
    AVFrameSideData data = frame.nb_side_data() == 0
        ? null
        : avutil.av_frame_get_side_data(frame, avutil.AV_FRAME_DATA_DISPLAYMATRIX);
    return data == null || data.isNull() ? null : of(new IntPointer(data.data()));
  }

  private static Orientation of(IntPointer matrix) {
    return of(matrix.get(0), matrix.get(1), matrix.get(3), matrix.get(4));
  }
}
