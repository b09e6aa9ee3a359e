package org.smalti.bench.cuts;

/** What happens within a scene and is no transition. */
enum Disturbance {
  NONE,
  /** One to three frames far too bright, or a bright one that fades away. */
  FLASH,
  /** For a second or more the light goes on and off every few frames. */
  STROBE,
  /** Each frame a little brighter or darker. */
  FLICKER,
  /** The brightness changes for good within a second. */
  EXPOSURE,
  /** A hand-held camera. */
  SHAKE,
  /** The camera swings around within a second. */
  PAN,
  /** The picture grows or shrinks within a second. */
  ZOOM,
  /** The scene moves two to three times as fast as it was taken. */
  FAST,
  /** Something passes near the camera and covers a part of the picture. */
  PASSING,
  /** A caption appears and disappears. */
  CAPTION,
  /** The picture gets out of focus and back. */
  FOCUS
}
