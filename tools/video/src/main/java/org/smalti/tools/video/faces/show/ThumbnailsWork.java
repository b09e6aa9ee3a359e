package org.smalti.tools.video.faces.show;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.MediaFile;
import org.smalti.media.StillEncoder;
import org.smalti.media.StillFormat;
import org.smalti.media.VideoFrame;

/**
 * Makes small pictures of the faces of a film, each from where it is best seen.
 *
 * @param media the folder that names of films are relative to
 * @param side pixels of a picture, at most
 */
record ThumbnailsWork(MediaFolder media, int side) implements Work<FilmFaces, FilmThumbnails> {
  @Override
  public FilmThumbnails apply(FilmFaces faces, Task task) throws IOException {
    Map<String, byte[]> pictures = new HashMap<>();
    try (MediaFile film = MediaFile.open(media.resolve(faces.filename()));
        StillEncoder encoder = StillEncoder.of(StillFormat.JPG)) {
      double duration = film.info().duration();
      String problem = BestFaces.of(
          film,
          faces,
          crop -> {
            try (VideoFrame small = VideoFrame.of(reduced(crop.image()))) {
              pictures.put(crop.track().id(), encoder.encode(small));
            }
          },
          task);
      return new FilmThumbnails(duration, pictures, problem);
    }
  }

  /** Square; a large picture is halved until it is near, as one step would leave pixels out. */
  private BufferedImage reduced(BufferedImage image) {
    BufferedImage now = image;
    while (Math.min(now.getWidth(), now.getHeight()) > 2 * side) {
      now = scaled(now, now.getWidth() / 2, now.getHeight() / 2);
    }
    return scaled(now, side, side);
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage made = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D canvas = made.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    canvas.drawImage(image, 0, 0, width, height, null);
    canvas.dispose();
    return made;
  }
}
