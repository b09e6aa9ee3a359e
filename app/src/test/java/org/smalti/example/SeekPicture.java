package org.smalti.example;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.smalti.media.MediaFile;
import org.smalti.media.VideoDecoder;

/** The picture that is shown at a time: exactly that one, wherever the key frames are. */
public final class SeekPicture {
  /** @param arguments the film, the time in seconds, and the picture to write */
  public static void main(String... arguments) throws IOException {
    try (MediaFile film = MediaFile.open(Path.of(arguments[0]));
        VideoDecoder pictures = film.video()) {
      pictures.seek(Double.parseDouble(arguments[1]));
      if (pictures.next()) {
        ImageIO.write(pictures.image(), "png", Path.of(arguments[2]).toFile());
        System.out.printf("shown from %.3f to %.3f s%n", pictures.time(), pictures.until());
      }
    }
  }
}
