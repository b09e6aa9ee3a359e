package org.smalti.media.rtsp;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A client that plays a path. It decides of each packet whether it goes into the queue of the client's connection:
 * where there is no room, whole access units are left out up to the next key frame. Guarded by the lock of its path,
 * but for what says otherwise.
 */
final class PathReader {
  /** Where so many access units came without a key frame, there are none that we could recognise. */
  static final int LONGEST_WAIT = 600;

  private final OutgoingQueue queue;
  private final @Nullable TrackTransport[] transports;
  private final Waiting[] waiting;
  private final int[] waited;
  private final int[] lastTimestamp;
  private final boolean[] keyed;
  private final AtomicLong dropped = new AtomicLong();
  private volatile boolean catchingUp;
  private long lastSerial = -1;

  /** What a track waits for. */
  private enum Waiting {
    NOTHING,
    /** It was not heard yet: nothing is lost. */
    FIRST_KEY_FRAME,
    /** Something did not fit. */
    NEXT_KEY_FRAME
  }

  /** @param transports of each track that was set up, null for the others */
  PathReader(
      OutgoingQueue queue, @Nullable TrackTransport[] transports, List<PublishedTrack> tracks) {
    this.queue = queue;
    this.transports = transports.clone();
    waiting = new Waiting[transports.length];
    waited = new int[transports.length];
    lastTimestamp = new int[transports.length];
    keyed = new boolean[transports.length];
    for (int track = 0; track < transports.length; track++) {
      keyed[track] = tracks.get(track).hasKeyFrames();
    }
  }

  /**
   * The part of a backlog that this reader begins with: all of it, or after a pause what follows on what it had; empty
   * if it has to wait for the next key frame.
   */
  List<TrackPacket> missing(List<TrackPacket> backlog) {
    List<TrackPacket> all =
        backlog.stream().filter(packet -> transports[packet.track()] != null).toList();
    if (all.isEmpty() || all.get(0).serial() > lastSerial) {
      return all;
    }
    boolean whole = Arrays.stream(waiting).noneMatch(Waiting.NEXT_KEY_FRAME::equals);
    return all.stream().filter(packet -> whole && packet.serial() > lastSerial).toList();
  }

  /**
   * Begins with packets that came before now.
   *
   * @param backlog from a key frame on; empty if the next one has to be waited for
   */
  void begin(List<TrackPacket> backlog) {
    for (int track = 0; track < waiting.length; track++) {
      waiting[track] = keyed[track] ? Waiting.FIRST_KEY_FRAME : Waiting.NOTHING;
      waited[track] = 0;
    }
    catchingUp = !backlog.isEmpty();
    backlog.stream()
        .filter(packet -> packet.isRtp() && keyed[packet.track()])
        .findFirst()
        .ifPresent(packet -> waiting[packet.track()] = Waiting.NOTHING);
    backlog.forEach(this::offer);
  }

  /** Queues a packet, or drops it. */
  void offer(TrackPacket packet) {
    int track = packet.track();
    if (transports[track] == null) {
      return;
    }
    if (packet.isRtp() && waiting[track] != Waiting.NOTHING && !ready(packet)) {
      dropped.addAndGet(waiting[track] == Waiting.NEXT_KEY_FRAME ? 1 : 0);
      return;
    }
    if (queue.offer(packet)) {
      lastSerial = packet.serial();
    } else if (packet.isRtp()) {
      dropped.incrementAndGet();
      if (keyed[track]) {
        dropped.addAndGet(queue.removeUnit(packet));
        waiting[track] = Waiting.NEXT_KEY_FRAME;
        waited[track] = 0;
        lastTimestamp[track] = packet.timestamp();
      }
    }
  }

  /** Whether a track that waits goes on with this packet. */
  private boolean ready(TrackPacket packet) {
    int track = packet.track();
    boolean newUnit = packet.timestamp() != lastTimestamp[track];
    waited[track] += newUnit ? 1 : 0;
    lastTimestamp[track] = packet.timestamp();
    boolean enough = packet.key() || (newUnit && waited[track] > LONGEST_WAIT);
    if (enough && queue.isHalfFree()) {
      waiting[track] = Waiting.NOTHING;
      return true;
    }
    return false;
  }

  /** The publisher has left: what is queued is still sent, then the connection ends. */
  void end(List<TrackPacket> farewells) {
    farewells.stream().filter(bye -> transports[bye.track()] != null).forEach(queue::offer);
    queue.end();
  }

  /** The transport of a track; any thread. */
  @Nullable
  TrackTransport transport(int track) {
    return transports[track];
  }

  /** Whether what is sent now came before this reader did; any thread. */
  boolean isCatchingUp() {
    return catchingUp;
  }

  /** The queue has run empty: from now on packets are sent as they come. Any thread. */
  void caughtUp() {
    catchingUp = false;
  }

  /** A packet that was queued was not sent; any thread. */
  void lost() {
    dropped.incrementAndGet();
  }

  /** RTP packets that this reader should have had; any thread. */
  long dropped() {
    return dropped.get();
  }

  /** The same, which are forgotten then. */
  long takeDropped() {
    return dropped.getAndSet(0);
  }
}
