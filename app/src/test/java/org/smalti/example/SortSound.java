package org.smalti.example;

import java.nio.file.Path;
import org.smalti.compositions.Renderer;
import org.smalti.compositions.sorted.SortedAudio;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.table.Table;
import org.smalti.tools.audio.SampleFinder;

/** All samples of a recording, the lowest first, as one sound. */
public final class SortSound {
  /** @param arguments the folder, the file in it, and the sound to write */
  public static void main(String... arguments) {
    MediaFolder folder = new MediaFolder(Path.of(arguments[0]));
    Table samples = SampleFinder.usual().samples(folder, arguments[1]);
    Renderer.of(folder).sound(SortedAudio.by("hz=asc").plan(samples), Path.of(arguments[2]));
  }
}
