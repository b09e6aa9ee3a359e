package org.smalti.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.smalti.media.AudioTimeline.Gap;
import org.smalti.media.AudioTimeline.TimedFrame;

/**
 * The sound of a file as interleaved floats, full scale ±1, on the file's own clock: if the sound begins late, silence
 * comes first, and a gap of more than 0.1 s between time stamps is silence. Encoder padding is cut off. Not for use by
 * several threads at once.
 */
public final class AudioDecoder implements AutoCloseable {
  /** Packets and s at the beginning in which decoders leave out samples. */
  private static final int FIRST_PACKETS = 3;

  private static final double FIRST_SOUND = 0.1;
  /** s: there is a mark in every second, but within silence and where packets don't say how long they are. */
  private static final double SPARSE = 3;
  /** s: what the resampler must hear before a place. */
  private static final double SETTLING = 0.1;

  private final NativeResources natives;
  private final StreamDecoder decoder;
  private final AVFrame frame;
  private final Resampler mixer;
  private final StreamClock clock;
  private final int rate;
  private final int channels;
  private final double scale;
  private final SoundCheck check;
  /** Whether one channel is made of all. */
  private final boolean mixesAll;

  private final boolean trimsByDuration;
  private final int stream;
  private final AudioTimeline timeline;
  private final DamageDiagnosis diagnosis;
  private final SampleQueue queue;
  /** Whether {@link #frame} was decoded and not yet resampled. */
  private boolean held;
  /** Whether the resampler has begun. */
  private boolean begun;
  /** Whether the resampler has to begin anew with the held frame, not before {@link #resumeAt}. */
  private boolean interrupted;

  private long resumeAt;
  private boolean ended;
  /** Number of the packet that the last frame was made from. */
  private long number = -1;

  private SoundMarks.@Nullable Beginning beginning;
  private @Nullable SoundMarks marks;
  /** What is known at the end of the sound, where libav does not know it. */
  private AudioTimeline.@Nullable State end;
  /** What libav has given so far, for jumps too. */
  private long framesDecoded;
  /** Whether a place could not be proven: then every place is reached by reading on. */
  private boolean unproven;

  /**
   * Takes over a container: it is closed together with the decoder, and at once if the sound can't be decoded.
   *
   * @param stream index of the sound among the file's streams
   */
  static AudioDecoder open(Demuxer demuxer, int stream, AudioSpec wanted, ChannelChoice heard) {
    return NativeResources.build(
        natives -> new AudioDecoder(natives, demuxer, stream, wanted, heard));
  }

  private AudioDecoder(
      NativeResources natives,
      Demuxer demuxer,
      int stream,
      AudioSpec wanted,
      ChannelChoice heard) {
    this.natives = natives;
    this.stream = stream;
    decoder = natives.own(
        StreamDecoder.open(demuxer, stream, DecoderOptions.DEFAULT), StreamDecoder::close);
    frame = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    clock = StreamClock.of(demuxer, decoder.stream());
    String format = demuxer.info().format();
    trimsByDuration = format.contains("mp4");
    held = nextFrame();
    ended = !held;
    var codec = decoder.stream().codecpar();
    int ownRate = held ? frame.sample_rate() : codec.sample_rate();
    int ownChannels = held ? frame.ch_layout().nb_channels() : codec.ch_layout().nb_channels();
    rate = wanted.sampleRate() == 0 ? ownRate : wanted.sampleRate();
    int most = heard == ChannelChoice.MIX ? ownChannels : 1;
    channels = wanted.channels() == 0 ? most : wanted.channels();
    scale = FloatScale.of(
        demuxer.source(), stream, Libav.text(avcodec.avcodec_get_name(codec.codec_id())));
    check = new SoundCheck();
    mixesAll = channels == 1 && heard == ChannelChoice.MIX;
    mixer = natives.own(Resampler.open(rate, channels, heard, scale), Resampler::close);
    double declared = demuxer.declaredDuration(stream);
    timeline = new AudioTimeline(rate, declared);
    diagnosis = new DamageDiagnosis(declared, format.contains("ogg"));
    queue = new SampleQueue(channels);
  }

  /** Hz. */
  public int sampleRate() {
    return rate;
  }

  public int channels() {
    return channels;
  }

  /** The index of the next frame on the file's own clock: its time is position / {@link #sampleRate}. */
  public long position() {
    return Math.max(0, queue.position());
  }

