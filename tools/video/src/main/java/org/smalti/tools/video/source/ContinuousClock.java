package org.smalti.tools.video.source;

import org.smalti.media.Packet;
import org.smalti.media.Rational;

/**
 * Gives packets the time stamps that they go on with, in µs from 0 on: those of the source, but continued where the
 * source jumps, wraps around, or was opened again. A stream that stood still for a while goes on after as much time as
 * has passed. Used by one thread.
 */
public final class ContinuousClock {
  /** s of one unit of its time stamps. */
  public static final Rational UNIT = Rational.of(1, 1_000_000);

  /** µs by which a source may be ahead of the clock on the wall before it has jumped. */
  private static final long LONGEST_LEAP = 10_000_000;
  /** µs by which the time stamps of a stream may go back without having jumped. */
  private static final long DISORDER = 1_000_000;
  /** µs from one packet to the next where nothing is said: 25 pictures per second. */
  private static final long USUAL_DURATION = 40_000;

  private static final int PICTURE = 0;
  private static final int SOUND = 1;

  private final Track[] tracks = {new Track(), new Track()};
  private final boolean pauses;
  private boolean begun;
  private boolean opened = true;
  /** µs on this clock before which nothing is sent: the beginning of the session. */
  private long beginning;

  private long shift;
  private long jump;
  private int jumps;
  private long lastNanos;

  /** The time stamps of one stream. */
  private static final class Track {
    private boolean begun;
    /** Whether the source did not say when the last packet is due. */
    private boolean assumed;
    /** µs in the source, of the last packet. */
    private long last;

    private long duration = USUAL_DURATION;
    private long shift;
    private int jumps;
    /** µs on this clock at which the next packet is due. */
    private long due;

    private long nanos;
  }

  /** @param pauses whether the time counts that passes until a source is opened again */
  public ContinuousClock(boolean pauses) {
    this.pauses = pauses;
  }

  /** The source was opened again. */
  public void reopen() {
    opened = true;
    for (Track track : tracks) {
      track.begun = false;
    }
  }

  /**
   * Sets the time stamps of a packet, which are in {@link #UNIT} already.
   *
   * @param nanos when it came, on the clock of {@link System#nanoTime}
   * @return whether it may be sent: not if it belongs before the beginning
   */
  public boolean stamp(Packet packet, boolean picture, long nanos) {
    Track track = tracks[picture ? PICTURE : SOUND];
    long dts = decodingTime(packet, track);
    long pts = packet.pts() == Packet.NO_TIME ? dts : packet.pts();
    if (opened) {
      open(dts, nanos);
    }
    if (track.begun) {
      follow(track, dts, nanos);
    } else {
      track.begun = true;
      track.shift = shift;
      track.jumps = jumps;
    }
    if (packet.duration() > 0) {
      track.duration = packet.duration();
    } else if (dts > track.last && dts - track.last < DISORDER) {
      track.duration = dts - track.last;
    }
    track.assumed = isUnknown(packet);
    track.last = dts;
    track.nanos = nanos;
    lastNanos = nanos;
    long sent = dts + track.shift;
    track.due = Math.max(track.due, sent + track.duration);
    packet.at(Math.max(pts + track.shift, sent), sent);
    return sent >= beginning;
  }

  private static boolean isUnknown(Packet packet) {
    return packet.dts() == Packet.NO_TIME && packet.pts() == Packet.NO_TIME;
  }

  private static long decodingTime(Packet packet, Track track) {
    if (packet.dts() != Packet.NO_TIME) {
      return packet.dts();
    }
    long expected = track.last + track.duration;
    if (packet.pts() == Packet.NO_TIME) {
      return track.begun ? expected : 0;
    }
    // A picture that is shown later than it is decoded.
    boolean reordered =
        track.begun && expected < packet.pts() && packet.pts() - expected < DISORDER;
    return reordered ? expected : packet.pts();
  }

  /** The first packet of a session continues what was sent before. */
  private void open(long dts, long nanos) {
    opened = false;
    long due = Math.max(tracks[PICTURE].due, tracks[SOUND].due);
    long passed = begun && pauses ? (nanos - lastNanos) / 1000 - USUAL_DURATION : 0;
    beginning = due + Math.max(0, passed);
    shift = beginning - dts;
    begun = true;
  }

  private void follow(Track track, long dts, long nanos) {
    long ahead = dts - (track.last + track.duration);
    long passed = (nanos - track.nanos) / 1000;
    long leap = track.assumed ? DISORDER : LONGEST_LEAP;
    if (ahead >= -DISORDER && ahead <= passed + leap) {
      return;
    }
    boolean sameAsOther = track.jumps < jumps && Math.abs(ahead - jump) < DISORDER;
    if (!sameAsOther) {
      jump = ahead;
      jumps++;
    }
    track.shift -= jump;
    track.jumps = jumps;
  }
}
