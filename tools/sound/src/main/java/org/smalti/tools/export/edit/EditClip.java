package org.smalti.tools.export.edit;

/**
 * A stretch of a media file at its place in an edit list.
 *
 * @param filename the media file as the table names it
 * @param label what it is called
 * @param start ms on the file's own clock
 * @param dur ms of the file
 * @param at ms from the beginning of the list
 * @param end ms: where it ends in the list
 * @param treatment how it is played
 * @param media what of it there is
 * @param hz its pitch, 0 if unknown
 */
record EditClip(
    String filename,
    String label,
    double start,
    double dur,
    double at,
    double end,
    ClipTreatment treatment,
    ClipMedia media,
    double hz) {
  EditClip endingAt(double other) {
    return new EditClip(filename, label, start, dur, at, other, treatment, media, hz);
  }

  /** ms in the list. */
  double heard() {
    return end - at;
  }
}
