package org.smalti.media;

import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * The pictures of a file as they are meant to be shown, in the order in which they are, on the file's own clock:
 * deinterlaced, turned, with square pixels. Decoding is apart from scaling: a picture that is not copied costs no
 * conversion. Not for use by several threads at once.
 */
public final class VideoDecoder implements CurrentPicture, AutoCloseable {
  private final NativeResources natives;
  private final FrameTimeline timeline;
  private final PictureConverter converter;
  private final FrameConverter frames;
  private final FilmShape shape;
  private final Rational timeBase;
  private final int width;
  private final int height;

  /** Takes over a container: it is closed together with the decoder, and at once if the pictures can't be decoded. */
  static VideoDecoder open(Demuxer demuxer, VideoSpec wanted, DecoderOptions options) {
    return NativeResources.build(natives -> new VideoDecoder(natives, demuxer, wanted, options));
  }

  private VideoDecoder(
      NativeResources natives, Demuxer demuxer, VideoSpec wanted, DecoderOptions options) {
    this.natives = natives;
    timeline = natives.own(
        FrameTimeline.open(demuxer, options, wanted.deinterlace()), FrameTimeline::close);
    VideoStream info = demuxer.info().video().orElseThrow();
    width = wanted.width() == 0 ? info.width() : wanted.width();
    height = wanted.height() == 0 ? info.height() : wanted.height();
    VideoSpec exact = new VideoSpec(width, height, wanted.format());
    DisplaySize whole = new DisplaySize(info.width(), info.height());
    shape = FilmShape.of(timeline.decoder().stream());
    converter = natives.own(PictureConverter.open(shape, exact, whole), PictureConverter::close);
    frames = natives.own(new FrameConverter(shape, whole, width, height), FrameConverter::close);
    timeBase = Rational.of(timeline.decoder().stream().time_base());
  }

  /**
   * What of the film could not be read or decoded so far, in one line; after the end also that it breaks off:
   * {@code broken at 12.3 s of 25.0 s}. After a seek it may leave out what was before.
   */
  public Optional<String> damage() {
    natives.requireOpen(this);
    return timeline.damage();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  /** Goes to the next picture; false at the end. */
  public boolean next() {
    natives.requireOpen(this);
    return timeline.next();
  }

  @Override
  public double time() {
    return timeline.time();
  }

  @Override
  public void copyTo(byte[] pixels) {
    natives.requireOpen(this);
    converter.convert(timeline.frame(), pixels);
  }

  /**
   * The width of the current picture divided by its height, as it is shown: another than the film's where the picture
   * changes its shape midway.
   */
  public double aspect() {
    natives.requireOpen(this);
    DisplaySize size = shape.displaySize(timeline.frame());
    return (double) size.width() / size.height();
  }

  FrameTimeline timeline() {
    natives.requireOpen(this);
    return timeline;
  }

  /**
   * The current picture as a frame of its own, which the caller closes, in the wanted size. Its colours are those of
   * BT.709; YUV has video range, all else full range. Its time is that of the picture on the clock of the stream.
   *
   * @param pixelFormat libav's name, such as {@code rgb24} or {@code yuv420p10le}
   */
  public VideoFrame frame(String pixelFormat) {
    natives.requireOpen(this);
    return stamped(frames.convert(timeline.frame(), pixelFormat, null));
  }

  /** The same, scaled by a certain filter. */
  public VideoFrame frame(String pixelFormat, Interpolation by) {
    natives.requireOpen(this);
    return stamped(frames.convert(timeline.frame(), pixelFormat, by));
  }

  /** The current picture as an image of its own, in the wanted size. */
  public BufferedImage image() {
    try (VideoFrame picture = frame("bgr24")) {
      return picture.image();
    }
  }

  private VideoFrame stamped(VideoFrame frame) {
    frame.at(timeline.stamp(), timeBase);
    return frame;
  }

  /**
   * s: until when the current picture is shown, which is when the next one is; of the last one by its own duration, or
   * by the rate of the film.
   */
  public double until() {
    natives.requireOpen(this);
    return timeline.until();
  }

  /**
   * Goes to a time: {@link #next} then gives the picture that is shown at it; before the first picture that one, after
   * the last that one.
   */
  public void seek(double seconds) {
    natives.requireOpen(this);
    timeline.seek(seconds);
  }

  @Override
  public void close() {
    natives.close();
  }
}
