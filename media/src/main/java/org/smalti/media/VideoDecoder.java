package org.smalti.media;

/**
 * The pictures of a file as they are meant to be shown, in the order in which they are, on the file's own clock:
 * deinterlaced, turned, with square pixels. Decoding is apart from scaling: a picture that is not copied costs no
 * conversion. Not for use by several threads at once.
 */
public final class VideoDecoder implements CurrentPicture, AutoCloseable {
  private final NativeResources natives;
  private final FrameTimeline timeline;
  private final PictureConverter converter;
  private final int width;
  private final int height;

  /** Takes over a container: it is closed together with the decoder, and at once if the pictures can't be decoded. */
  static VideoDecoder open(Demuxer demuxer, VideoSpec wanted) {
    return NativeResources.build(natives -> new VideoDecoder(natives, demuxer, wanted));
  }

  private VideoDecoder(NativeResources natives, Demuxer demuxer, VideoSpec wanted) {
    this.natives = natives;
    timeline = natives.own(
        FrameTimeline.open(demuxer, DecoderOptions.DEFAULT, wanted.deinterlace()),
        FrameTimeline::close);
    VideoStream info = demuxer.info().video().orElseThrow();
    width = wanted.width() == 0 ? info.width() : wanted.width();
    height = wanted.height() == 0 ? info.height() : wanted.height();
    VideoSpec exact = new VideoSpec(width, height, wanted.format());
    DisplaySize whole = new DisplaySize(info.width(), info.height());
    converter = natives.own(
        PictureConverter.open(timeline.decoder().stream(), exact, whole), PictureConverter::close);
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
    return timeline.next();
  }

  @Override
  public double time() {
    return timeline.time();
  }

  @Override
  public void copyTo(byte[] pixels) {
    converter.convert(timeline.frame(), pixels);
  }

  FrameTimeline timeline() {
    return timeline;
  }

  /**
   * Goes to a time: {@link #next} then gives the picture that is shown at it; before the first picture that one, after
   * the last that one.
   */
  public void seek(double seconds) {
    timeline.seek(seconds);
  }

  @Override
  public void close() {
    natives.close();
  }
}
