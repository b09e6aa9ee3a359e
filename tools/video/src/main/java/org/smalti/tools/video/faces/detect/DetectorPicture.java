package org.smalti.tools.video.faces.detect;

import java.util.List;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoSpec;

/**
 * The picture of a film in which a detector looks for faces: as large as the film or smaller, of the same shape.
 *
 * @param width pixels
 * @param height pixels
 * @param acrossFilm pixels of the film that are one pixel here, across
 * @param downFilm the same, down
 * @param minimumFace pixels of the film: the shorter side of the smallest face
 */
public record DetectorPicture(
    int width, int height, double acrossFilm, double downFilm, double minimumFace) {

  static DetectorPicture of(int filmWidth, int filmHeight, int longerSide, double minimumFace) {
    double scale = Math.min(1, (double) longerSide / Math.max(filmWidth, filmHeight));
    int width = (int) Math.max(1, Math.round(filmWidth * scale));
    int height = (int) Math.max(1, Math.round(filmHeight * scale));
    return new DetectorPicture(
        width, height, (double) filmWidth / width, (double) filmHeight / height, minimumFace);
  }

  /** What a decoder has to give: scaled by libav, which costs less than scaling anywhere else. */
  public VideoSpec spec() {
    return new VideoSpec(width, height, PixelFormat.RGB24);
  }

  /** Faces that were found in this picture, in pixels of the film; without those that are too small. */
  public List<Detection> inFilm(List<Detection> faces) {
    return large(faces).stream().map(this::inFilm).toList();
  }

  /** The same faces as they are in this picture. */
  public List<Detection> large(List<Detection> faces) {
    return faces.stream().filter(face -> isLarge(inFilm(face))).toList();
  }

  private boolean isLarge(Detection face) {
    return Math.min(face.width(), face.height()) >= minimumFace;
  }

  private Detection inFilm(Detection face) {
    return face.scaled(acrossFilm, downFilm);
  }
}