  /**
   * Reads the next frames.
   *
   * @param interleaved receives {@code frames} × {@link #channels} values
   * @param offset of the first value
   * @return how many frames were read, at least one; −1 at the end
   */
  public int read(float[] interleaved, int offset, int frames) {
    skipTo(0);
    while (queue.isEmpty()) {
      if (!fill()) {
        return -1;
      }
      skipTo(0);
    }
    return queue.read(interleaved, offset, frames);
  }

  /** Goes to a time: the next frame read is the one nearest to it. Beyond the end there is nothing to read. */
  public void seek(double seconds) {
    long target = Math.max(0, Math.round(seconds * rate));
    long errors = decoder.errors();
    if (!timeline.isNear(target, queue.position())) {
      jump(target);
    }
    skipTo(target);
    decoder.forgive(errors);
    diagnosis.forgive(errors);
  }

  /** Lands somewhere at or before the target, as near as can be proven, or stays where it is to be read on from. */
  private void jump(long target) {
    boolean ahead = target >= queue.position();
    boolean tried = false;
    if (!unproven && hasBegun()) {
      for (long runUp : timeline.runUps(target)) {
        SoundMark mark = marks().before(runUp);
        if (mark == null || (ahead && mark.before().end(rate) < queue.position())) {
          break;
        }
        tried = true;
        if (land(mark, target)) {
          return;
        }
        ahead = false;
      }
    }
    unproven |= tried;
    if (!ahead) {
      restart();
    }
  }

  private void restart() {
    forget();
    timeline.rewind();
    decoder.landed();
    decoder.restart();
  }

  /** Whether it is known what the first packets are heard as; reads them if need be. */
  private boolean hasBegun() {
    if (beginning == null && queue.position() == 0) {
      while (beginning == null && fill()) {
        queue.skip(queue.end() - queue.position());
      }
    }
    return beginning != null && decoder.demuxer().isSeekable();
  }

  private SoundMarks marks() {
    SoundMarks known = marks;
    if (known == null) {
      Demuxer own = Demuxer.open(decoder.demuxer().source());
      known = natives.own(
          new SoundMarks(own, stream, rate, Objects.requireNonNull(beginning)), SoundMarks::close);
      marks = known;
    }
    return known;
  }

  private void forget() {
    queue.restart(0);
    held = false;
    ended = false;
    begun = false;
    interrupted = false;
    number = -1;
    end = null;
  }

  /** Decodes from a mark until shortly before the target; false if what comes there is not what was counted. */
  private boolean land(SoundMark mark, long target) {
    forget();
    // Behind a mark that is the last one for long, packets may not be counted.
    boolean sparse = mark.before().end(rate) < target - SPARSE * rate;
    ProvenLanding landing = new ProvenLanding(mark, marks().clock(decoder.demuxer()));
    if (!decoder.seek(landing)) {
      return false;
    }
    try {
      while (nextFrame()) {
        if (frame.nb_samples() <= 0) {
          continue;
        }
        if (!landing.confirms(frame)) {
          return false;
        }
        AudioTimeline.State place = landing.place();
        boolean due = place != null && (sparse || isShortlyBefore(place, target));
        if (due && resume(place)) {
          end = landing.restamped() ? marks().end() : null;
          return queue.position() <= target;
        }
      }
      ended = landing.settled() && landing.end() <= target;
      queue.restart(landing.end());
      return ended;
    } finally {
      decoder.landed();
    }
  }

  /** Whether the present frame is the one after which the resampler must be begun, to be settled at the target. */
  private boolean isShortlyBefore(AudioTimeline.State place, long target) {
    return place.after(2L * frame.nb_samples()).end(rate) > target - Math.round(SETTLING * rate);
  }

  /** Begins again with the present frame; false if none of its samples lies on a frame of the output. */
  private boolean resume(AudioTimeline.State place) {
    long skip = place.untilSharedSample(rate);
    if (skip >= frame.nb_samples() || frame.sample_rate() != place.inRate()) {
      return false;
    }
    mixer.begin(frame);
    timeline.resume(place);
    timeline.fed(timed());
    queue.restart(place.after(skip).end(rate));
    begun = true;
    queue.add(mixer.feed(frame, (int) skip), mixer::copy);
    return true;
  }

  /** Decodes a frame; false at the end. libav leaves it to its caller to cut off the padding at the end of MP4. */
  private boolean nextFrame() {
    if (!decoder.next(frame)) {
      return false;
    }
    framesDecoded++;
    if (trimsByDuration && frame.duration() > 0 && frame.sample_rate() > 0) {
      long lasting = clock.length(frame.duration(), frame.sample_rate());
      frame.nb_samples(AudioTimeline.withoutPadding(frame.nb_samples(), lasting));
    }
    if (end != null) {
      frame.nb_samples(timeline.until(end, frame.nb_samples()));
    }
    return true;
  }

