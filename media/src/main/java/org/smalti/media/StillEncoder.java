package org.smalti.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.files.AtomicFile;

/**
 * Encodes pictures as files of their own, each as large as the picture is. Colours are converted to those that readers
 * of the format expect. The same picture gives the same bytes. Owns libav's codec context. Not for use by several
 * threads at once.
 */
public final class StillEncoder implements AutoCloseable {
  /** The quality where none is wanted: hardly to be told from the original. */
  public static final int USUAL_QUALITY = 90;

  private static final int BEST_QUALITY = 100;
  /** Pixel formats whose full range is in their names; libav would rather have it in the tags. */
  private static final String FULL_RANGE_YUV = "yuvj";

  private final StillFormat format;
  private final int quality;
  private final int pixelFormat;
  private final NativeResources natives;
  private final AVPacket packet;
  /** Owns the context, which is another one for each size of pictures. */
  private final NativeResources contexts = new NativeResources();

  private @Nullable AVCodecContext context;
  private long count;

  /** The usual pixel format and quality. */
  public static StillEncoder of(StillFormat format) {
    return of(format, USUAL_QUALITY, "");
  }

  /**
   * @param quality 1 to 100; of JPEG that of the Independent JPEG Group, of WebP its own, 100 being lossless
   * @param pixelFormat libav's name; empty: the usual one
   * @throws SmaltiException if the format has no such pixel format
   */
  public static StillEncoder of(StillFormat format, int quality, String pixelFormat) {
    return NativeResources.build(
        natives -> new StillEncoder(natives, format, quality, pixelFormat));
  }

  private StillEncoder(NativeResources natives, StillFormat format, int quality, String wanted) {
    if (quality < 1 || quality > BEST_QUALITY) {
      throw SmaltiException.usage("a quality of " + quality + "; it is 1 to " + BEST_QUALITY);
    }
    this.natives = natives;
    this.format = format;
    this.quality = quality;
    boolean lossless = format == StillFormat.WEBP && quality == BEST_QUALITY;
    String usual = lossless ? "bgra" : format.usualPixelFormat();
    pixelFormat = VideoFrame.formatNamed(wanted.isEmpty() ? usual : wanted);
    packet = natives.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
    natives.own(this, encoder -> encoder.closeContext());
    check();
  }

  private void check() {
    List<String> known = new ArrayList<>();
    if (format != StillFormat.RAW) {
      AVCodecContext asked = open();
      supported(asked, avcodec.avcodec_find_encoder_by_name(format.codec())).forEach(value -> {
        String name = Libav.text(avutil.av_get_pix_fmt_name(value));
        if (!name.startsWith(FULL_RANGE_YUV)) {
          known.add(name);
        }
      });
    } else if (avutil.av_image_get_buffer_size(pixelFormat, 2, 2, 1) < 0) {
      throw SmaltiException.usage(pixelFormat() + " has no planes that could be written");
    }
    if (!known.isEmpty() && !known.contains(pixelFormat())) {
      throw SmaltiException.usage(
          format + " can't hold " + pixelFormat() + "; it takes " + String.join(", ", known));
    }
  }

  private static List<Integer> supported(AVCodecContext context, AVCodec codec) {
    int[] count = new int[1];
    IntPointer list = new IntPointer((Pointer) null);
    int result = avcodec.avcodec_get_supported_config(
        context, codec, avcodec.AV_CODEC_CONFIG_PIX_FORMAT, 0, list, count);
    List<Integer> values = new ArrayList<>();
    for (int i = 0; result >= 0 && !list.isNull() && i < count[0]; i++) {
      values.add(list.get(i));
    }
    return values;
  }

  /** libav's name of the pixel format that is written. */
  public String pixelFormat() {
    return Libav.text(avutil.av_get_pix_fmt_name(pixelFormat));
  }

  /**
   * libav's name of the pixel format in which a picture of BT.709 is best given: one that the encoder need not convert,
   * or red, green and blue where the matrix has to change anyway.
   */
  public String wantedPixelFormat() {
    boolean otherMatrix = format == StillFormat.JPG || (format == StillFormat.WEBP && !isRgb());
    return otherMatrix ? "rgb24" : pixelFormat();
  }

  private boolean isRgb() {
    int rgb = avutil.AV_PIX_FMT_FLAG_RGB | avutil.AV_PIX_FMT_FLAG_PAL;
    return (avutil.av_pix_fmt_desc_get(pixelFormat).flags() & rgb) != 0;
  }

  private boolean isGrey() {
    return !isRgb() && avutil.av_pix_fmt_desc_get(pixelFormat).nb_components() < 3;
  }

  /**
   * The bytes of a file with this picture.
   *
   * @throws SmaltiException if it can't be encoded
   */
  public byte[] encode(VideoFrame picture) {
    natives.requireOpen(this);
    try (VideoFrame own = converted(picture)) {
      return format == StillFormat.RAW ? own.bytes() : encoded(own.libav());
    }
  }

