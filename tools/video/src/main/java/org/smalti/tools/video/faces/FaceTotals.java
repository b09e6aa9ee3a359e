package org.smalti.tools.video.faces;

import java.util.Locale;

/** How much was looked at and found in all films of a run. */
final class FaceTotals {
  private final long began = System.nanoTime();
  private long films;
  private long looked;
  private long faces;
  private long tracks;

  /** Adds what one film has. */
  void add(PartFaces film) {
    films++;
    looked += film.looked();
    faces += film.rows();
    tracks += film.tracks();
  }

  /** {@code 3 films, 1,204 frames looked at (41.2 a second), 1,377 faces in 12 tracks}. */
  @Override
  public String toString() {
    double seconds = Math.max(1e-3, (System.nanoTime() - began) / 1e9);
    return String.format(
        Locale.ROOT,
        "%,d %s, %,d %s looked at (%.1f a second), %,d %s in %,d %s",
        films,
        films == 1 ? "film" : "films",
        looked,
        looked == 1 ? "frame" : "frames",
        looked / seconds,
        faces,
        faces == 1 ? "face" : "faces",
        tracks,
        tracks == 1 ? "track" : "tracks");
  }
}
