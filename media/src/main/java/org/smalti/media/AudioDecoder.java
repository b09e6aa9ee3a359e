package org.smalti.media;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.media.AudioTimeline.Gap;

/**
 * The sound of a file as interleaved floats, full scale ±1, on the file's own clock: if the sound begins late, silence
 * comes first, and a gap of more than 0.1 s between time stamps is silence. Encoder padding is cut off. Not for use by
 * several threads at once.
 */
public final class AudioDecoder implements AutoCloseable {
  /** s: there is a mark in every second, but within silence and where packets don't say how long they are. */
  private static final double SPARSE = 3;
  /** Frames: the room that all sound has before it grows. */
  private static final int ALL_AT_FIRST = 65_536;
  /** s: what the resampler must hear before a place. */
  private static final double SETTLING = 0.1;

  private final NativeResources natives;
  private final SoundFrames frames;
  private final StreamDecoder decoder;
  private final AVFrame frame;
  private final Resampler mixer;
  private final int rate;
  private final int channels;
  private final double scale;
  private final SoundCheck check;
  /** Whether one channel is made of all. */
  private final boolean mixesAll;

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
  /** What is known at the end of the sound, where libav does not know it. */
  private AudioTimeline.@Nullable State end;
  /** Whether a place could not be proven: then every place is reached by reading on. */
  private boolean unproven;
  /** Whether a frame was decoded that is of another format than the one before it. */
  private boolean varied;

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
      NativeResources natives, Demuxer demuxer, int stream, AudioSpec wanted, ChannelChoice heard) {
    this.natives = natives;
    frames = natives.own(SoundFrames.open(demuxer, stream), SoundFrames::close);
    decoder = frames.decoder();
    frame = frames.frame();
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
    diagnosis = new DamageDiagnosis(declared, demuxer.info().format().contains("ogg"));
    queue = new SampleQueue(channels);
  }

  /** Hz. */
  public int sampleRate() {
    return rate;
  }

  public int channels() {
    return channels;
  }

  /** Whether the sample rate, the samples or the channels changed in what was decoded so far. */
  public boolean changesFormat() {
    return varied;
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
    natives.requireOpen(this);
    skipTo(0);
    while (queue.isEmpty()) {
      if (!fill()) {
        return -1;
      }
      skipTo(0);
    }
    return queue.read(interleaved, offset, frames);
  }

  /**
   * All frames from here to the end: for each, {@link #channels} values.
   *
   * @throws SmaltiException if they are more than an array can hold; read them piece by piece
   */
  public float[] readAll() {
    float[] all = new float[ALL_AT_FIRST * channels];
    int count = 0;
    for (int read = read(all, 0, ALL_AT_FIRST);
        read >= 0;
        read = read(all, count * channels, all.length / channels - count)) {
      count += read;
      if (count * channels == all.length) {
        if (all.length > Integer.MAX_VALUE / 2) {
          throw SmaltiException.input(decoder.demuxer().source().name()
              + ": its sound is more than an array can hold; read it piece by piece");
        }
        all = Arrays.copyOf(all, 2 * all.length);
      }
    }
    return Arrays.copyOf(all, count * channels);
  }

  /** Goes to a time: the next frame read is the one nearest to it. Beyond the end there is nothing to read. */
  public void seek(double seconds) {
    natives.requireOpen(this);
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
        SoundMark mark = frames.before(runUp, rate);
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
    frames.restart();
  }

  /** Whether it is known what the first packets are heard as; reads them if need be. */
  private boolean hasBegun() {
    if (!frames.hasBegun() && queue.position() == 0) {
      while (!frames.hasBegun() && fill()) {
        queue.skip(queue.end() - queue.position());
      }
    }
    return frames.hasBegun() && decoder.demuxer().isSeekable();
  }

  private void forget() {
    queue.restart(0);
    held = false;
    ended = false;
    begun = false;
    interrupted = false;
    end = null;
  }

  /** Decodes from a mark until shortly before the target; false if what comes there is not what was counted. */
  private boolean land(SoundMark mark, long target) {
    forget();
    // Behind a mark that is the last one for long, packets may not be counted.
    boolean sparse = mark.before().end(rate) < target - SPARSE * rate;
    ProvenLanding landing = frames.land(mark, rate);
    if (landing == null) {
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
        if (place != null && (sparse || isShortlyBefore(place, target)) && resume(place)) {
          end = landing.restamped() ? frames.end(rate) : null;
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
    timeline.fed(frames.timed(rate));
    queue.restart(place.after(skip).end(rate));
    begun = true;
    queue.add(mixer.feed(frame, (int) skip), mixer::copy);
    return true;
  }

  /** Decodes a frame, as far as the sound goes on; false at the end. */
  private boolean nextFrame() {
    if (!frames.next()) {
      return false;
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
      long start = timeline.beginning(frames.timed(rate), queue.position());
      queue.beginAt(start);
      begin(start, 0);
    }
    return true;
  }

  /** Resamples the first of the frames that belong together. */
  private void begin(long at, int skip) {
    timeline.anchor(at, frames.timed(rate), skip);
    begun = true;
    queue.add(feed(skip), mixer::copy);
  }

  private int feed(int skip) {
    check.take(frame);
    return mixer.feed(frame, skip);
  }

  /** Resamples a frame after another. */
  private void follow() {
    frames.noteBeginning(timeline.state(), queue.end() / (double) rate);
    boolean afterError = diagnosis.hasNewErrors(decoder.errors());
    Optional<Gap> gap = timeline.follow(frames.timed(rate), queue.position(), afterError);
    gap.ifPresent(diagnosis::gap);
    varied |= !mixer.fits(frame);
    if (gap.isEmpty() && mixer.fits(frame)) {
      timeline.fed(frames.timed(rate));
      queue.add(feed(0), mixer::copy);
      return;
    }
    // What still waits in the resampler is heard before the silence.
    queue.add(mixer.flush(), mixer::copy);
    held = true;
    interrupted = true;
    resumeAt = gap.map(Gap::end).orElse(0L);
  }

  /** How many of libav's frames were decoded so far, for jumps too. */
  long framesDecoded() {
    return frames.count();
  }

  /**
   * What could not be decoded, known after the end: {@code broken at 12.3 s of 60.0 s}. Empty if all was well, or the
   * file does not say how long it should be.
   */
  public Optional<String> damage() {
    natives.requireOpen(this);
    double end = queue.position() / (double) rate;
    if (ended && decoder.demuxer().cutOff(decoder.stream().index())) {
      DeclaredEnd declared = DeclaredEnd.of(decoder.demuxer(), decoder.stream());
      if (!declared.isKnown() || declared.isLaterThan(end, true)) {
        return Optional.of(declared.brokenAt(end));
      }
    }
    String unread = decoder.demuxer().unread();
    return unread.isEmpty()
        ? diagnosis.damage(end, ended, decoder.errors(), decoder.demuxer().damaged())
        : Optional.of(unread);
  }

  /**
   * What a listener should know of the sound that was decoded so far, each as a sentence without its name: a header
   * that says less than there is, samples that are no numbers, channels that cancel each other, a strong constant
   * offset, amplitudes of a wrong scale that were put right.
   */
  public List<String> remarks() {
    return Stream.concat(
            Stream.of(decoder.demuxer().remark(), mixer.remark(), FloatScale.remark(scale)),
            check.remarks(mixesAll, scale).stream())
        .filter(remark -> !remark.isEmpty())
        .toList();
  }

  @Override
  public void close() {
    natives.close();
  }
}
