package org.smalti.example;

import java.nio.file.Path;
import java.util.List;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.LocalEngine;
import org.smalti.core.run.Run;
import org.smalti.core.run.Work;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;

/** The peak of many files, several at once: results come in order, and a bad file stops no other. */
public final class WorkOnFiles {
  /** @param arguments the files */
  public static void main(String... arguments) {
    Work<String, Float> peak = (file, task) -> peak(Path.of(file));
    Run run = Run.silent(bad -> System.out.println(bad.filename() + ": " + bad.error()));
    try (Engine engine = new LocalEngine(4)) {
      engine.map(
          Batch.of("peak", List.of(arguments)),
          peak,
          (file, found) -> System.out.printf("%.3f %s%n", found, Path.of(file).getFileName()),
          run);
    }
  }

  private static float peak(Path file) {
    try (MediaFile opened = MediaFile.open(file);
        AudioDecoder sound = opened.audio(AudioSpec.MONO)) {
      float peak = 0;
      for (float value : sound.readAll()) {
        peak = Math.max(peak, Math.abs(value));
      }
      return peak;
    }
  }
}
