package org.smalti.media;

import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.smalti.media.DecoderOptions.Skip;

/**
 * The frames of a film in the order in which they are shown, each with its time on the file's own clock, and the way to
 * the frame that is shown at a time. Wherever decoding begins, a frame and its time are those of a decode from the
 * beginning: where that can't be known, decoding does begin there. It knows nothing of what becomes of the picture.
 * Owns the decoder and two frames.
 */
final class FrameTimeline implements AutoCloseable {
  /** s: time stamps may be rounded to whole milliseconds. */
  private static final double ROUNDING = 0.0005;
  /** s: what is nearer than this ahead is reached by decoding on. */
  private static final double NEAR = 1;
  /** s: how far before a time is looked next for a key frame. */
  private static final double STEP_BACK = 0.25;
  /** Frames: wrong time stamps show within fewer, as they are wrong in each group of reordered frames. */
  private static final int PROOF = 12;
  /** How many entry points before a time are tried. */
  private static final int TRIES = 5;

  private final NativeResources natives;
  private final StreamDecoder decoder;
  private final ProgressiveFrames frames;
  private final StreamClock clock;
  private final StampChoice stamps = new StampChoice();
  private final FilmDamage damage = new FilmDamage();
  private final double frameDuration;
  private @Nullable EntryPoints entries;
  private AVFrame shown;
  private AVFrame ahead;
  private double time = Double.NEGATIVE_INFINITY;
  private double aheadTime;
  /** s: time of the frame that was decoded last. */
  private double reached = Double.NEGATIVE_INFINITY;

  private boolean hasAhead;
  private boolean repeat;
  /** Whether the next frame is the first of the film, where none is before it. */
  private boolean beginning = true;
  /** Whether time stamps were in another order than their frames: then all depends on all the frames before. */
  private boolean disordered;
  /** Whether so many frames after a leap had their time stamps in order. */
  private boolean proven;

  /** Takes over a container: it is closed together with this, and at once if the pictures can't be decoded. */
  static FrameTimeline open(Demuxer demuxer, DecoderOptions options, Deinterlace deinterlace) {
    return NativeResources.build(
        natives -> new FrameTimeline(natives, demuxer, options, deinterlace));
  }

  private FrameTimeline(
      NativeResources natives, Demuxer demuxer, DecoderOptions options, Deinterlace deinterlace) {
    this.natives = natives;
    decoder = StreamDecoder.open(demuxer, demuxer.video(), options);
    frames = natives.own(
        ProgressiveFrames.open(decoder, deinterlace, options.skip() == Skip.NOTHING),
        ProgressiveFrames::close);
    clock = StreamClock.of(demuxer, decoder.stream());
    VideoStream info = demuxer.info().video().orElseThrow();
    frameDuration = info.fps() > 0 ? 1 / info.fps() : 0.04;
    shown = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    ahead = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
  }

  StreamDecoder decoder() {
    return decoder;
  }

