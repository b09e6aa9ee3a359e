package org.smalti.tools.video.play;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.media.AudioFrame;
import org.smalti.media.AudioResampler;
import org.smalti.media.DecoderOptions;
import org.smalti.media.FrameDecoder;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaFrame;
import org.smalti.media.MediaInfo;
import org.smalti.media.Packet;
import org.smalti.media.VideoFrame;
import org.smalti.tools.video.source.ContinuousPackets;
import org.smalti.tools.video.source.SourceOpener;

/**
 * A stream that comes once, as it likes: a camera, a pipe. A thread of its own reads it, and opens it again where it
 * fails; pictures and sound are decoded by the threads that ask for them.
 */
final class StreamedFilm implements PlayedMedia {
  private static final long CLOSE_MILLIS = 5000;
  /** Packets of sound, each some 20 ms, that lie ready at most where each picture is shown at once. */
  private static final int FRESH = 8;

  private final MediaInfo info;
  private final DecoderOptions decoding;
  private final ContinuousPackets packets;
  private final boolean hasPictures;
  private final boolean hasSound;
  private final AudioResampler resampler;
  private final Deque<AudioFrame> heard = new ArrayDeque<>();
  private final PacketLane lane = new PacketLane();
  private final LaneDecoder pictures = new LaneDecoder(lane, true);
  private final LaneDecoder sound = new LaneDecoder(lane, false);
  private final Thread reading;
  private final boolean fresh;
  private @Nullable VideoFrame current;
  private int taken;
  private double soundTime;
  private boolean soundEnded;
  private volatile @Nullable SmaltiException failure;

  /**
   * @param media the source, opened for the first time; is closed by the caller
   * @param opener opens it again
   * @param fresh whether old sound is left out, so that what is heard is new
   */
  StreamedFilm(
      MediaFile media, SourceOpener opener, DecoderOptions decoding, boolean hear, boolean fresh) {
    info = media.info();
    this.decoding = decoding;
    this.fresh = fresh;
    hasPictures = info.video().isPresent();
    hasSound = hear && info.audio().isPresent();
    packets = new ContinuousPackets(opener, media, hasSound);
    resampler = AudioResampler.to("flt", Math.max(1, channels()), Math.max(1, sampleRate()));
    reading = new Thread(this::read, "play-read");
    reading.setDaemon(true);
    reading.start();
  }

  private void read() {
    try {
      Map<Integer, FrameDecoder> decoders = new HashMap<>();
      int opening = 0;
      for (Packet packet = packets.next(); packet != null; packet = packets.next()) {
        CancelledException.throwIfInterrupted();
        if (packets.openings() != opening) {
          opening = packets.openings();
          // Those of the opening before are closed by who decodes with them.
          decoders.clear();
        }
        boolean picture = packet.stream() == packets.demuxer().video();
        FrameDecoder decoder = decoders.computeIfAbsent(
            packet.stream(),
            stream ->
                packets.demuxer().decoder(stream, picture ? decoding : DecoderOptions.DEFAULT));
        lane.put(new LanePacket(packet.copy(), decoder), picture);
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
    VideoFrame next = (VideoFrame) next(pictures);
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

  private @Nullable MediaFrame next(LaneDecoder decoder) throws InterruptedException {
    MediaFrame frame = decoder.next();
    SmaltiException failed = failure;
    if (frame == null && failed != null) {
      throw failed;
    }
    return frame;
  }

  @Override
  public boolean hasNewerPicture() {
    return lane.size(true) > 0;
  }

  @Override
  public boolean hasPictures() {
    return hasPictures;
  }

  @Override
  public boolean hasSound() {
    return hasSound;
  }

  @Override
  public void mute() {
    lane.mute();
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
    AudioFrame frame = (AudioFrame) next(sound);
    while (fresh && frame != null && lane.size(false) > FRESH) {
      frame.close();
      frame = (AudioFrame) next(sound);
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
    sound.close();
    pictures.close();
    packets.close();
  }
}
