package org.smalti.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * The pictures of a file as they are meant to be shown, in the order in which they are, on the file's own clock:
 * deinterlaced, turned, with square pixels. Decoding is apart from scaling: a picture that is not copied costs no
 * conversion. Not for use by several threads at once.
 */
public final class VideoDecoder implements AutoCloseable {
  /** s: time stamps may be rounded to whole milliseconds. */
  private static final double ROUNDING = 0.0005;
  /** s: what is nearer than this ahead is reached by decoding on. */
  private static final double NEAR = 1;

  private final NativeResources natives;
  private final ProgressiveFrames decoder;
  private final StreamClock clock;
  private final PictureConverter converter;
  private final double frameDuration;
  private final int width;
  private final int height;
  private AVFrame shown;
  private AVFrame ahead;
  private double time = Double.NEGATIVE_INFINITY;
  private double aheadTime;
  private boolean hasAhead;
  private boolean repeat;
  private boolean untouched = true;

  /** Takes over a container: it is closed together with the decoder, and at once if the pictures can't be decoded. */
  static VideoDecoder open(Demuxer demuxer, VideoSpec wanted) {
    return NativeResources.build(natives -> new VideoDecoder(natives, demuxer, wanted));
  }

  private VideoDecoder(NativeResources natives, Demuxer demuxer, VideoSpec wanted) {
    this.natives = natives;
    StreamDecoder decoded = StreamDecoder.open(demuxer, demuxer.video(), DecoderOptions.DEFAULT);
    decoder = natives.own(
        ProgressiveFrames.open(decoded, wanted.deinterlace()), ProgressiveFrames::close);
    clock = StreamClock.of(demuxer, decoded.stream());
    VideoStream info = demuxer.info().video().orElseThrow();
    frameDuration = info.fps() > 0 ? 1 / info.fps() : 0.04;
    width = wanted.width() == 0 ? info.width() : wanted.width();
    height = wanted.height() == 0 ? info.height() : wanted.height();
    shown = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    ahead = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    VideoSpec exact = new VideoSpec(width, height, wanted.format());
    DisplaySize whole = new DisplaySize(info.width(), info.height());
    converter =
        natives.own(PictureConverter.open(decoded.stream(), exact, whole), PictureConverter::close);
  }

  /** Pixels. */
  public int width() {
    return width;
  }

  /** Pixels. */
  public int height() {
    return height;
  }

  /** Goes to the next picture; false at the end. */
  public boolean next() {
    if (repeat) {
      repeat = false;
      return true;
    }
    if (!hasAhead && !decodeAhead()) {
      return false;
    }
    advance();
    return true;
  }

  /** s: when the current picture is first shown. */
  public double time() {
    return time;
  }

  /** Copies the current picture: tightly packed planes of the wanted size and format. */
  public void copyTo(byte[] pixels) {
    converter.convert(shown, pixels);
  }

  /**
   * Goes to a time: {@link #next} then gives the picture that is shown at it; before the first picture that one, after
   * the last that one.
   */
  public void seek(double seconds) {
    double target = seconds + ROUNDING;
    boolean behind = !(time <= target);
    if (behind || target > time + NEAR || time == Double.NEGATIVE_INFINITY) {
      jump(target);
    }
    repeat = time != Double.NEGATIVE_INFINITY;
    while ((hasAhead || decodeAhead()) && (aheadTime <= target || !repeat)) {
      advance();
      repeat = true;
    }
  }

  private void jump(double target) {
    for (double back = 0; ; back = back == 0 ? 2 : 8 * back) {
      double from = target - back;
      if (from <= 0) {
        break;
      }
      forget();
      untouched = false;
      if (decoder.seek(clock.stamp(from)) && decodeAhead() && aheadTime <= target) {
        return;
      }
    }
    forget();
    if (!untouched) {
      decoder.rewind();
    }
  }

  private void forget() {
    hasAhead = false;
    repeat = false;
    time = Double.NEGATIVE_INFINITY;
  }

  private boolean decodeAhead() {
    double before = time;
    untouched = false;
    if (!decoder.next(ahead)) {
      return false;
    }
    long stamp = ahead.best_effort_timestamp();
    aheadTime = stamp != Libav.NO_TIME
        ? clock.seconds(stamp)
        : before == Double.NEGATIVE_INFINITY ? 0 : before + frameDuration;
    hasAhead = true;
    return true;
  }

  private void advance() {
    AVFrame old = shown;
    shown = ahead;
    ahead = old;
    time = aheadTime;
    hasAhead = false;
  }

  @Override
  public void close() {
    natives.close();
  }
}
