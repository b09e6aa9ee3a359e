package org.smalti.example;

import java.nio.file.Path;
import org.smalti.media.MediaFile;
import org.smalti.media.StillEncoder;
import org.smalti.media.StillFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoFrame;

/** Every picture of a film with its exact time; one in each second is written as a JPEG. */
public final class ReadFrames {
  /** @param arguments the film, and the folder for the pictures */
  public static void main(String... arguments) {
    Path folder = Path.of(arguments[1]);
    try (MediaFile film = MediaFile.open(Path.of(arguments[0]));
        VideoDecoder pictures = film.video();
        StillEncoder jpeg = StillEncoder.of(StillFormat.JPG)) {
      int second = 0;
      while (pictures.next()) {
        if (pictures.time() >= second) {
          try (VideoFrame picture = pictures.frame("rgb24")) {
            jpeg.write(picture, folder.resolve(second + ".jpg"));
          }
          second++;
        }
      }
      System.out.printf("%d pictures of %dx%d%n", second, pictures.width(), pictures.height());
      pictures.damage().ifPresent(System.out::println);
    }
  }
}