  private void skipTo(long target) {
    while (queue.position() < target) {
      if (!queue.isEmpty()) {
        queue.skip(target - queue.position());
      } else if (!fill()) {
        return;
      }
    }
  }

  /** Puts sound or silence into the empty queue, if only some frames later; false at the end. */
  private boolean fill() {
    if (ended) {
      return false;
    }
    if (!held && !nextFrame()) {
      ended = true;
      queue.add(mixer.flush(), mixer::copy);
      return queue.hasSound();
    }
    held = false;
    if (frame.nb_samples() <= 0 || frame.sample_rate() <= 0) {
      return true;
    }
    if (interrupted) {
      interrupted = false;
      queue.addSilence(Math.max(0, resumeAt - queue.end()));
      mixer.begin(frame);
      begin(queue.end(), 0);
    } else if (begun) {
      follow();
    } else {
      mixer.begin(frame);
      long start = timeline.beginning(timed(), queue.position());
      queue.beginAt(start);
      begin(start, 0);
    }
    return true;
  }

  /** Resamples the first of the frames that belong together. */
  private void begin(long at, int skip) {
    timeline.anchor(at, timed(), skip);
    begun = true;
    queue.add(feed(skip), mixer::copy);
  }

  private int feed(int skip) {
    check.take(frame);
    return mixer.feed(frame, skip);
  }

  /** Resamples a frame after another. */
  private void follow() {
    noteBeginning();
    boolean afterError = diagnosis.hasNewErrors(decoder.errors());
    Optional<Gap> gap = timeline.follow(timed(), queue.position(), afterError);
    gap.ifPresent(diagnosis::gap);
    if (gap.isEmpty() && mixer.fits(frame)) {
      timeline.fed(timed());
      queue.add(feed(0), mixer::copy);
      return;
    }
    // What still waits in the resampler is heard before the silence.
    queue.add(mixer.flush(), mixer::copy);
    held = true;
    interrupted = true;
    resumeAt = gap.map(Gap::end).orElse(0L);
  }

  /** Remembers what was heard before one of the first packets, behind all that a decoder leaves out at the beginning. */
  private void noteBeginning() {
    long of = PacketSequence.number(frame);
    if (beginning == null
        && of > Math.max(number, FIRST_PACKETS)
        && queue.end() > FIRST_SOUND * rate
        && number >= 0) {
      beginning = new SoundMarks.Beginning(of, timeline.state());
    }
    number = of;
  }

  /** How many of libav's frames were decoded so far, for jumps too. */
  long framesDecoded() {
    return framesDecoded;
  }

  private TimedFrame timed() {
    long start = hasStamp() ? clock.position(frame.pts(), rate) : Libav.NO_TIME;
    return new TimedFrame(start, frame.nb_samples(), frame.sample_rate());
  }

  private boolean hasStamp() {
    return frame.pts() != Libav.NO_TIME && !decoder.stampsDoubtful();
  }

  /**
   * What could not be decoded, known after the end: {@code broken at 12.3 s of 60.0 s}. Empty if all was well, or the
   * file does not say how long it should be.
   */
  public Optional<String> damage() {
    double end = queue.position() / (double) rate;
    if (ended && decoder.demuxer().cutOff(decoder.stream().index())) {
      DeclaredEnd declared = DeclaredEnd.of(decoder.demuxer(), decoder.stream());
      if (!declared.isKnown() || declared.isLaterThan(end, true)) {
        return Optional.of(declared.brokenAt(end));
      }
    }
    return diagnosis.damage(end, ended, decoder.errors(), decoder.demuxer().damaged());
  }

  /**
   * What a listener should know of the sound that was decoded so far, each as a sentence without its name: a header
   * that says less than there is, samples that are no numbers, channels that cancel each other, a strong constant
   * offset, amplitudes of a wrong scale that were put right.
   */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    String header = decoder.demuxer().remark();
    if (!header.isEmpty()) {
      remarks.add(header);
    }
    long broken = mixer.notFinite();
    if (broken > 0) {
      remarks.add(
          broken == 1
              ? "1 sample is no number; it is heard as silence"
              : broken + " samples are no numbers; they are heard as silence");
    }
    remarks.addAll(check.remarks(mixesAll, scale));
    if (scale != 1) {
      remarks.add(String.format(
          Locale.ROOT,
          "its numbers go to ±%.0f instead of ±1; they are heard at that scale",
          1 / scale - 1));
    }
    return remarks;
  }

  @Override
  public void close() {
    natives.close();
  }
}
