package org.smalti.compositions.plan;

/** What a tile shows of a stretch of a media file. */
public enum PictureOrigin {
  /** The film's pictures; where a file has none, a picture of its sound. */
  FILM,
  /** A picture of its sound, in a film too. */
  SOUND
}
