package org.smalti.tools.video.faces.track;

import org.smalti.tools.video.faces.detect.Detection;

/** A face that is followed. */
final class FaceTrack {
  final String id;
  BoxMotion box;
  /** In which shot it was seen last, counted from 0. */
  int shot;
  /** s since it was seen last; 0 in that picture. */
  double unseen;
  /** In how many pictures since. */
  int missed;

  FaceTrack(String id, BoxMotion box, int shot) {
    this.id = id;
    this.box = box;
    this.shot = shot;
  }

  void observe(Detection face) {
    box.observe(face);
    unseen = 0;
    missed = 0;
  }

  /** It is seen again in another shot: how it moved before says nothing. */
  void observe(BoxMotion face, int shot) {
    box = face;
    this.shot = shot;
    unseen = 0;
    missed = 0;
  }
}
