package org.smalti.media;

import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;

/**
 * Finds packets of a sound before a place, with what is heard before each of them. Where the container holds nothing
 * but samples of equal size, that is computed; otherwise its packets are read from the beginning, without decoding
 * them, as far as is asked for. Owns a container.
 */
final class SoundMarks implements AutoCloseable {
  private final Demuxer demuxer;
  private final int index;
  private final int rate;
  private final Beginning beginning;
  private final PacketMarks packets;
  private @Nullable SoundMark first;
  private int bytes;
  /** Output frame at which the sound ends as its header says, 0 unknown: another file may follow it. */
  private final long declared;

  /**
   * Where a whole decode has come by the first packets.
   *
   * @param number of the packet that is decoded next
   * @param before what was heard before it
   */
  record Beginning(long number, AudioTimeline.State before) {}

  /**
   * Takes over a container that nothing was read from.
   *
   * @param rate of the output, Hz
   */
  SoundMarks(Demuxer demuxer, int index, int rate, Beginning beginning) {
    this.demuxer = demuxer;
    this.index = index;
    this.rate = rate;
    this.beginning = beginning;
    demuxer.keepOnly(index);
    declared = (long) (Math.max(0, demuxer.declaredDuration(index)) * rate);
    packets = new PacketMarks(demuxer, index, rate);
    skipToBeginning();
  }

  private void skipToBeginning() {
    for (long number = 0; number <= beginning.number(); number++) {
      AVPacket packet = packets.read();
      if (packet == null) {
        return;
      }
      if (number == beginning.number()) {
        bytes = constant(packet) ? bytesOfSample() : 0;
        first = mark(packet);
        packets.begin(number, beginning.before(), packet);
      } else {
        packets.pass(packet);
      }
    }
  }

  private SoundMark mark(AVPacket packet) {
    return new SoundMark(
        beginning.number(),
        packet.pos(),
        packet.pos(),
        Libav.NO_TIME,
        Libav.NO_TIME,
        -1,
        0,
        false,
        beginning.before());
  }

  private boolean constant(AVPacket packet) {
    return demuxer.streams() == 1
        && packet.pos() >= 0
        && InputFormats.isOneRun(demuxer.info().format())
        && demuxer.isSeekable();
  }

  /** Bytes of one sample of all channels, 0 if they are not of equal size. */
  private int bytesOfSample() {
    AVCodecParameters codec = demuxer.stream(index).codecpar();
    int bits = avcodec.av_get_exact_bits_per_sample(codec.codec_id());
    int all = bits * codec.ch_layout().nb_channels();
    boolean plain = Libav.text(avcodec.avcodec_get_name(codec.codec_id())).startsWith("pcm_");
    return plain && all % 8 == 0 && codec.block_align() == all / 8 ? all / 8 : 0;
  }

  /** The last one at or before an output frame; null if there is none but the beginning. */
  @Nullable
  SoundMark before(long frame) {
    CancelledException.throwIfInterrupted();
    return bytes > 0 && frame < declared ? computed(frame) : packets.before(frame);
  }

  private @Nullable SoundMark computed(long frame) {
    SoundMark from = first;
    long away = from == null ? -1 : frame - from.before().end(rate);
    if (from == null || away < 0) {
      return null;
    }
    long samples = (long) Math.floor(away * (double) from.before().inRate() / rate);
    long position = from.position() + samples * bytes;
    AudioTimeline.State before = from.before().after(samples);
    return new SoundMark(
        from.number(),
        position,
        position,
        Libav.NO_TIME,
        Libav.NO_TIME,
        -1,
        0,
        false,
        new AudioTimeline.State(
            before.anchor(), before.inRate(), before.fed(), before.end(rate), before.shift()));
  }

  /** What is known at the end of the sound; null if that is not counted. */
  AudioTimeline.@Nullable State end() {
    return bytes > 0 ? null : packets.end();
  }

  /** Bytes at which the parts of a joined file begin, as far as it was read. */
  List<Long> parts() {
    return demuxer.parts();
  }

  /** A clock that goes on from a mark. */
  SoundClock clock(Demuxer of) {
    return new SoundClock(of, index, rate);
  }

  @Override
  public void close() {
    demuxer.close();
  }
}
