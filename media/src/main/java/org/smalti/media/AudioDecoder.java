package org.smalti.media;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * The sound of a file as interleaved floats, full scale ±1, on the file's own clock: late sound is preceded by silence, and a gap
 * longer than {@value #GAP} s is silence. Encoder padding is cut off. Not for use by several threads at once.
 */
public final class AudioDecoder implements AutoCloseable {
  /** s. */
  private static final double GAP = 0.1;
  /** s: between one frame and the next; less is rounding. */
  private static final double HOLE = 0.005;
  /** s: what lossy decoders must hear before a place until they are settled. */
  private static final double RUN_UP = 0.5;
  /** s: a time stamp this far beyond the declared end is an error of the file. */
  private static final double BEYOND = 10;
  /** s: what is nearer than this ahead is reached by reading on. */
  private static final double NEAR = 1;

  /** Durations in MP4 may be rounded to another clock by a few samples. */
  private static final int ROUNDED_SAMPLES = 8;

  private final NativeResources natives;
  private final StreamDecoder decoder;
  private final Resampler mixer;
  private final StreamClock clock;
  private final AVFrame frame;
  private final int rate;
  private final int channels;
  private final double declared;
  private final boolean trimsByDuration;

  private float[] ready = new float[0];
  private int readyFrom;
  private int readyTo;
  /** Comes before what is ready. */
  private long silence;

  private long position;
  /** Input sample and output frame at which the first sound of the file lies. */
  private long firstIn;

  private long firstOut;
  private long anchorOut;
  private long fed;
  private boolean anchored;
  private boolean held;
  private boolean ended;
  private long errorsSeen;
  private long shift;
  /** Where the last frame ends by the time stamps of the file. */
  private long stampEnd;

  /** Pages that were thrown away because they were broken leave no other trace. */
  private boolean torn;

  private final boolean hasPages;

  /**
   * Takes over a container: it is closed together with the decoder, and at once if the sound can't be decoded.
   *
   * @param stream index of the sound among the file's streams
   */
  static AudioDecoder open(Demuxer demuxer, int stream, AudioSpec wanted) {
    return NativeResources.build(natives -> new AudioDecoder(natives, demuxer, stream, wanted));
  }

  private AudioDecoder(NativeResources natives, Demuxer demuxer, int stream, AudioSpec wanted) {
    this.natives = natives;
    decoder = natives.own(StreamDecoder.open(demuxer, stream), StreamDecoder::close);
    frame = natives.own(avutil.av_frame_alloc(), avutil::av_frame_free);
    clock = new StreamClock(demuxer, decoder.stream());
    declared = declared();
    trimsByDuration = demuxer.info().format().contains("mp4");
    hasPages = demuxer.info().format().contains("ogg");
    var codec = decoder.stream().codecpar();
    held = nextFrame();
    ended = !held;
    int ownRate = held ? frame.sample_rate() : codec.sample_rate();
    int ownChannels = held ? frame.ch_layout().nb_channels() : codec.ch_layout().nb_channels();
    rate = wanted.sampleRate() == 0 ? ownRate : wanted.sampleRate();
    channels = wanted.channels() == 0 ? ownChannels : wanted.channels();
    mixer = natives.own(Resampler.open(rate, channels), Resampler::close);
    if (held) {
      long stamp = hasStamp() ? frame.pts() : clock.stamp(0);
      firstIn = clock.position(stamp, ownRate);
      firstOut = clock.position(stamp, rate);
    }
  }

  private double declared() {
    Demuxer demuxer = decoder.demuxer();
    if (demuxer.durationGuessed()) {
      return -1;
    }
    if (demuxer.info().format().contains("flv")) {
      // Its duration is the time stamp of its end, wherever it begins.
      return demuxer.info().duration() - Math.max(0, demuxer.zero());
    }
    boolean alone = demuxer.video() < 0;
    long own = decoder.stream().duration();
    return own != Libav.NO_TIME && own > 0
        ? own * Libav.number(decoder.stream().time_base())
        : alone ? demuxer.info().duration() : -1;
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
    return Math.max(0, position);
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
    while (readyFrom == readyTo && silence == 0) {
      if (!fill()) {
        return -1;
      }
      skipTo(0);
    }
    int count;
    if (silence > 0) {
      count = (int) Math.min(frames, silence);
      Arrays.fill(interleaved, offset, offset + count * channels, 0);
      silence -= count;
    } else {
      count = Math.min(frames, readyTo - readyFrom);
      System.arraycopy(ready, readyFrom * channels, interleaved, offset, count * channels);
      readyFrom += count;
    }
    position += count;
    return count;
  }

  /** Goes to a time: the next frame read is the one nearest to it. Beyond the end there is nothing to read. */
  public void seek(double seconds) {
    long target = Math.max(0, Math.round(seconds * rate));
    long errors = decoder.errors();
    if (target < position || target > position + Math.round(NEAR * rate)) {
      jump(target);
    }
    skipTo(target);
    decoder.forgive(errors);
    errorsSeen = decoder.errors();
  }

  /** Lands somewhere at or before the target, as near as the container allows. */
  private void jump(long target) {
    double time = target / (double) rate;
    for (double back = RUN_UP; shift == 0 && time > back; back = 8 * back) {
      if (restart(clock.stamp(time - back)) && position <= target) {
        return;
      }
    }
    restartFromTheBeginning();
  }

  /**
   * Decodes a frame. MP4 tells only by a short last duration where the encoder's padding begins, which libav leaves to its
   * caller.
   */
  private boolean nextFrame() {
    if (!decoder.next(frame)) {
      return false;
    }
    if (trimsByDuration && frame.duration() > 0 && frame.sample_rate() > 0) {
      long lasting = clock.length(frame.duration(), frame.sample_rate());
      if (lasting < frame.nb_samples() - ROUNDED_SAMPLES) {
        frame.nb_samples((int) lasting);
      }
    }
    return true;
  }

  private boolean restart(long stamp) {
    forget();
    if (!decoder.seek(stamp) || !nextFrame() || !hasStamp()) {
      return false;
    }
    mixer.begin(frame);
    int inRate = frame.sample_rate();
    long in = snapped(clock.position(frame.pts(), inRate), frame.nb_samples());
    // Only where an output frame lies exactly on an input sample does the resampler repeat what it
    // gave from the beginning.
    long inStep = inRate / gcd(inRate, rate);
    long outStep = rate / gcd(inRate, rate);
    long skip = Math.floorMod(firstIn - in, inStep);
    while (skip >= frame.nb_samples()) {
      skip -= frame.nb_samples();
      in += frame.nb_samples();
      if (!nextFrame() || !mixer.fits(frame)) {
        return false;
      }
    }
    anchorOut = firstOut + (in + skip - firstIn) / inStep * outStep;
    position = anchorOut;
    feed((int) skip);
    return true;
  }

  /** Time stamps that are coarser than samples are put onto the grid of frames of constant size. */
  private long snapped(long in, int size) {
    int constant = decoder.stream().codecpar().frame_size();
    if (constant <= 1 || constant != size || !clock.coarserThan(frame.sample_rate())) {
      return in;
    }
    return firstIn + Math.round((in - firstIn) / (double) size) * size;
  }

  private void restartFromTheBeginning() {
    forget();
    position = 0;
    shift = 0;
    decoder.rewind();
  }

  private void forget() {
    readyFrom = 0;
    readyTo = 0;
    silence = 0;
    held = false;
    ended = false;
    anchored = false;
  }

  private void skipTo(long target) {
    while (position < target) {
      if (silence > 0) {
        long count = Math.min(target - position, silence);
        silence -= count;
        position += count;
      } else if (readyFrom < readyTo) {
        int count = (int) Math.min(target - position, readyTo - readyFrom);
        readyFrom += count;
        position += count;
      } else if (!fill()) {
        return;
      }
    }
  }

  /** Makes sound or silence ready; false at the end. */
  private boolean fill() {
    if (ended) {
      return false;
    }
    if (!held && !nextFrame()) {
      ended = true;
      append(mixer.flush());
      return readyFrom < readyTo;
    }
    held = false;
    if (frame.nb_samples() <= 0 || frame.sample_rate() <= 0) {
      return true;
    }
    if (!anchored) {
      begin();
    } else {
      follow();
    }
    return true;
  }

  /** The first frame of the file; what lies before the file's own beginning is skipped by whoever reads. */
  private void begin() {
    mixer.begin(frame);
    long start = hasStamp() ? clock.position(frame.pts(), rate) : position;
    if (implausible(start)) {
      shift = start - position;
      start = position;
    }
    anchorOut = start;
    silence = Math.max(0, start - position);
    position = Math.min(position, start);
    feed(0);
  }

  /** A frame after another. */
  private void follow() {
    long expected = anchorOut + avutil.av_rescale(fed, rate, mixer.inRate());
    long start = hasStamp() ? clock.position(frame.pts(), rate) - shift : expected;
    boolean afterError = decoder.errors() > errorsSeen;
    errorsSeen = decoder.errors();
    // A file whose stamps and samples run at slightly different speeds has no gaps.
    boolean hole = start > stampEnd + Math.round(HOLE * rate);
    stampEnd = start + avutil.av_rescale(frame.nb_samples(), rate, frame.sample_rate());
    long gap = hole ? start - expected : Math.min(0, start - expected);
    long tolerated = Math.round((afterError ? 0.002 : GAP) * rate);
    if (Math.abs(gap) > Math.round(GAP * rate) && (gap < 0 || implausible(start))) {
      shift += gap;
      gap = 0;
    }
    torn |= hasPages && gap > Math.round(GAP * rate);
    if (gap > tolerated || !mixer.fits(frame)) {
      append(mixer.flush());
      if (readyFrom < readyTo) {
        held = true;
        anchored = true;
        return;
      }
      long next = position + silence;
      silence += gap > tolerated ? Math.max(0, start - next) : 0;
      anchorOut = gap > tolerated ? Math.max(start, next) : next;
      mixer.begin(frame);
      feed(0);
      return;
    }
    push(0);
  }

  private boolean hasStamp() {
    return frame.pts() != Libav.NO_TIME && !decoder.stampsDoubtful();
  }

  private boolean implausible(long start) {
    double limit = declared > 0 ? declared + BEYOND : 24 * 3600;
    return start - position > Math.round(limit * rate);
  }

  private void feed(int skip) {
    fed = 0;
    stampEnd = anchorOut + avutil.av_rescale(frame.nb_samples(), rate, frame.sample_rate());
    anchored = true;
    push(skip);
  }

  private void push(int skip) {
    fed += frame.nb_samples() - skip;
    append(mixer.feed(frame, skip));
  }

  private void append(int frames) {
    if (readyFrom == readyTo) {
      readyFrom = 0;
      readyTo = 0;
    }
    int needed = (readyTo + frames) * channels;
    if (needed > ready.length) {
      ready = Arrays.copyOf(ready, needed * 2);
    }
    mixer.copy(ready, readyTo * channels, frames);
    readyTo += frames;
  }

  /**
   * What could not be decoded, known after the end: {@code broken at 12.3 s of 60.0 s}. Empty if all was well, or the file does
   * not say how long it should be.
   */
  public Optional<String> damage() {
    double end = position / (double) rate;
    if (ended && declared > 0 && end < declared - Math.max(0.5, declared / 100)) {
      return Optional.of(String.format(Locale.ROOT, "broken at %.1f s of %.1f s", end, declared));
    }
    if (decoder.errors() > 0) {
      return Optional.of(decoder.errors() + " packets could not be decoded");
    }
    return torn || decoder.demuxer().damaged()
        ? Optional.of("the file is broken in places")
        : Optional.empty();
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  @Override
  public void close() {
    natives.close();
  }
}
