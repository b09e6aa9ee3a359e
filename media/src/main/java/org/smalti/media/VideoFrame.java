package org.smalti.media;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.smalti.core.SmaltiException;

/**
 * A picture as it was decoded: neither turned, nor deinterlaced, nor stretched to the shape of its pixels; a
 * {@link VideoDecoder} gives pictures as they are meant to be shown.
 */
public final class VideoFrame extends MediaFrame {
  private static final String BGR = "bgr24";

  VideoFrame(Rational timeBase) {
    super(timeBase);
  }

  /**
   * A picture with memory of its own, whose contents are undefined.
   *
   * @param pixelFormat libav's name, such as {@code yuv420p} or {@code rgb24}
   */
  public static VideoFrame blank(int width, int height, String pixelFormat) {
    VideoFrame frame = new VideoFrame(Rational.UNKNOWN);
    AVFrame picture = frame.libav();
    picture.width(width).height(height).format(formatNamed(pixelFormat));
    int result = avutil.av_frame_get_buffer(picture, 0);
    if (result < 0) {
      frame.close();
      throw SmaltiException.input(
          "no room for a picture of " + width + "x" + height + ": " + Libav.why(result));
    }
    return frame;
  }

  /**
   * A picture with memory of its own from packed planes, as {@link #bytes} gives them.
   *
   * @param packed may be longer
   */
  public static VideoFrame of(int width, int height, String pixelFormat, byte[] packed) {
    int format = formatNamed(pixelFormat);
    int size = avutil.av_image_get_buffer_size(format, width, height, 1);
    if (size < 0 || packed.length < size) {
      throw new IllegalArgumentException(packed.length + " bytes for a picture of " + size);
    }
    VideoFrame frame = blank(width, height, pixelFormat);
    AVFrame to = frame.libav();
    try (BytePointer data = new BytePointer(packed);
        PointerPointer<BytePointer> planes = new PointerPointer<>(4);
        IntPointer strides = new IntPointer(4)) {
      avutil.av_image_fill_arrays(planes, strides, data, format, width, height, 1);
      avutil.av_image_copy(to.data(), to.linesize(), planes, strides, format, width, height);
    }
    return frame;
  }

  /** A {@code bgr24} picture of an image; what is transparent in it is black. */
  public static VideoFrame of(BufferedImage image) {
    BufferedImage bgr = image;
    if (image.getType() != BufferedImage.TYPE_3BYTE_BGR
        || image.getRaster().getDataBuffer().getSize()
            != 3 * image.getWidth() * image.getHeight()) {
      bgr = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
      bgr.createGraphics().drawImage(image, 0, 0, null);
    }
    byte[] pixels = ((DataBufferByte) bgr.getRaster().getDataBuffer()).getData();
    VideoFrame frame = blank(bgr.getWidth(), bgr.getHeight(), BGR);
    ByteBuffer plane = frame.plane(0);
    int row = 3 * bgr.getWidth();
    for (int y = 0; y < bgr.getHeight(); y++) {
      plane.put(y * frame.stride(0), pixels, y * row, row);
    }
    return frame;
  }

  /** libav's number of a pixel format. */
  static int formatNamed(String name) {
    try (BytePointer text = new BytePointer(name, StandardCharsets.UTF_8)) {
      int format = avutil.av_get_pix_fmt(text);
      if (format == avutil.AV_PIX_FMT_NONE) {
        throw SmaltiException.usage("no pixel format \"" + name
            + "\"; usual ones are yuv420p, rgb24, " + "bgr24, rgba, gray8, yuv420p10le");
      }
      return format;
    }
  }

  /** Pixels, as coded. */
  public int width() {
    return libav().width();
  }

  /** Pixels, as coded. */
  public int height() {
    return libav().height();
  }

  /** libav's name, such as {@code yuv420p}. */
  public String pixelFormat() {
    return Libav.text(avutil.av_get_pix_fmt_name(libav().format()));
  }

  /** The width of a pixel divided by its height; {@link Rational#UNKNOWN} where it is not said. */
  public Rational pixelAspect() {
    return Rational.of(libav().sample_aspect_ratio());
  }

  /** Whether decoding can begin with it. */
  public boolean isKey() {
    return (libav().flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0;
  }

  /** {@code I}, {@code P}, {@code B}; {@code ?} unknown. */
  public char pictureType() {
    return (char) avutil.av_get_picture_type_char(libav().pict_type());
  }

  /** Whether it consists of two fields that are shown one after the other. */
  public boolean isInterlaced() {
    return (libav().flags() & AVFrame.AV_FRAME_FLAG_INTERLACED) != 0;
  }

  /** How many planes its pixels lie in. */
  public int planes() {
    return avutil.av_pix_fmt_count_planes(libav().format());
  }

  /** Bytes from a row of a plane to the next one; may be more than the row has. */
  public int stride(int plane) {
    return libav().linesize(plane);
  }

  /** Rows of a plane. */
  public int rows(int plane) {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(libav().format());
    int shift = plane == 1 || plane == 2 ? format.log2_chroma_h() : 0;
    return -(-height() >> shift);
  }

  /** The memory of a plane, not copied: {@link #rows} rows of {@link #stride} bytes. Valid as long as this frame. */
  public ByteBuffer plane(int plane) {
    if (stride(plane) < 0) {
      throw new UnsupportedOperationException("the rows lie upside down; reformat the picture");
    }
    return view(libav().data(plane), (long) stride(plane) * rows(plane));
  }

  /** All planes one after the other, rows tightly packed. */
  public byte[] bytes() {
    AVFrame frame = libav();
    int size = avutil.av_image_get_buffer_size(frame.format(), width(), height(), 1);
    if (size < 0) {
      throw SmaltiException.input("a picture can't be copied: " + Libav.why(size));
    }
    byte[] bytes = new byte[size];
    try (BytePointer packed = new BytePointer(size)) {
      avutil.av_image_copy_to_buffer(
          packed, size, frame.data(), frame.linesize(), frame.format(), width(), height(), 1);
      packed.get(bytes);
    }
    return bytes;
  }

  /**
   * The picture in another size and pixel format.
   *
   * @param width pixels
   * @param height pixels
   * @param pixelFormat libav's name
   */
  public VideoFrame reformat(int width, int height, String pixelFormat, Interpolation by) {
    requireOpen();
    VideoFrame made = blank(width, height, pixelFormat);
    try {
      ThreadScaler.scale(libav(), made.libav(), by);
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
    made.at(pts(), timeBase());
    return made;
  }

  /** The same size in another pixel format. */
  public VideoFrame reformat(String pixelFormat) {
    return reformat(width(), height(), pixelFormat, Interpolation.BILINEAR);
  }

  /** A copy as an image of type {@link BufferedImage#TYPE_3BYTE_BGR}. */
  public BufferedImage image() {
    BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    try (VideoFrame bgr = reformat(BGR)) {
      ByteBuffer plane = bgr.plane(0);
      int row = 3 * width();
      for (int y = 0; y < height(); y++) {
        plane.get(y * bgr.stride(0), pixels, y * row, row);
      }
    }
    return image;
  }

  @Override
  public VideoFrame copy() {
    requireOpen();
    VideoFrame copy = new VideoFrame(timeBase());
    copy.share(this);
    return copy;
  }
}
