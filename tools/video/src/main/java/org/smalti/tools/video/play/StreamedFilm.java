package org.smalti.tools.video.play;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.media.AudioFrame;
import org.smalti.media.AudioResampler;
import org.smalti.media.DecoderOptions;
import org.smalti.media.Demuxer;
import org.smalti.media.FrameDecoder;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaFrame;
import org.smalti.media.MediaInfo;
import org.smalti.media.Packet;
import org.smalti.media.VideoFrame;

/**
 * A stream that comes once, as it likes: a camera, a pipe. A thread of its own reads it; pictures and sound are decoded
 * by the threads that ask for them.
 */
final class StreamedFilm implements PlayedMedia {
  private static final long CLOSE_MILLIS = 5000;
  /** Packets of sound, each some 20 ms, that lie ready at most where each picture is shown at once. */
  private static final int FRESH = 8;

  private final MediaInfo info;
  private final Demuxer demuxer;
  private final @Nullable FrameDecoder pictures;
  private final @Nullable FrameDecoder sound;
  private final AudioResampler resampler;
  private final Deque<AudioFrame> heard = new ArrayDeque<>();
  private final PacketLane lane = new PacketLane();
  private final Thread reading;
  private final boolean fresh;
  private @Nullable VideoFrame current;
  private int taken;
  private double soundTime;
  private boolean soundEnded;
  private volatile @Nullable SmaltiException failure;

  /**
   * @param media is closed by the caller
   * @param fresh whether old sound is left out, so that what is heard is new
   */
  StreamedFilm(MediaFile media, DecoderOptions decoding, boolean hear, boolean fresh) {
    info = media.info();
    this.fresh = fresh;
    demuxer = media.demuxer();
    pictures = demuxer.video() < 0 ? null : demuxer.decoder(demuxer.video(), decoding);
    sound = hear && demuxer.audio() >= 0
        ? demuxer.decoder(demuxer.audio(), DecoderOptions.DEFAULT)
        : null;
    resampler = AudioResampler.to("flt", Math.max(1, channels()), Math.max(1, sampleRate()));
    demuxer.keepOnly(demuxer.video(), sound == null ? -1 : demuxer.audio());
    reading = new Thread(this::read, "play-read");
    reading.setDaemon(true);
    reading.start();
  }

  private void read() {
    try {
      for (Packet packet = demuxer.next(); packet != null; packet = demuxer.next()) {
        CancelledException.throwIfInterrupted();
        lane.put(packet.copy(), packet.stream() == demuxer.video());
      }
    } catch (SmaltiException e) {
      failure = e;
    } catch (CancelledException | InterruptedException e) {
      // It is closed.
    } finally {
      lane.end();
    }
  }

  @Override
  public boolean nextPicture() throws InterruptedException {
    VideoFrame next = (VideoFrame) next(pictures, true);
    VideoFrame before = current;
    current = next;
    if (before != null) {
      before.close();
    }
    return next != null;
  }

  @Override
  public double pictureTime() {
    double time = Objects.requireNonNull(current).time();
    // libav does not know when the first packet of some live streams is due.
    return Double.isNaN(time) ? 0 : time;
  }

  @Override
  public BufferedImage picture() {
    return Objects.requireNonNull(current).image();
  }

  private @Nullable MediaFrame next(@Nullable FrameDecoder decoder, boolean picture)
      throws InterruptedException {
    if (decoder == null) {
      return null;
    }
    MediaFrame frame = decoder.receive();
    while (frame == null) {
      Packet packet = lane.take(picture);
      if (packet == null) {
        decoder.send(null);
        frame = decoder.receive();
        SmaltiException failed = failure;
        if (frame == null && failed != null) {
          throw failed;
        }
        return frame;
      }
      try (packet) {
        decoder.send(packet);
      }
      frame = decoder.receive();
    }
    return frame;
  }

  @Override
  public boolean hasNewerPicture() {
    return lane.size(true) > 0;
  }

  @Override
  public boolean hasPictures() {
    return pictures != null;
  }

  @Override
  public boolean hasSound() {
    return sound != null;
  }

  @Override
  public int sampleRate() {
    return info.audio().map(audio -> audio.sampleRate()).orElse(0);
  }

  @Override
  public int channels() {
    return info.audio().map(audio -> audio.channels() == 1 ? 1 : 2).orElse(0);
  }

  @Override
  public double soundTime() {
    return soundTime;
  }

  @Override
  public int readSound(float[] interleaved, int frames) throws InterruptedException {
    while (heard.isEmpty()) {
      if (soundEnded) {
        return -1;
      }
      fill();
    }
    AudioFrame first = heard.element();
    int read = Math.min(frames, first.samples() - taken);
    ByteBuffer samples = first.plane(0);
    int values = read * channels();
    for (int i = 0; i < values; i++) {
      interleaved[i] = samples.getFloat(Float.BYTES * (taken * channels() + i));
    }
    taken += read;
    soundTime = first.time() + (double) taken / sampleRate();
    if (taken == first.samples()) {
      heard.remove().close();
      taken = 0;
    }
    return read;
  }

  private void fill() throws InterruptedException {
    AudioFrame frame = (AudioFrame) next(sound, false);
    while (fresh && frame != null && lane.size(false) > FRESH) {
      frame.close();
      frame = (AudioFrame) next(sound, false);
    }
    soundEnded = frame == null;
    heard.addAll(resampler.resample(frame));
    if (frame != null) {
      frame.close();
    }
    if (!heard.isEmpty() && taken == 0) {
      soundTime = heard.element().time();
    }
  }

  @Override
  public void seekPictures(double seconds) {
    throw new UnsupportedOperationException("a stream comes once");
  }

  @Override
  public void seekSound(double seconds) {
    throw new UnsupportedOperationException("a stream comes once");
  }

  @Override
  public boolean isSeekable() {
    return false;
  }

  @Override
  public double duration() {
    return -1;
  }

  @Override
  public int width() {
    return info.video().map(video -> video.width()).orElse(0);
  }

  @Override
  public int height() {
    return info.video().map(video -> video.height()).orElse(0);
  }

  /** To be called when nobody reads any more. */
  @Override
  public void close() {
    lane.close();
    reading.interrupt();
    try {
      reading.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (reading.isAlive()) {
      // libav is still used by that thread: what it uses must not be freed.
      return;
    }
    heard.forEach(AudioFrame::close);
    if (current != null) {
      current.close();
    }
    resampler.close();
    if (sound != null) {
      sound.close();
    }
    if (pictures != null) {
      pictures.close();
    }
    demuxer.close();
  }
}
