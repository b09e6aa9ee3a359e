package org.smalti.example;

import java.nio.file.Path;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.table.Table;
import org.smalti.tools.audio.SampleFinder;
import org.smalti.tools.layout.near.NearestNeighbours;
import org.smalti.tools.layout.vector.SampleVectors;
import org.smalti.tools.layout.vector.Vectors;

/** The samples that sound most like the first one. */
public final class FindNeighbours {
  /** @param arguments the folder, and files in it */
  public static void main(String... arguments) {
    MediaFolder folder = new MediaFolder(Path.of(arguments[0]));
    Table samples = SampleFinder.usual().samples(folder, arguments[1], arguments[2]);
    Vectors vectors = SampleVectors.scaled(samples, folder);
    NearestNeighbours near = NearestNeighbours.of(vectors, 3);
    int nth = 0;
    for (int neighbour : near.neighbours(0)) {
      System.out.printf(
          "%s at %s ms, distance %.2f%n",
          samples.row(neighbour).text("filename"),
          samples.row(neighbour).text("start"),
          near.distance(0, nth++));
    }
  }
}
