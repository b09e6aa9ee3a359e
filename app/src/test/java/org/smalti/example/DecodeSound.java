package org.smalti.example;

import java.nio.file.Path;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;

/** Two seconds of a sound as an array, and then all the rest of it. */
public final class DecodeSound {
  /** @param arguments the file */
  public static void main(String... arguments) {
    try (MediaFile file = MediaFile.open(Path.of(arguments[0]));
        AudioDecoder sound = file.audio(AudioSpec.stereo(48_000))) {
      sound.seek(1);
      float[] interleaved = new float[2 * 96_000];
      int frames = 0;
      for (int read = 0; read >= 0 && frames < 96_000; frames += Math.max(0, read)) {
        read = sound.read(interleaved, 2 * frames, 96_000 - frames);
      }
      float[] rest = sound.readAll();
      System.out.printf("%d frames, then %d%n", frames, rest.length / sound.channels());
    }
  }
}
