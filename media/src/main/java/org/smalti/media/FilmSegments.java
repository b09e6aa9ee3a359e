package org.smalti.media;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts films at key frames into segments that can be decoded by several workers. */
public final class FilmSegments {
  /** Packets: to begin a segment takes some frames of the one before. */
  private static final int SHORTEST = 48;

  private FilmSegments() {}

  /**
   * Cuts a film. Reads all of its packets and decodes none.
   *
   * @param length frames that a segment has at least, where the film has key frames there
   * @param step of the frames that are looked at: those whose numbers are multiples of it. A segment can be decoded
   *     from the last of them before it on
   * @return in their order; the whole film as one where it can't be cut, or is damaged
   */
  public static List<FilmSegment> of(MediaFile film, long length, int step) {
    if (length < 1 || step < 1) {
      throw new IllegalArgumentException(length + " frames, " + step + " to the next");
    }
    if (film.info().video().isEmpty()) {
      return List.of(FilmSegment.WHOLE);
    }
    Demuxer demuxer = film.demuxer();
    if (!demuxer.isSeekable() || PacketStream.countsTime(demuxer)) {
      demuxer.close();
      return List.of(FilmSegment.WHOLE);
    }
    try (EntryPoints entries = new EntryPoints(demuxer, demuxer.video())) {
      List<FilmSegment> segments = cut(entries, length, step);
      boolean whole = !demuxer.damaged() && !demuxer.cutOff(demuxer.video());
      return whole ? segments : List.of(FilmSegment.WHOLE);
    }
  }

  private static List<FilmSegment> cut(EntryPoints film, long length, int step) {
    List<EntryPoint> entries = film.apart(SHORTEST);
    long frames = film.shown();
    List<FilmSegment> segments = new ArrayList<>();
    @Nullable EntryPoint before = null;
    @Nullable EntryPoint from = null;
    double after = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < entries.size(); i++) {
      EntryPoint entry = entries.get(i);
      long first = from == null ? 0 : from.shown() + 1;
      boolean enough = entry.shown() + 1 - first >= length && frames - entry.shown() >= SHORTEST;
      if (enough) {
        segments.add(new FilmSegment(before, from, entry, after, entry.shown() + 1 - first));
        after = film.time(entry);
        from = entry;
        before = before(entries, i, step);
      }
    }
    if (from == null) {
      return List.of(FilmSegment.WHOLE);
    }
    segments.add(new FilmSegment(before, from, null, after, frames - from.shown() - 1));
    return segments;
  }

  /** The last entry point whose frame is before the last one that is looked at up to an entry point. */
  private static @Nullable EntryPoint before(List<EntryPoint> entries, int index, int step) {
    long looked = entries.get(index).shown() / step * step;
    for (int i = index - 1; i >= 0; i--) {
      if (entries.get(i).shown() < looked) {
        return entries.get(i);
      }
    }
    return null;
  }
}
