package org.smalti.media.rtsp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What one publisher sends under one path, and who reads it. For use by several threads. */
final class PublishedPath {
  private final String name;
  private final String publisher;
  private final SessionDescription description;
  private final List<PublishedTrack> tracks = new ArrayList<>();
  private final PictureBacklog backlog;
  private final Set<PathReader> readers = new LinkedHashSet<>();
  private boolean recording;
  private boolean ended;
  private long serial;
  private long packets;
  private long bytes;
  private long droppedForGone;

  /** @param publisher its address, for statistics */
  PublishedPath(String name, String publisher, SessionDescription description, RtspLimits limits) {
    this.name = name;
    this.publisher = publisher;
    this.description = description;
    for (MediaDescription track : description.tracks()) {
      tracks.add(new PublishedTrack(tracks.size(), track));
    }
    backlog = new PictureBacklog(tracks, limits.backlogBytes());
  }

  String name() {
    return name;
  }

  SessionDescription description() {
    return description;
  }

  /** What is known of the tracks from their packets. */
  List<PublishedTrack> tracks() {
    return tracks;
  }

  /** From now on it can be played. */
  synchronized void record() {
    recording = true;
  }

  /** Whether it can be played. */
  synchronized boolean isLive() {
    return recording && !ended;
  }

  /** A packet of the publisher; what is no RTP or RTCP is ignored. */
  synchronized void publish(int track, TrackPacket.Kind kind, byte[] data) {
    if (!recording || ended) {
      return;
    }
    TrackPacket packet = tracks.get(track).next(serial, kind, data);
    if (packet == null) {
      return;
    }
    serial++;
    if (packet.isRtp()) {
      packets++;
      bytes += data.length;
    }
    backlog.add(packet);
    for (PathReader reader : readers) {
      reader.offer(packet);
    }
  }

  /**
   * Adds a reader, or lets one that paused go on.
   *
   * @param beforehand is given the packets that the reader begins with, before any of them is sent
   * @return false if the publisher has left
   */
  synchronized boolean join(PathReader reader, Consumer<List<TrackPacket>> beforehand) {
    if (ended) {
      return false;
    }
    if (readers.contains(reader)) {
      beforehand.accept(List.of());
      return true;
    }
    List<TrackPacket> first = reader.missing(backlog.packets());
    beforehand.accept(first);
    reader.begin(first);
    readers.add(reader);
    return true;
  }

  /** Takes a reader away, for good or for a pause. */
  synchronized void leave(PathReader reader) {
    if (readers.remove(reader)) {
      droppedForGone += reader.takeDropped();
    }
  }

  /** The publisher has left: so do the readers. */
  synchronized void end() {
    ended = true;
    List<TrackPacket> farewells = new ArrayList<>();
    for (PublishedTrack track : tracks) {
      TrackPacket bye = track.bye(serial);
      if (bye != null) {
        farewells.add(bye);
      }
    }
    for (PathReader reader : readers) {
      reader.end(farewells);
      droppedForGone += reader.takeDropped();
    }
    readers.clear();
  }

  synchronized PathStatistics statistics() {
    long dropped = droppedForGone;
    for (PathReader reader : readers) {
      dropped += reader.dropped();
    }
    return new PathStatistics(
        name, publisher, tracks.size(), readers.size(), packets, bytes, dropped);
  }
}
