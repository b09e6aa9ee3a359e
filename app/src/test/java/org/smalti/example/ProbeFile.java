package org.smalti.example;

import java.nio.file.Path;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaInfo;

/** What is in a file, and how long it really lasts: every packet is read, none is decoded. */
public final class ProbeFile {
  /** @param arguments the file */
  public static void main(String... arguments) {
    try (MediaFile file = MediaFile.open(Path.of(arguments[0]))) {
      MediaInfo info = file.measured();
      System.out.printf("%s, %.3f s%n", info.format(), info.duration());
      info.video()
          .ifPresent(picture -> System.out.printf(
              "%s, %dx%d, %.2f pictures per second%n",
              picture.codec(), picture.width(), picture.height(), picture.fps()));
      info.audio()
          .ifPresent(sound -> System.out.printf(
              "%s, %d Hz, %d channels%n", sound.codec(), sound.sampleRate(), sound.channels()));
    }
  }
}