  /** Goes to the next frame; false at the end. */
  boolean next() {
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

  /** s: when the current frame is first shown. */
  double time() {
    return time;
  }

  /**
   * The same as a time stamp of its stream, which goes on where the stream's clock jumps; {@link Libav#NO_TIME}
   * unknown.
   */
  long stamp() {
    return Double.isFinite(time) ? clock.nearest(time) : Libav.NO_TIME;
  }

  /**
   * s: until when the current frame is shown, which is when the next one is; of the last one by its own duration, or by
   * the rate of the film.
   */
  double until() {
    if (hasAhead || decodeAhead()) {
      return aheadTime;
    }
    double own = clock.seconds(clock.zero() + shown.duration());
    return time + (own > 0 ? own : frameDuration);
  }

  /** What of the film could not be read or decoded so far. */
  Optional<String> damage() {
    return damage.of(decoder, damage.hasEnded() ? end() : 0);
  }

  /** s: where the film ends; of one of which key frames alone are decoded, the last packet. */
  private double end() {
    double shownUntil = time == Double.NEGATIVE_INFINITY ? 0 : until();
    PacketSequence.State last = decoder.sequence().state();
    return decoder.givesKeyFrames() && last.last() != Libav.NO_TIME
        ? Math.max(shownUntil, clock.seconds(last.last() + last.shift() + last.length()))
        : shownUntil;
  }

  /** The current frame, until the next move. */
  AVFrame frame() {
    return shown;
  }

  /**
   * Goes to a time: {@link #next} then gives the frame that is shown at it; before the first frame that one, after the
   * last that one.
   */
  void seek(double seconds) {
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

  /** Begins at or before a time, as near as is known to be right. */
  private void jump(double target) {
    boolean reachable = time <= target && time != Double.NEGATIVE_INFINITY;
    if (disordered || !decoder.demuxer().isSeekable()) {
      if (!reachable) {
        restart();
      }
    } else if (decoder.sequence().jumped() || PacketStream.isUnindexed(decoder.demuxer())) {
      EntryPoints known = entries();
      int entry = known.lastBefore(target);
      boolean passed =
          entry < 0 || known.get(entry).number() < decoder.sequence().number();
      if (!(reachable && passed) && !landAt(known, entry, target)) {
        restart();
      }
    } else if (!landByIndex(target)) {
      restart();
    }
  }

  /** Goes to the frame after the one that is decoded from an entry point; false if that one is not found whole. */
  boolean beginAfter(EntryPoint entry) {
    forget();
    if (!decoder.seek(entry)) {
      return false;
    }
    frames.restarted(false);
    if (!decodeAhead() || decoder.landedOn() != entry.number()) {
      return false;
    }
    // An interlaced frame that comes first is left out already.
    if (PacketSequence.number(ahead) == entry.number()) {
      advance();
    }
    return true;
  }

  /** Number of the packet that the current frame was made from. */
  long number() {
    return PacketSequence.number(shown);
  }

  /** Whether decoding can begin with the current frame. */
  boolean isEntry() {
    return decoder.isWhole(shown);
  }

  /** Whether parts of the current frame are guessed, as they are lost in the file. */
  boolean isGuessed() {
    return shown.decode_error_flags() != 0;
  }

  /** Whether time stamps were in another order than their frames. */
  boolean disordered() {
    return disordered;
  }

  private EntryPoints entries() {
    EntryPoints known = entries;
    if (known == null) {
      Demuxer own = Demuxer.open(decoder.demuxer().source());
      known = natives.own(new EntryPoints(own, own.video()), EntryPoints::close);
      entries = known;
    }
    return known;
  }

  /** Decoding may not find a frame at the nearest entry point, or only one that is shown later. */
  private boolean landAt(EntryPoints known, int nearest, double target) {
    for (int i = 0, entry = nearest; i < TRIES && entry >= 0; i++, entry -= i) {
      forget();
      if (decoder.seek(known.get(entry)) && landed(target)) {
        return true;
      }
    }
    return false;
  }

  private boolean landByIndex(double target) {
    for (double back = 0; back < target; back = back == 0 ? STEP_BACK : 8 * back) {
      long stamp = clock.stamp(target - back);
      if (landByIndex(stamp, target)) {
        return proven || (prove() && landByIndex(stamp, target));
      }
    }
    return false;
  }

  private boolean landByIndex(long stamp, double target) {
    forget();
    return decoder.seekKey(stamp) && landed(target);
  }

  private boolean landed(double target) {
    frames.restarted(false);
    return decodeAhead() && aheadTime <= target;
  }

  /** Whether the next frames have their time stamps in order. */
  private boolean prove() {
    for (int i = 0; i < PROOF && !disordered && (hasAhead || decodeAhead()); i++) {
      advance();
    }
    proven = !disordered;
    return proven;
  }

  /** Goes to the beginning. */
  void restart() {
    forget();
    decoder.restart();
    damage.restarted();
    frames.restarted(true);
    beginning = true;
  }

  private void forget() {
    hasAhead = false;
    repeat = false;
    time = Double.NEGATIVE_INFINITY;
    forgetStamps();
    damage.leapt();
    beginning = false;
  }

  private void forgetStamps() {
    reached = Double.NEGATIVE_INFINITY;
    stamps.forget();
  }

  private boolean decodeAhead() {
    do {
      if (!frames.next(ahead)) {
        damage.ended(decoder, reached);
        return false;
      }
      if (decoder.takeBegunAnew()) {
        forgetStamps();
        damage.restarted();
        beginning = true;
      }
      long stamp = stamps.next(ahead, decoder.sequence());
      double before = reached == Double.NEGATIVE_INFINITY && beginning ? -frameDuration : reached;
      aheadTime = stamp != Libav.NO_TIME
          ? Math.max(reached, clock.seconds(stamp))
          : before == Double.NEGATIVE_INFINITY ? Double.NaN : before + frameDuration;
      damage.decoded(decoder, PacketSequence.number(ahead), aheadTime);
      reached = aheadTime;
      disordered |= stamps.disordered();
    } while (!decoder.isWanted(ahead));
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