  /**
   * Writes a picture to a file, whole or not at all.
   *
   * @throws SmaltiException if it can't be encoded or written
   */
  public void write(VideoFrame picture, Path file) {
    byte[] bytes = encode(picture);
    try (AtomicFile target = AtomicFile.to(file)) {
      try {
        Files.write(target.temporary(), bytes);
      } catch (IOException e) {
        throw target.unwritable(e);
      }
      target.commit();
    }
  }

  /** A picture in the pixel format that is written, in the colours that readers expect. */
  private VideoFrame converted(VideoFrame picture) {
    boolean sameColours = format == StillFormat.RAW || isRgb() || isGrey();
    VideoFrame own = sameColours && picture.libav().format() == pixelFormat
        ? picture.copy()
        : reformatted(picture);
    // A film's pictures are shown as they are: a reader must not adapt them from the curve of
    // BT.709.
    own.libav().color_primaries(avutil.AVCOL_PRI_BT709).color_trc(avutil.AVCOL_TRC_IEC61966_2_1);
    own.libav().sample_aspect_ratio().num(1).den(1);
    return own;
  }

  private VideoFrame reformatted(VideoFrame picture) {
    AVFrame from = picture.libav();
    VideoFrame own = VideoFrame.blank(picture.width(), picture.height(), pixelFormat());
    try {
      AVFrame to = own.libav();
      boolean video = !isRgb() && format != StillFormat.JPG && !isGrey();
      to.color_range(video ? avutil.AVCOL_RANGE_MPEG : avutil.AVCOL_RANGE_JPEG);
      int matrix = format == StillFormat.RAW ? avutil.AVCOL_SPC_BT709 : avutil.AVCOL_SPC_BT470BG;
      to.colorspace(isRgb() ? avutil.AVCOL_SPC_RGB : matrix);
      to.color_primaries(from.color_primaries()).color_trc(from.color_trc());
      ThreadScaler.scale(from, to, Interpolation.BICUBIC);
      return own;
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  private byte[] encoded(AVFrame frame) {
    AVCodecContext encoder = context;
    if (encoder == null || encoder.width() != frame.width() || encoder.height() != frame.height()) {
      closeContext();
      encoder = open();
      begin(encoder, frame);
      context = encoder;
    }
    // libav wants each time stamp to be later than the one before.
    frame.pts(count++);
    frame.pict_type(avutil.AV_PICTURE_TYPE_NONE);
    frame.quality(encoder.global_quality());
    Libav.forgetLog();
    checked(avcodec.avcodec_send_frame(encoder, frame));
    checked(avcodec.avcodec_receive_packet(encoder, packet));
    byte[] bytes = new byte[packet.size()];
    packet.data().capacity(bytes.length).get(bytes);
    avcodec.av_packet_unref(packet);
    return bytes;
  }

  private AVCodecContext open() {
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(format.codec());
    if (codec == null) {
      throw new SmaltiException(Reason.FFMPEG, "this libav has no encoder " + format.codec());
    }
    AVCodecContext opened =
        contexts.own(avcodec.avcodec_alloc_context3(codec), avcodec::avcodec_free_context);
    context = opened;
    return opened;
  }

  private void begin(AVCodecContext encoder, AVFrame frame) {
    encoder.flags(encoder.flags() | avcodec.AV_CODEC_FLAG_BITEXACT);
    encoder.width(frame.width()).height(frame.height()).pix_fmt(pixelFormat);
    encoder.time_base().num(1).den(1);
    encoder.thread_count(1);
    encoder.color_range(frame.color_range()).colorspace(frame.colorspace());
    encoder.color_primaries(frame.color_primaries()).color_trc(frame.color_trc());
    encoder.sample_aspect_ratio(frame.sample_aspect_ratio());
    if (format == StillFormat.JPG) {
      JpegTables.of(quality).set(encoder);
    }
    try (NativeResources scope = new NativeResources()) {
      AVDictionary options = Libav.dictionary(scope, options());
      checked(avcodec.avcodec_open2(
          encoder, avcodec.avcodec_find_encoder_by_name(format.codec()), options));
    }
  }

  private Map<String, String> options() {
    return switch (format) {
      case PNG -> Map.of("pred", "up", "compression_level", "4");
      case WEBP ->
        quality == BEST_QUALITY
            ? Map.of("lossless", "1")
            : Map.of("quality", Integer.toString(quality));
      default -> Map.of();
    };
  }

  private void checked(int result) {
    if (result < 0) {
      throw SmaltiException.input(
          "a picture can't be written as " + format + ": " + Libav.why(result));
    }
  }

  private void closeContext() {
    context = null;
    contexts.close();
  }

  @Override
  public void close() {
    natives.close();
  }
}
