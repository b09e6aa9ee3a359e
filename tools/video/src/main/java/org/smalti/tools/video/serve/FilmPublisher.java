package org.smalti.tools.video.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.media.Packet;
import org.smalti.media.Rational;

/**
 * Publishes the picture and the sound of a film by RTSP in real time: each packet is sent when it has to be decoded.
 * Not for use by several threads at once.
 */
final class FilmPublisher implements AutoCloseable {
  private static final MuxerOptions OPTIONS = MuxerOptions.DEFAULT
      .format("rtsp")
      .live(Duration.ofSeconds(10))
      .libav(Map.of("rtsp_transport", "tcp"));
  private static final double NANOS = 1e9;

  private final Path file;
  private final Muxer muxer;
  private final Map<Integer, FilmTrack> tracks = new HashMap<>();
  private Demuxer film;
  private double shift;
  private double end;
  private long sent;

  private FilmPublisher(ServedFilm served) {
    file = Path.of(served.file());
    film = MediaFile.open(file).demuxer();
    try {
      muxer = Muxer.open(served.url(), OPTIONS);
    } catch (RuntimeException e) {
      film.close();
      throw e;
    }
  }

  /** @throws SmaltiException if the film can't be read, or nobody takes it */
  static FilmPublisher open(ServedFilm served) {
    FilmPublisher publisher = new FilmPublisher(served);
    try {
      publisher.begin();
      return publisher;
    } catch (RuntimeException e) {
      publisher.close();
      throw e;
    }
  }

  private void begin() {
    MediaContents contents = film.contents();
    for (MediaStream stream : contents.streams()) {
      if (stream.index() == film.video() || stream.index() == film.audio()) {
        FilmTrack track = RtpPayloads.carry(stream, contents.format())
            ? FilmTrack.copied(film, stream, muxer)
            : FilmTrack.encoded(stream, muxer);
        tracks.put(stream.index(), track);
      }
    }
    muxer.begin();
  }

  /** Whether some of it is encoded anew, because RTP can't carry it as it is. */
  boolean encodes() {
    return tracks.values().stream().anyMatch(FilmTrack::isEncoded);
  }

  /**
   * Publishes it to its end.
   *
   * @param loop whether from the beginning again then, with times that go on
   * @param seconds after which it ends in any case; 0: never
   * @return how many packets were sent
   * @throws CancelledException if this thread is interrupted
   */
  long publish(boolean loop, double seconds) {
    long start = System.nanoTime();
    double limit = seconds > 0 ? seconds : Double.POSITIVE_INFINITY;
    boolean more = pass(start, limit);
    while (loop && more && end > shift) {
      film.close();
      film = MediaFile.open(file).demuxer();
      shift = end;
      more = pass(start, limit);
    }
    tracks.values().forEach(FilmTrack::finish);
    muxer.finish();
    return sent;
  }

  /** Sends the film once; false if the time is over. */
  private boolean pass(long start, double limit) {
    film.keepOnly(tracks.keySet().stream().mapToInt(Integer::intValue).toArray());
    tracks.values().forEach(track -> track.begin(film));
    double first = Double.NaN;
    double due = shift;
    for (Packet packet = film.next(); packet != null; packet = film.next()) {
      Rational base = packet.timeBase();
      long stamp = packet.dts() == Packet.NO_TIME ? packet.pts() : packet.dts();
      if (stamp != Packet.NO_TIME) {
        first = Double.isNaN(first) ? base.seconds(stamp) : first;
        due = shift + base.seconds(stamp) - first;
        end = Math.max(end, due + base.seconds(packet.duration()));
      }
      if (due >= limit) {
        return false;
      }
      waitUntil(start + (long) (due * NANOS));
      FilmTrack track = tracks.get(packet.stream());
      if (track != null) {
        track.send(packet, Double.isNaN(first) ? shift : shift - first);
        sent++;
      }
    }
    double offset = Double.isNaN(first) ? shift : shift - first;
    tracks.values().forEach(track -> track.end(offset));
    waitUntil(start + (long) (Math.min(end, limit) * NANOS));
    return end < limit;
  }

  private static void waitUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      CancelledException.throwIfInterrupted();
      LockSupport.parkNanos(left);
    }
    CancelledException.throwIfInterrupted();
  }

  @Override
  public void close() {
    tracks.values().forEach(FilmTrack::close);
    muxer.close();
    film.close();
  }
}
