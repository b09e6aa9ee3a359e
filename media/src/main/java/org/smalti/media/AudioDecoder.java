package org.smalti.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.smalti.media.AudioTimeline.Gap;
import org.smalti.media.AudioTimeline.TimedFrame;

/**
 * The sound of a file as interleaved floats, full scale ±1, on the file's own clock: if the sound begins late, silence
 * comes first, and a gap of more than 0.1 s between time stamps is silence. Encoder padding is cut off. Not for use by
 * several threads at once.
 */
public final class AudioDecoder implements AutoCloseable {
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
    if (held) {
      long stamp = hasStamp() ? frame.pts() : clock.stamp(0);
      timeline.first(clock.position(stamp, ownRate), clock.position(stamp, rate));
    }
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

  /** Lands somewhere at or before the target, as near as the container allows. */
  private void jump(long target) {
    for (double time : timeline.runUps(target)) {
      if (restart(clock.stamp(time)) && queue.position() <= target) {
        return;
      }
    }
    forget();
    timeline.rewind();
    decoder.rewind();
  }

  private void forget() {
    queue.restart(0);
    held = false;
    ended = false;
    begun = false;
    interrupted = false;
  }

  /** Begins again at a time stamp; false if that is not possible there. */
  private boolean restart(long stamp) {
    forget();
    if (!decoder.seek(stamp) || !nextFrame() || !hasStamp()) {
      return false;
    }
    mixer.begin(frame);
    int inRate = frame.sample_rate();
    long in = clock.position(frame.pts(), inRate);
    int constant = decoder.stream().codecpar().frame_size();
    if (constant > 1 && constant == frame.nb_samples() && clock.coarserThan(inRate)) {
      in = timeline.snapped(in, constant);
    }
    long skip = timeline.untilSharedSample(in, inRate);
    while (skip >= frame.nb_samples()) {
      skip -= frame.nb_samples();
      in += frame.nb_samples();
      if (!nextFrame() || !mixer.fits(frame)) {
        return false;
      }
    }
    long start = timeline.outputFrame(in + skip, inRate);
    queue.restart(start);
    begin(start, (int) skip);
    return true;
  }

  /** Decodes a frame; false at the end. libav leaves it to its caller to cut off the padding at the end of MP4. */
  private boolean nextFrame() {
    if (!decoder.next(frame)) {
      return false;
    }
    if (trimsByDuration && frame.duration() > 0 && frame.sample_rate() > 0) {
      long lasting = clock.length(frame.duration(), frame.sample_rate());
      frame.nb_samples(AudioTimeline.withoutPadding(frame.nb_samples(), lasting));
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
   * What a listener should know of the sound that was decoded so far, each as a sentence without its name: channels
   * that cancel each other, a strong constant offset, amplitudes of a wrong scale that were put right.
   */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(check.remarks(mixesAll, scale));
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
