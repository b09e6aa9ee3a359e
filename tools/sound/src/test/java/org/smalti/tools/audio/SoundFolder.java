package org.smalti.tools.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder with a few sounds of notes, for tests of commands.
 *
 * @param media where the sounds are
 * @param out where results may go; not there at first
 */
record SoundFolder(Path media, Path out) {
  /** Makes {@code a.wav} with the notes A3, E4 and A4, {@code sub/a.wav} with C4 and G3, and {@code silent.wav}. */
  static SoundFolder in(Path folder) {
    SoundFolder made = new SoundFolder(folder.resolve("media"), folder.resolve("samples"));
    Tones.wav(made.media.resolve("a.wav"), 44_100, notes(44_100, 220, 330, 440));
    Tones.wav(made.media.resolve("sub/a.wav"), 8000, notes(8000, 262, 196));
    Tones.wav(made.media.resolve("silent.wav"), 48_000, Tones.silence(1, 48_000));
    return made;
  }

  /** A table of items with these names. */
  Path items(List<String> names) {
    StringBuilder text = new StringBuilder("filename\n");
    names.forEach(name -> text.append('"').append(name.replace("\"", "\"\"")).append("\"\n"));
    try {
      return table(text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a table into the folder of media. */
  Path table(String text) throws IOException {
    return Files.writeString(media.resolve("table.csv"), text);
  }

  /** A note each half second, 0.4 s long, that decays a little. */
  static float[] notes(int rate, double... pitches) {
    float[] sound = Tones.silence(pitches.length * 0.5, rate);
    for (int i = 0; i < pitches.length; i++) {
      float[] note = Tones.partials(pitches[i], 0.4, rate, 0.4, 0.2, 0.1);
      for (int j = 0; j < note.length; j++) {
        note[j] *= (float) Math.exp(-2.0 * j / note.length);
      }
      Tones.mix(sound, (int) (i * 0.5 * rate), note);
    }
    return sound;
  }
}
