package org.smalti.tools.video.relay;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.media.ContainerFormat;
import org.smalti.media.DecoderOptions;
import org.smalti.media.Demuxer;
import org.smalti.media.FrameDecoder;
import org.smalti.media.MediaAddress;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaFrame;
import org.smalti.media.Packet;
import org.smalti.tools.video.source.ContinuousClock;
import org.smalti.tools.video.source.RetryReport;
import org.smalti.tools.video.source.SourceOpener;

/**
 * The receiving thread of a relay: opens the source, hands over what it gives, and opens it again where it fails. It is
 * stopped by an interrupt.
 */
final class RelaySource implements Runnable {
  /** What RTSP says of its streams beforehand need not be found out by reading. */
  private static final Map<String, String> SHORT_PROBE =
      Map.of("probesize", "50000", "analyzeduration", "200000");

  private final RelaySpec spec;
  private final HandOver handOver;
  private final RelayCounts counts;
  private final Consumer<String> states;
  private final ContinuousClock clock = new ContinuousClock(true);
  private final ContainerFormat container;
  private final SourceOpener opener;
  private final Map<Integer, FrameDecoder> decoders = new HashMap<>();
  private boolean recorded;
  private boolean waitingForKey;
  private long began;
  private long nextDue = Long.MIN_VALUE;
  private volatile @Nullable RuntimeException failure;

  RelaySource(RelaySpec spec, HandOver handOver, RelayCounts counts, Consumer<String> states) {
    this.spec = spec;
    this.handOver = handOver;
    this.counts = counts;
    this.states = states;
    container = spec.to().container();
    opener = new SourceOpener(
        address(spec.from()),
        spec.reconnection(),
        this::waits,
        CancelledException::throwIfInterrupted);
  }

  private void waits(String why) {
    counts.restart();
    states.accept(RetryReport.waiting(why));
  }

  @Override
  public void run() {
    try {
      boolean again = true;
      while (again) {
        again = receive();
      }
    } catch (CancelledException | InterruptedException e) {
      // The relay stops.
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      handOver.end();
    }
  }

  /** Why it has ended, if not well. */
  @Nullable
  RuntimeException failure() {
    return failure;
  }

  /** One session; whether there shall be another one. */
  private boolean receive() throws InterruptedException {
    states.accept("connecting");
    try (MediaFile media = opener.open();
        Demuxer demuxer = media.demuxer()) {
      recorded = SourceOpener.isRecorded(spec.from(), media.info());
      handOver.patient(recorded);
      boolean enough = session(media, demuxer);
      if (enough) {
        return false;
      }
      if (opener.isOverWithItsEnd(media.info())) {
        if (demuxer.damaged()) {
          throw SmaltiException.input(
              spec.from() + ": it is damaged or broke off; what could be read was sent");
        }
        return false;
      }
      throw opener.ended();
    } catch (SmaltiException e) {
      return opener.pause(e, left());
    } finally {
      decoders.values().forEach(FrameDecoder::close);
      decoders.clear();
    }
  }

  /** ns until the wanted duration is over. */
  private long left() {
    return began == 0 || spec.duration() == 0
        ? Long.MAX_VALUE
        : began + (long) (1e9 * spec.duration()) - System.nanoTime();
  }

  private static MediaAddress address(MediaAddress from) {
    if (!from.isUrl() || !from.text().startsWith("rtsp")) {
      return from;
    }
    Map<String, String> options = new HashMap<>(SHORT_PROBE);
    options.putAll(from.options().libav());
    return from.with(from.options().with(options));
  }

  /** Reads to the end; whether the wanted duration is reached. */
  private boolean session(MediaFile media, Demuxer demuxer) throws InterruptedException {
    SourceSession session = SourceSession.of(media.info(), demuxer, spec.encoding(), container);
    demuxer.keepOnly(session.indexes());
    for (SourceStream stream : session.streams()) {
      if (stream.decoded()) {
        decoders.put(stream.index(), demuxer.decoder(stream.index(), DecoderOptions.LOW_DELAY));
      }
    }
    clock.reopen();
    waitingForKey = session.hasPicture();
    for (Packet packet = demuxer.next(); packet != null; packet = demuxer.next()) {
      CancelledException.throwIfInterrupted();
      SourceStream stream = session.stream(packet.stream());
      if (stream != null && take(session, stream, packet)) {
        return true;
      }
    }
    for (SourceStream stream : session.streams()) {
      if (stream.decoded()) {
        decode(session, stream, null);
      }
    }
    return false;
  }

  /** Hands a packet over; whether the wanted duration is reached. */
  private boolean take(SourceSession session, SourceStream stream, Packet packet)
      throws InterruptedException {
    if (waitingForKey && !(stream.isPicture() && packet.isKey())) {
      return false;
    }
    waitingForKey = false;
    long now = System.nanoTime();
    packet.rescale(ContinuousClock.UNIT);
    if (!clock.stamp(packet, stream.isPicture(), now)) {
      return false;
    }
    opener.works();
    if (began == 0) {
      began = now;
      states.accept("relaying");
    }
    if (spec.duration() > 0 && packet.dts() >= 1e6 * spec.duration()) {
      return true;
    }
    keepPace(packet.dts());
    if (stream.decoded()) {
      packet.rescale(stream.timeBase());
      decode(session, stream, packet);
    } else {
      counts.of(stream).receive();
      handOver.offer(new RelayItem.Coded(session, stream, packet.pts(), packet.copy()));
    }
    return false;
  }

  /** What is recorded is sent live no faster than it is played. */
  private void keepPace(long dts) throws InterruptedException {
    if (recorded && spec.to().isLive()) {
      long early = began + TimeUnit.MICROSECONDS.toNanos(dts) - System.nanoTime();
      if (early > 0) {
        TimeUnit.NANOSECONDS.sleep(early);
      }
    }
  }

  private void decode(SourceSession session, SourceStream stream, @Nullable Packet packet)
      throws InterruptedException {
    FrameDecoder decoder = decoders.get(stream.index());
    if (decoder == null) {
      return;
    }
    decoder.send(packet);
    for (MediaFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
      if (frame.pts() == Packet.NO_TIME && packet != null) {
        frame.at(packet.pts(), stream.timeBase());
      }
      long time = stream.timeBase().rescale(frame.pts(), ContinuousClock.UNIT);
      if (stream.isPicture() && !isDue(time)) {
        frame.close();
      } else {
        counts.of(stream).receive();
        handOver.offer(new RelayItem.Decoded(session, stream, time, frame));
      }
    }
  }

  /** Whether a picture is wanted at the frame rate that was asked for. */
  private boolean isDue(long time) {
    long interval = spec.encoding().interval();
    if (interval == 0) {
      return true;
    }
    // Time stamps are rounded to whole milliseconds in some containers.
    if (nextDue != Long.MIN_VALUE && time < nextDue - Math.min(interval / 4, 1000)) {
      return false;
    }
    nextDue = nextDue == Long.MIN_VALUE || time > nextDue + interval
        ? time + interval
        : nextDue + interval;
    return true;
  }
}
