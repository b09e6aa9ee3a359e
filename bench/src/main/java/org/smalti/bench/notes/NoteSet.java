package org.smalti.bench.notes;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.TableWriter;

/** A folder of sounds and the {@code MANIFEST.csv} that labels them. */
final class NoteSet implements AutoCloseable {
  private final Path folder;
  private final TableWriter manifest;

  NoteSet(Path folder) {
    this.folder = folder;
    manifest = new TableWriter(
        folder.resolve("MANIFEST.csv"), List.of("file", "kind", "label", "f0_expected_hz"));
  }

  Path folder() {
    return folder;
  }

  /** Adds a note of {@code hz}. */
  void note(String file, String label, double hz, MonoSound clip, Random dither) {
    clip.write(folder.resolve(file), dither);
    manifest.add(file, "note", label, CellFormat.decimal(hz, 4));
  }

  /** Adds a sound without pitch. */
  void unpitched(String file, String label, MonoSound clip, Random dither) {
    clip.write(folder.resolve(file), dither);
    manifest.add(file, "percussion", label, "");
  }

  /** Adds a noise, or silence, as it is: no dither. */
  void noise(String file, String label, MonoSound clip) {
    clip.write(folder.resolve(file));
    manifest.add(file, "noise", label, "");
  }

  /** A number for {@link Random} that is always the same for the same words. */
  static long seed(Object... words) {
    long seed = 1125899906842597L;
    for (Object word : words) {
      String text = String.format(Locale.ROOT, "%s/", word);
      for (int i = 0; i < text.length(); i++) {
        seed = 31 * seed + text.charAt(i);
      }
    }
    return seed;
  }

  void finish() {
    manifest.commit();
  }

  @Override
  public void close() {
    manifest.close();
  }
}
