package org.smalti.media;

import org.bytedeco.ffmpeg.avutil.AVAudioFifo;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * Gathers sound, and gives it out in pieces of any wanted length. All frames have to be of one sample format, rate and
 * channel layout. Where their time stamps jump ahead, so do those of the pieces. Not for use by several threads at
 * once.
 */
public final class AudioFifo implements AutoCloseable {
  private final NativeResources natives = new NativeResources();
  private @Nullable AVAudioFifo fifo;
  private @Nullable AudioFrame like;
  private long next;

  /** Adds a frame. */
  public void write(AudioFrame frame) {
    natives.requireOpen(this);
    AVFrame in = frame.libav();
    AVAudioFifo gathered = fifo;
    if (gathered == null || like == null) {
      gathered = natives.own(
          avutil.av_audio_fifo_alloc(in.format(), frame.channels(), Math.max(1, frame.samples())),
          avutil::av_audio_fifo_free);
      fifo = gathered;
      like = natives.own(frame.copy(), AudioFrame::close);
      next = frame.pts() == Libav.NO_TIME
          ? 0
          : frame.timeBase().rescale(frame.pts(), new Rational(1, frame.sampleRate()));
    } else if (in.format() != like.libav().format()
        || frame.channels() != like.channels()
        || frame.sampleRate() != like.sampleRate()) {
      throw SmaltiException.input("sound changes its format; convert it first");
    }
    if (frame.pts() != Libav.NO_TIME) {
      long start = frame.timeBase().rescale(frame.pts(), new Rational(1, frame.sampleRate()));
      if (start > next + size() + AudioResampler.GAP * frame.sampleRate()) {
        next = start - size();
      }
    }
    int written = avutil.av_audio_fifo_write(gathered, in.extended_data(), frame.samples());
    if (written < frame.samples()) {
      throw SmaltiException.input("sound can't be kept: " + Libav.why(written));
    }
  }

  /** Samples of each channel that it holds. */
  public int size() {
    natives.requireOpen(this);
    return fifo == null ? 0 : avutil.av_audio_fifo_size(fifo);
  }

  /** The next so many samples of each channel, which the caller closes; null if it does not hold as many. */
  public @Nullable AudioFrame read(int samples) {
    natives.requireOpen(this);
    AudioFrame format = like;
    AVAudioFifo gathered = fifo;
    if (format == null || gathered == null || samples <= 0 || size() < samples) {
      return null;
    }
    Rational base = new Rational(1, format.sampleRate());
    AudioFrame made = new AudioFrame(base);
    AVFrame out = made.libav();
    out.format(format.libav().format()).sample_rate(format.sampleRate()).nb_samples(samples);
    avutil.av_channel_layout_copy(out.ch_layout(), format.libav().ch_layout());
    int result = avutil.av_frame_get_buffer(out, 0);
    if (result >= 0) {
      result = avutil.av_audio_fifo_read(gathered, out.extended_data(), samples);
    }
    if (result < 0) {
      made.close();
      throw SmaltiException.input("sound can't be kept: " + Libav.why(result));
    }
    made.at(next, base);
    next += samples;
    return made;
  }

  /** What is left, which the caller closes; null if nothing is. */
  public @Nullable AudioFrame rest() {
    return read(size());
  }

  @Override
  public void close() {
    natives.close();
  }
}
