package org.smalti.media;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.smalti.core.SmaltiException;

/**
 * A piece of one stream as it is coded: usually one picture, or some milliseconds of sound. The packet that a
 * {@link Demuxer} gives is overwritten by its next one; a {@link #copy} shares its bytes and stays until it is closed.
 * Not for use by several threads at once.
 */
public final class Packet implements AutoCloseable {
  /** What {@link #pts} and {@link #dts} are where there is no time stamp. */
  public static final long NO_TIME = Libav.NO_TIME;

  private final NativeResources natives;
  private final AVPacket packet;
  private Rational timeBase = Rational.UNKNOWN;

  private Packet(NativeResources natives) {
    this.natives = natives;
    packet = natives.own(avcodec.av_packet_alloc(), avcodec::av_packet_free);
  }

  static Packet empty() {
    return NativeResources.build(Packet::new);
  }

  AVPacket libav() {
    natives.requireOpen(this);
    return packet;
  }

  void timeBase(Rational base) {
    timeBase = base;
  }

  /** The stream of the file it comes from, or of the one it is written to. */
  public int stream() {
    return libav().stream_index();
  }

  /** Chooses the stream of the file it is written to. */
  public Packet toStream(int index) {
    libav().stream_index(index);
    return this;
  }

  /** When it is shown, in units of {@link #timeBase}; {@link #NO_TIME} unknown. */
  public long pts() {
    return libav().pts();
  }

  /** When it has to be decoded, in units of {@link #timeBase}; {@link #NO_TIME} unknown. */
  public long dts() {
    return libav().dts();
  }

  /** How long it is shown, in units of {@link #timeBase}; 0 unknown. */
  public long duration() {
    return libav().duration();
  }

  /** s of one unit of a time stamp. */
  public Rational timeBase() {
    return timeBase;
  }

  /** s when it is shown, on the clock of its stream; NaN unknown. */
  public double time() {
    return libav().pts() == NO_TIME ? Double.NaN : timeBase.seconds(libav().pts());
  }

  /** Byte of the file where it begins, −1 unknown. */
  public long position() {
    return libav().pos();
  }

  /** Bytes. */
  public int size() {
    return libav().size();
  }

  /** Whether decoding can begin with it. */
  public boolean isKey() {
    return (libav().flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
  }

  /** Whether the container says that it is damaged. */
  public boolean isCorrupt() {
    return (libav().flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0;
  }

  /** Whether it is decoded but not shown: an edit list leaves it out. */
  public boolean isDiscarded() {
    return (libav().flags() & avcodec.AV_PKT_FLAG_DISCARD) != 0;
  }

  /** The coded bytes, read-only; valid as long as the packet. */
  public ByteBuffer bytes() {
    return libav().size() == 0
        ? ByteBuffer.allocate(0)
        : libav().data().capacity(libav().size()).asByteBuffer().asReadOnlyBuffer();
  }

  /** Moves its time stamps by so many units of {@link #timeBase}. */
  public Packet shift(long units) {
    libav().pts(libav().pts() == NO_TIME ? NO_TIME : libav().pts() + units);
    libav().dts(libav().dts() == NO_TIME ? NO_TIME : libav().dts() + units);
    return this;
  }

  /** Sets its time stamps, in units of {@link #timeBase}. */
  public Packet at(long pts, long dts) {
    libav().pts(pts);
    libav().dts(dts);
    return this;
  }

  /**
   * Moves it on by as little as makes its time of decoding later than another one; it is never shown before that.
   *
   * @param dts of the packet before, or {@link #NO_TIME}
   * @return its time of decoding now
   */
  public long risingFrom(long dts) {
    if (dts != NO_TIME && libav().dts() <= dts) {
      libav().dts(dts + 1);
    }
    if (libav().pts() != NO_TIME && libav().pts() < libav().dts()) {
      libav().pts(libav().dts());
    }
    return libav().dts();
  }

  /** Expresses its time stamps in another time base. */
  public Packet rescale(Rational base) {
    natives.requireOpen(this);
    if (timeBase.isKnown() && !timeBase.equals(base)) {
      libav().pts(libav().pts() == NO_TIME ? NO_TIME : timeBase.rescale(libav().pts(), base));
      libav().dts(libav().dts() == NO_TIME ? NO_TIME : timeBase.rescale(libav().dts(), base));
      libav().duration(timeBase.rescale(libav().duration(), base));
    }
    timeBase = base;
    return this;
  }

  /** One that stays when this one is overwritten; its bytes are shared, not copied. */
  public Packet copy() {
    AVPacket shared = libav();
    Packet copy = empty();
    int result = avcodec.av_packet_ref(copy.packet, shared);
    if (result < 0) {
      copy.close();
      throw SmaltiException.input("a packet can't be kept: " + Libav.why(result));
    }
    copy.timeBase = timeBase;
    return copy;
  }

  @Override
  public void close() {
    natives.close();
  }
}
