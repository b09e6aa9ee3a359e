package org.smalti.media.rtsp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The packets of all tracks since the last key frame of one, so that a late reader has a picture at once. It holds at
 * most a number of bytes: a longer stretch is forgotten, and kept again from the next key frame on. Guarded by the lock
 * of its path.
 */
final class PictureBacklog {
  private final List<PublishedTrack> tracks;
  private final int track;
  private final long limit;
  private final List<TrackPacket> packets = new ArrayList<>();
  private long bytes;
  private boolean keeping;
  private int unitStart;
  private @Nullable TrackPacket last;

  /**
   * @param tracks the first of them with key frames is the one that counts; if there is none, nothing is kept
   * @param limit bytes
   */
  PictureBacklog(List<PublishedTrack> tracks, long limit) {
    this.tracks = tracks;
    this.limit = limit;
    int first = 0;
    while (first < tracks.size() && !tracks.get(first).hasKeyFrames()) {
      first++;
    }
    track = first;
  }

  /** Takes the next packet of any track. */
  void add(TrackPacket packet) {
    if (track == tracks.size()) {
      return;
    }
    boolean own = packet.track() == track && packet.isRtp();
    if (own) {
      if (last == null || !packet.sameUnit(last)) {
        unitStart = packets.size();
        if (!keeping) {
          // Only the access unit that begins here is of use: it may turn out to be a key frame.
          clear();
        }
      }
      last = packet;
    }
    packets.add(packet);
    bytes += packet.size();
    if (own && packet.key()) {
      beginAtUnit();
    }
    if (bytes > limit) {
      clear();
      keeping = false;
    }
  }

  /** Forgets what is before the access unit that has turned out to be a key frame, but for the sender reports. */
  private void beginAtUnit() {
    List<TrackPacket> unit = List.copyOf(packets.subList(unitStart, packets.size()));
    clear();
    for (PublishedTrack each : tracks) {
      TrackPacket report = each.report();
      if (report != null && report.serial() < unit.get(0).serial()) {
        packets.add(report);
      }
    }
    packets.addAll(unit);
    packets.forEach(packet -> bytes += packet.size());
    keeping = true;
  }

  private void clear() {
    packets.clear();
    bytes = 0;
    unitStart = 0;
  }

  /** What a reader gets that begins now: from a key frame on, or nothing. */
  List<TrackPacket> packets() {
    return keeping ? List.copyOf(packets) : List.of();
  }
}
