package org.smalti.media;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;

/**
 * Finds the packets of a stream at which decoding can begin, by reading its packets from the beginning only as far as
 * they are asked for. Owns a container.
 */
final class EntryPoints implements AutoCloseable {
  /** How many packets before an entry point reading begins. */
  private static final int RUN_UP = 8;

  private final Demuxer demuxer;
  private final int index;
  private final StreamClock clock;
  private final PacketSequence sequence;
  private final List<EntryPoint> found = new ArrayList<>();
  /** Where the packets before the next one begin. */
  private final Deque<Long> positions = new ArrayDeque<>();

  private boolean ended;
  /** Packets so far that are shown. */
  private long shown;

  /** Takes over a container. */
  EntryPoints(Demuxer demuxer, int index) {
    this.demuxer = demuxer;
    this.index = index;
    demuxer.keepOnly(index);
    clock = StreamClock.of(demuxer, demuxer.stream(index));
    sequence = sequence(demuxer, index);
  }

  static PacketSequence sequence(Demuxer demuxer, int index) {
    return new PacketSequence(
        Libav.number(demuxer.stream(index).time_base()), demuxer.declaredDuration(index));
  }

  /** The last one that is shown at or before a time in s on the file's own clock; −1 if there is none. */
  int lastBefore(double seconds) {
    while (!ended && time(sequence.state()) <= seconds) {
      read();
    }
    int last = found.size() - 1;
    while (last >= 0 && time(found.get(last)) > seconds) {
      last--;
    }
    return last;
  }

  /** One of those that were found. */
  EntryPoint get(int which) {
    return found.get(which);
  }

  /** The first one of at least this number that has a time stamp; null if there is none. */
  @Nullable
  EntryPoint next(long number) {
    for (int i = 0; ; i++) {
      while (!ended && found.size() <= i) {
        read();
      }
      if (found.size() <= i) {
        return null;
      }
      EntryPoint entry = found.get(i);
      if (entry.number() >= number && entry.stamp() != Libav.NO_TIME) {
        found.subList(0, i).clear();
        return entry;
      }
    }
  }

  /** Those in the whole film that have a time stamp, each at least so many packets after the one before. */
  List<EntryPoint> apart(int distance) {
    List<EntryPoint> all = new ArrayList<>();
    while (!ended) {
      read();
      while (found.size() > 1) {
        add(all, found.remove(0), distance);
      }
    }
    found.forEach(last -> add(all, last, distance));
    found.clear();
    return all;
  }

  private static void add(List<EntryPoint> all, EntryPoint entry, int distance) {
    long last = all.isEmpty() ? 0 : all.get(all.size() - 1).number();
    if (entry.stamp() != Libav.NO_TIME && entry.number() - last >= distance) {
      all.add(entry);
    }
  }

  /** How many of the packets that were read are shown. */
  long shown() {
    return shown;
  }

  /** s on the file's own clock; infinite where it has no time stamp. */
  double time(EntryPoint entry) {
    return entry.stamp() == Libav.NO_TIME
        ? Double.POSITIVE_INFINITY
        : clock.seconds(entry.stamp() + entry.shift());
  }

  private double time(PacketSequence.State state) {
    return state.last() == Libav.NO_TIME
        ? Double.NEGATIVE_INFINITY
        : clock.seconds(state.last() + state.shift());
  }

  private void read() {
    CancelledException.throwIfInterrupted();
    AVPacket packet = demuxer.read();
    if (packet == null) {
      ended = true;
    } else if (packet.stream_index() == index && packet.size() > 0) {
      PacketSequence.State before = sequence.state();
      long number = sequence.number();
      sequence.add(packet);
      if (EntryPoint.isKey(packet)) {
        long approach = positions.isEmpty() ? packet.pos() : positions.getFirst();
        found.add(
            EntryPoint.of(packet, number, approach, before, sequence.state().shift(), shown));
      } else if (isShownBeforeLastEntry(packet)) {
        found.set(found.size() - 1, found.get(found.size() - 1).later());
      }
      shown += isShown(packet) ? 1 : 0;
      if (packet.pos() >= 0) {
        positions.addLast(packet.pos());
      }
      if (positions.size() > RUN_UP) {
        positions.removeFirst();
      }
    }
  }

  private boolean isShownBeforeLastEntry(AVPacket packet) {
    if (found.isEmpty() || packet.pts() == Libav.NO_TIME || !isShown(packet)) {
      return false;
    }
    EntryPoint last = found.get(found.size() - 1);
    return last.pts() != Libav.NO_TIME && packet.pts() < last.pts();
  }

  private static boolean isShown(AVPacket packet) {
    return (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) == 0;
  }

  @Override
  public void close() {
    demuxer.close();
  }
}
