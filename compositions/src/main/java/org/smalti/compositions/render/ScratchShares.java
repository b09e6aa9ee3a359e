package org.smalti.compositions.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides a film, so that the pictures of one share at a time lie on the disk. Shares depend on the plan alone, not on
 * the disk and not on what an earlier run has left: the sizes that pictures are read in depend on what of them is seen
 * in a share.
 */
final class ScratchShares {
  /** Bytes of pictures at a time. */
  static final long MOST = 2_000_000_000L;

  /** So often the pictures may be read in all, on average. */
  private static final double READ_AGAIN = 2;
  /** The largest share takes at most so much of the whole. */
  private static final double SAVED = 0.75;

  private final PictureBytes bytes;
  private final long most;

  ScratchShares(PictureBytes bytes, long most) {
    this.bytes = bytes;
    this.most = most;
  }

  /** How much room the pictures take that are seen from one frame to another. */
  @FunctionalInterface
  interface PictureBytes {
    long between(long first, long last);
  }

  /**
   * Stretches that follow each other, in shares as large as may be. A stretch whose pictures alone take more is a share
   * of its own. Where the same pictures are seen all along, all of the film is one share: to divide it would save
   * little room, and they would be read again and again.
   */
  List<List<FilmStretch>> of(List<FilmStretch> film) {
    long whole = bytes(film);
    if (film.size() == 1 || whole <= most) {
      return List.of(film);
    }
    List<List<FilmStretch>> shares = divided(film);
    long sum = shares.stream().mapToLong(this::bytes).sum();
    boolean worth = sum <= READ_AGAIN * whole && largest(shares) <= SAVED * whole;
    return worth ? shares : List.of(film);
  }

  private List<List<FilmStretch>> divided(List<FilmStretch> film) {
    List<List<FilmStretch>> shares = new ArrayList<>();
    int from = 0;
    for (int next = 1; next < film.size(); next++) {
      if (bytes(film.subList(from, next + 1)) > most) {
        shares.add(film.subList(from, next));
        from = next;
      }
    }
    shares.add(film.subList(from, film.size()));
    return shares;
  }

  /** What the pictures of the largest share take. */
  long largest(List<List<FilmStretch>> shares) {
    return shares.stream().mapToLong(this::bytes).max().orElse(0);
  }

  private long bytes(List<FilmStretch> share) {
    return bytes.between(share.get(0).first(), share.get(share.size() - 1).last());
  }
}
