package org.smalti.example;

import java.nio.file.Path;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableWriter;
import org.smalti.tools.audio.SampleFinder;

/** Where the sounds of a recording begin and end, how high and how loud they are. */
public final class FindSamples {
  /** @param arguments the folder, the file in it, and the table to write */
  public static void main(String... arguments) {
    MediaFolder folder = new MediaFolder(Path.of(arguments[0]));
    Table samples = SampleFinder.usual().samples(folder, arguments[1]);
    for (Row sample : samples.rows()) {
      System.out.printf(
          "%.0f ms: %.0f ms, %s%s, %.1f dB%n",
          sample.number("start"),
          sample.number("dur"),
          sample.text("note"),
          sample.text("octave"),
          sample.number("db"));
    }
    TableWriter.write(samples, Path.of(arguments[2]));
  }
}
