package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.smalti.core.files.TestFiles;
import org.smalti.core.table.Row;

class CorpusTest {
  @Test
  void everyFileOfTheCorpusDecodesToTheDurationInItsManifest() {
    List<String> differences = new ArrayList<>();
    for (Row row : TestFiles.manifest().rows()) {
      if (row.filled("duration_s") && !row.text("file").endsWith(".csv")) {
        compare(row, differences);
      }
    }
    assertThat(differences).isEmpty();
  }

  private static void compare(Row row, List<String> differences) {
    String name = row.text("file");
    double expected = row.number("duration_s");
    try (MediaFile media = MediaFile.open(TestFiles.corpus().resolve(name))) {
      MediaInfo said = media.info();
      MediaInfo measured = media.measured();
      double heard = said.audio().isPresent() ? heard(media, name, differences) : -1;
      if (said.video().isPresent() != row.filled("vcodec")
          || said.audio().isPresent() != row.filled("acodec")) {
        differences.add(name + ": streams " + said);
      }
      double nearest =
          Math.min(Math.abs(measured.duration() - expected), Math.abs(heard - expected));
      if (nearest > 0.1) {
        differences.add(String.format(
            Locale.ROOT,
            "%s: %.3f s expected, %.3f said, %.3f measured, %.3f heard",
            name,
            expected,
            said.duration(),
            measured.duration(),
            heard));
      }
      double audio = measured.audio().map(AudioStream::duration).orElse(heard);
      // Empty packets in this one leave no trace of how long they stand for.
      double tolerance = name.endsWith("movie-hello.ogg") ? 0.5 : 0.01;
      if (said.audio().isPresent() && Math.abs(audio - heard) > tolerance) {
        differences.add(
            String.format(Locale.ROOT, "%s: %.4f s measured, %.4f heard", name, audio, heard));
      }
    } catch (RuntimeException e) {
      differences.add(name + ": " + e);
    }
  }

  private static double heard(MediaFile media, String name, List<String> differences) {
    float[] some = new float[65536];
    try (AudioDecoder sound = media.audio(AudioSpec.MONO)) {
      while (sound.read(some, 0, some.length) >= 0) {
        // Only the length counts.
      }
      sound.damage().ifPresent(damage -> differences.add(name + ": " + damage));
      return sound.position() / (double) sound.sampleRate();
    }
  }
}
