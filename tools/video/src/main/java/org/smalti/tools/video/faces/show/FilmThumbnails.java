package org.smalti.tools.video.faces.show;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Small pictures of the faces of a film.
 *
 * @param duration s of the film; −1 unknown
 * @param pictures files of JPEG, by the ids of the tracks
 * @param problem why some have none; empty if all have one
 */
record FilmThumbnails(double duration, Map<String, byte[]> pictures, String problem)
    implements Serializable {
  static final FilmThumbnails NONE = new FilmThumbnails(-1, Map.of(), "");

  FilmThumbnails {
    pictures = Map.copyOf(pictures);
  }

  Optional<BufferedImage> picture(String track) {
    byte[] file = pictures.get(track);
    if (file == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
