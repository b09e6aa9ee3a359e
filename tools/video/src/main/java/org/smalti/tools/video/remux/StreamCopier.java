package org.smalti.tools.video.remux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Run;
import org.smalti.media.BitstreamFilter;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaStream;
import org.smalti.media.Muxer;
import org.smalti.media.Packet;
import org.smalti.media.Rational;

/**
 * Copies packets of some streams of a container into another one, from a key frame on, until a time is reached. Time
 * stamps start at zero where not the whole is copied; where they do not rise, they are moved on.
 */
public final class StreamCopier implements AutoCloseable {
  private static final Rational MICROSECOND = new Rational(1, 1_000_000);

  private final Demuxer demuxer;
  private final Muxer muxer;
  private final TimeWindow window;
  private final Map<Integer, Track> tracks = new HashMap<>();
  /** The stream that decides where the copy begins and ends. */
  private final int leading;

  private long firstKey = Packet.NO_TIME;
  private long originMicros = Packet.NO_TIME;
  private double end;
  /** s on the clock of the streams: the end of what was read while the beginning was sought. */
  private double sought = Double.NEGATIVE_INFINITY;

  /** One stream on its way. */
  private static final class Track {
    private final int target;
    private final @Nullable BitstreamFilter filter;
    private long lastDts = Packet.NO_TIME;
    private long packets;
    private boolean ended;

    Track(int target, @Nullable BitstreamFilter filter) {
      this.target = target;
      this.filter = filter;
    }
  }

  /** @param filters for streams by their number; libav's bitstream filters */
  public StreamCopier(
      Demuxer demuxer,
      List<MediaStream> streams,
      Map<Integer, String> filters,
      Muxer muxer,
      TimeWindow window) {
    this.demuxer = demuxer;
    this.muxer = muxer;
    this.window = window;
    leading = streams.stream().anyMatch(stream -> stream.index() == demuxer.video())
        ? demuxer.video()
        : streams.get(0).index();
    for (MediaStream stream : streams) {
      String words = filters.get(stream.index());
      BitstreamFilter filter =
          words == null ? null : BitstreamFilter.of(demuxer, stream.index(), words);
      int target = filter == null
          ? muxer.copyOf(demuxer, stream.index())
          : muxer.copyOf(demuxer, stream.index(), filter);
      tracks.put(stream.index(), new Track(target, filter));
    }
    demuxer.keepOnly(streams.stream().mapToInt(MediaStream::index).toArray());
  }

  /**
   * Copies everything within the window; the muxer is begun and not finished.
   *
   * @return how many packets of each stream of the result there are that are not empty
   */
  public List<Long> copy(Run run) {
    muxer.begin();
    if (window.from() > 0) {
      enter();
    }
    long reported = 0;
    for (Packet packet = demuxer.next(); packet != null && !done(); packet = demuxer.next()) {
      run.throwIfCancelled();
      if (wanted(packet)) {
        pass(packet);
        long reached = (long) (end - start());
        run.advance(Math.max(0, reached - reported));
        reported = Math.max(reported, reached);
      }
    }
    for (Track track : tracks.values()) {
      if (track.filter != null) {
        track.filter.send(null);
        receive(track.filter, track);
      }
    }
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < tracks.size(); i++) {
      int target = i;
      tracks.values().stream()
          .filter(track -> track.target == target)
          .forEach(track -> counts.add(track.packets));
    }
    return counts;
  }

  /** s on the clock of the streams where the copy really begins. */
  public double start() {
    return originMicros == Packet.NO_TIME ? 0 : MICROSECOND.seconds(originMicros);
  }

  /** s on the clock of the streams that the copy has reached. */
  public double end() {
    return end;
  }

  /**
   * Goes to before the last key frame that is shown at or before the window. Where a container lands is not known: it
   * is entered ever earlier until such a key frame follows.
   */
  private void enter() {
    for (double back = 0; ; back = back == 0 ? 2 : 4 * back) {
      boolean first = back >= window.from();
      if (!seek(first ? 0 : window.from() - back) && first) {
        throw SmaltiException.input(muxer.name() + ": the source can't be entered in its middle");
      }
      firstKey = lastKeyBefore(window.from());
      if (sought <= window.from()) {
        throw SmaltiException.input(String.format(
            Locale.ROOT,
            "%s: the source ends %.3f s before the beginning of the copy",
            muxer.name(),
            window.from() - sought));
      }
      if (firstKey != Packet.NO_TIME || first) {
        seek(first ? 0 : window.from() - back);
        return;
      }
    }
  }

  private boolean seek(double seconds) {
    Rational base = demuxer.timeBase(leading);
    return demuxer.seek(
        leading, MICROSECOND.rescale(Math.round(seconds / MICROSECOND.value()), base));
  }

  private long lastKeyBefore(double seconds) {
    long key = Packet.NO_TIME;
    for (Packet packet = demuxer.next(); packet != null; packet = demuxer.next()) {
      boolean leads = packet.stream() == leading && packet.pts() != Packet.NO_TIME;
      if (leads) {
        double length = packet.timeBase().seconds(Math.max(1, packet.duration()));
        sought = Math.max(sought, packet.time() + length);
      }
      if (leads && packet.isKey()) {
        if (packet.time() > seconds) {
          return key;
        }
        key = packet.pts();
      }
    }
    return key;
  }

  private boolean done() {
    return tracks.values().stream().allMatch(track -> track.ended);
  }

  private boolean wanted(Packet packet) {
    Track track = tracks.get(packet.stream());
    if (track == null || track.ended) {
      return false;
    }
    long stamp = packet.dts() == Packet.NO_TIME ? packet.pts() : packet.dts();
    double time = stamp == Packet.NO_TIME ? Double.NaN : packet.timeBase().seconds(stamp);
    if (time >= window.to()) {
      track.ended = true;
      return false;
    }
    if (window.from() > 0 && originMicros == Packet.NO_TIME) {
      boolean key = packet.stream() == leading && packet.isKey();
      if (!key || (firstKey != Packet.NO_TIME && packet.pts() != firstKey)) {
        return false;
      }
      originMicros = packet.timeBase().rescale(packet.pts(), MICROSECOND);
    }
    boolean before = !Double.isNaN(packet.time()) && packet.time() < start();
    if (before && originMicros != Packet.NO_TIME && packet.stream() != leading) {
      return false;
    }
    end = Double.isNaN(packet.time())
        ? end
        : Math.max(end, packet.time() + packet.timeBase().seconds(packet.duration()));
    return true;
  }

  private void pass(Packet packet) {
    Track track = Objects.requireNonNull(tracks.get(packet.stream()));
    BitstreamFilter filter = track.filter;
    if (filter == null) {
      write(packet, track);
      return;
    }
    filter.send(packet);
    receive(filter, track);
  }

  private void receive(BitstreamFilter filter, Track track) {
    for (Packet changed = filter.receive(); changed != null; changed = filter.receive()) {
      write(changed, track);
    }
  }

  private void write(Packet packet, Track track) {
    if (originMicros != Packet.NO_TIME) {
      packet.shift(-MICROSECOND.rescale(originMicros, packet.timeBase()));
    }
    if (packet.dts() != Packet.NO_TIME) {
      track.lastDts = packet.risingFrom(track.lastDts);
    }
    track.packets += packet.size() > 0 ? 1 : 0;
    muxer.write(packet.toStream(track.target));
  }

  @Override
  public void close() {
    for (Track track : tracks.values()) {
      if (track.filter != null) {
        track.filter.close();
      }
    }
  }
}
