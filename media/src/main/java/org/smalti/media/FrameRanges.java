package org.smalti.media;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a film at key frames into ranges of some length, as far ahead as they are asked for. For use by several threads.
 */
final class FrameRanges implements AutoCloseable {
  /** Packets: to end a range takes a few frames that belong to the next. */
  private static final int SHORTEST = 48;

  private final EntryPoints entries;
  private final boolean whole;
  private final List<@Nullable EntryPoint> cuts = new ArrayList<>();
  private boolean ended;

  /** Takes over a container. */
  FrameRanges(Demuxer demuxer) {
    entries = new EntryPoints(demuxer, demuxer.video());
    whole = PacketStream.countsTime(demuxer);
    cuts.add(null);
  }

  /** The range of an index; null if the film has not so many. */
  synchronized <R> @Nullable FrameRange<R> range(int index) {
    while (!ended && cuts.size() <= index + 1) {
      EntryPoint last = cuts.get(cuts.size() - 1);
      EntryPoint cut = whole ? null : entries.next((last == null ? 0 : last.number()) + SHORTEST);
      ended = cut == null;
      if (cut != null) {
        cuts.add(cut);
      }
    }
    return index >= cuts.size()
        ? null
        : FrameRange.of(
            index, cuts.get(index), index + 1 < cuts.size() ? cuts.get(index + 1) : null);
  }

  /** The entry point at which the range of an index begins; null for the beginning of the film. */
  synchronized @Nullable EntryPoint begin(int index) {
    return cuts.get(index);
  }

  /** The index of the range that begins after a frame, −1 if none does. */
  synchronized int beginningAfter(long number) {
    for (int i = cuts.size() - 1; i > 0; i--) {
      EntryPoint cut = cuts.get(i);
      if (cut != null && cut.number() == number) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public synchronized void close() {
    entries.close();
  }
}
