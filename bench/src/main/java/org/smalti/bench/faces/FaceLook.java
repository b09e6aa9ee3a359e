package org.smalti.bench.faces;

import org.smalti.tools.video.faces.detect.Detection;

/**
 * A real face in a film of the corpus. Its box was taken from the detector, so that truth and detector mean the same by
 * a face: from the chin to the forehead.
 */
enum FaceLook {
  SIGNING_BOOK("faces/asl_book.mkv", 0, 275, 96, 328, 168),
  SIGNING_STUDENT("faces/asl_student.mkv", 1, 276, 72, 341, 160),
  SIGNING_NIGHT("faces/asl_night.mkv", 0, 269, 97, 332, 184),
  HAT("his_girl_friday_1940_excerpt.mp4", 5, 411, 60, 466, 130),
  CURLS("his_girl_friday_1940_excerpt.mp4", 3, 250, 212, 304, 294),
  DARK("tears_of_steel_battle_clip.webm", 14, 307, 90, 413, 242),
  BRIGHT("tears_of_steel_battle_clip.webm", 37, 164, 44, 276, 219),
  SKY("tears_of_steel_battle_clip.webm", 51, 361, 77, 429, 170);

  private final String film;
  private final double time;
  private final float xmin;
  private final float ymin;
  private final float xmax;
  private final float ymax;

  FaceLook(String film, double time, float xmin, float ymin, float xmax, float ymax) {
    this.film = film;
    this.time = time;
    this.xmin = xmin;
    this.ymin = ymin;
    this.xmax = xmax;
    this.ymax = ymax;
  }

  /** Under the folder of films of the corpus. */
  String film() {
    return film;
  }

  /** s. */
  double time() {
    return time;
  }

  Detection box() {
    return new Detection(xmin, ymin, xmax, ymax, 1);
  }

  /** Width of the face as a part of its height. */
  double aspect() {
    return (xmax - xmin) / (ymax - ymin);
  }
}
