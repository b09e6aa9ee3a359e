package org.smalti.media;

import java.util.Objects;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.smalti.media.AudioTimeline.TimedFrame;

/**
 * The decoded frames of a sound in their order, and the packets from which they can be decoded again. Owns the
 * container, the decoder and one frame.
 */
final class SoundFrames implements AutoCloseable {
  /** Packets and s at the beginning in which decoders leave out samples. */
  private static final int FIRST_PACKETS = 3;

  private static final double FIRST_SOUND = 0.1;

  private final NativeResources natives;
  private final int stream;
  private final StreamDecoder decoder;
  private final AVFrame frame;
  private final StreamClock clock;
  private final boolean trimsByDuration;
  /** Number of the packet that the last frame was made from. */
  private long number = -1;

  private long count;
  private SoundMarks.@Nullable Beginning beginning;
  private @Nullable SoundMarks marks;

  /** Takes over a container: it is closed together with the frames, and at once if the sound can't be decoded. */
  static SoundFrames open(Demuxer demuxer, int stream) {
    return NativeResources.build(natives -> new SoundFrames(natives, demuxer, stream));
  }

  private SoundFrames(NativeResources natives, Demuxer demuxer, int stream) {
    this.natives = natives;
    this.stream = stream;
    decoder = natives.own(
        StreamDecoder.open(demuxer, stream, DecoderOptions.DEFAULT), StreamDecoder::close);
    frame = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    clock = StreamClock.of(demuxer, decoder.stream());
    trimsByDuration = demuxer.info().format().contains("mp4");
  }

  StreamDecoder decoder() {
    return decoder;
  }

  /** The last frame, overwritten by the next one. */
  AVFrame frame() {
    return frame;
  }

  /** Decodes a frame; false at the end. libav leaves it to its caller to cut off the padding at the end of MP4. */
  boolean next() {
    if (!decoder.next(frame)) {
      return false;
    }
    count++;
    if (trimsByDuration && frame.duration() > 0 && frame.sample_rate() > 0) {
      long lasting = clock.length(frame.duration(), frame.sample_rate());
      frame.nb_samples(AudioTimeline.withoutPadding(frame.nb_samples(), lasting));
    }
    return true;
  }

  /** How many were decoded so far, for jumps too. */
  long count() {
    return count;
  }

  /** The last frame on a clock of {@code rate} Hz. */
  TimedFrame timed(int rate) {
    boolean stamped = frame.pts() != Libav.NO_TIME && !decoder.stampsDoubtful();
    long start = stamped ? clock.position(frame.pts(), rate) : Libav.NO_TIME;
    return new TimedFrame(start, frame.nb_samples(), frame.sample_rate());
  }

  /**
   * Remembers what was heard before one of the first packets, behind all that a decoder leaves out at the beginning.
   *
   * @param before what was heard before the last frame
   * @param heard s
   */
  void noteBeginning(AudioTimeline.State before, double heard) {
    long of = PacketSequence.number(frame);
    boolean settled = number >= 0 && of > Math.max(number, FIRST_PACKETS) && heard > FIRST_SOUND;
    if (beginning == null && settled) {
      beginning = new SoundMarks.Beginning(of, before);
    }
    number = of;
  }

  /** Whether it is known what the first packets are heard as. */
  boolean hasBegun() {
    return beginning != null;
  }

  /** The last packet before an output frame that is known; null if there is none. */
  @Nullable
  SoundMark before(long output, int rate) {
    return marks(rate).before(output);
  }

  /** What is known at the end of the sound; null if that is not counted. */
  AudioTimeline.@Nullable State end(int rate) {
    return marks(rate).end();
  }

  private SoundMarks marks(int rate) {
    SoundMarks known = marks;
    if (known == null) {
      Demuxer own = Demuxer.open(decoder.demuxer().source());
      known = natives.own(
          new SoundMarks(own, stream, rate, Objects.requireNonNull(beginning)), SoundMarks::close);
      marks = known;
    }
    return known;
  }

  /** Goes to a packet that is known; null if it is not found again. {@link StreamDecoder#landed} ends the proof. */
  @Nullable
  ProvenLanding land(SoundMark mark, int rate) {
    number = -1;
    decoder.demuxer().learn(marks(rate).parts());
    ProvenLanding landing = new ProvenLanding(mark, marks(rate).clock(decoder.demuxer()));
    return decoder.seek(landing) ? landing : null;
  }

  /** Goes to the beginning. */
  void restart() {
    number = -1;
    decoder.landed();
    decoder.restart();
  }

  @Override
  public void close() {
    natives.close();
  }
}
