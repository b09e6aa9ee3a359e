package org.smalti.media;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Decodes from a mark on and compares each frame with the packet it was made from: where a packet gives as many samples
 * as were counted for it, and so does the one before it, the frame lies where it was expected.
 */
final class ProvenLanding {
  private final SoundMark mark;
  private final SoundClock clock;
  /** Packets that were sent to the decoder and may still give frames. */
  private final Deque<Sent> sent = new ArrayDeque<>();

  private boolean begun;
  private boolean restamped;
  private boolean settled;
  /** Whether a packet has given frames: the first one may give too few. */
  private boolean started;
  /** Samples of the present packet that came with the frames before this one. */
  private long before;

  private long heard;

  /**
   * A packet.
   *
   * @param samples how many it should give
   * @param place what is known when it begins, null if it does not follow at once
   */
  private record Sent(long number, long samples, AudioTimeline.@Nullable State place) {}

  ProvenLanding(SoundMark mark, SoundClock clock) {
    this.mark = mark;
    this.clock = clock;
  }

  SoundMark mark() {
    return mark;
  }

  /** Takes note of a packet that goes to the decoder. */
  void sent(long number, AVPacket packet, boolean doubtful) {
    long samples;
    if (begun) {
      samples = clock.add(packet, doubtful);
    } else {
      begun = true;
      long by = newlyStamped(packet);
      restamped = by != 0;
      clock.resume(mark.before().shifted(by));
      samples = clock.addFirst(packet, doubtful);
    }
    Sent last = clock.lately() == 0 ? null : sent.pollLast();
    if (last != null) {
      sent.addLast(new Sent(last.number(), last.samples() + clock.lately(), last.place()));
    }
    sent.addLast(new Sent(number, samples, clock.place()));
  }

  /** Output frames by which the time stamps are larger than those that were read from the beginning on. */
  private long newlyStamped(AVPacket first) {
    long stamped = clock.stamped(first);
    if (stamped == Libav.NO_TIME) {
      return 0;
    }
    return mark.stamped() == Libav.NO_TIME
        ? stamped - clockedEnd() - mark.before().shift()
        : stamped - mark.stamped();
  }

  private long clockedEnd() {
    return mark.before().end(clock.rate());
  }

  /** Takes note of a frame that was decoded; false if it contradicts what was counted. */
  boolean confirms(AVFrame frame) {
    long number = PacketSequence.number(frame);
    Sent present = sent.peekFirst();
    while (present != null && present.number() < number) {
      sent.removeFirst();
      if (heard > 0) {
        boolean whole = Math.abs(heard - present.samples()) <= clock.tolerance();
        if (!whole && started) {
          return false;
        }
        settled = whole;
        started = true;
      } else if (settled && present.samples() > 0) {
        return false;
      }
      heard = 0;
      present = sent.peekFirst();
    }
    if (present == null || present.number() != number) {
      return false;
    }
    before = heard;
    heard += frame.nb_samples();
    return true;
  }

  /**
   * Whether the packets have other time stamps than when they were read from the beginning: then libav does not know
   * where the encoder's padding at the end is.
   */
  boolean restamped() {
    return restamped;
  }

  /** Whether a packet before this one was whole. */
  boolean settled() {
    return settled;
  }

  /** What is known when the last frame begins; null if it can't be the first that is heard. */
  AudioTimeline.@Nullable State place() {
    Sent present = sent.peekFirst();
    AudioTimeline.State state = present == null ? null : present.place();
    return state == null || !settled || clock.unsure() ? null : state.after(before);
  }

  /** Output frame at which all packets so far end. */
  long end() {
    return clock.end();
  }
}
