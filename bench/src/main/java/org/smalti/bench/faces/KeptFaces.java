package org.smalti.bench.faces;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.smalti.tools.video.faces.track.FrameFaces;

/**
 * What was found in the films, kept beside them: trackers are compared within seconds once each film was looked at. A
 * file is of use to the classes that wrote it alone; others look again.
 */
final class KeptFaces {
  private KeptFaces() {}

  /**
   * For each step, the pictures that are looked at.
   *
   * @param film the file of a film
   * @param detector what finds the faces, for the name of the file
   */
  static List<List<FrameFaces>> of(
      Path film, String detector, List<Integer> steps, FoundFaces found) throws IOException {
    List<List<FrameFaces>> all = new ArrayList<>();
    List<Integer> missing = new ArrayList<>();
    for (int step : steps) {
      Path file = file(film, detector, step);
      List<FrameFaces> kept = Files.exists(file) ? read(file) : List.of();
      all.add(kept);
      if (kept.isEmpty()) {
        missing.add(step);
      }
    }
    if (!missing.isEmpty()) {
      List<List<FrameFaces>> looked = found.read(film, missing);
      for (int i = 0; i < missing.size(); i++) {
        write(looked.get(i), file(film, detector, missing.get(i)));
        all.set(steps.indexOf(missing.get(i)), looked.get(i));
      }
    }
    return all;
  }

  private static Path file(Path film, String detector, int step) {
    return film.resolveSibling(film.getFileName() + "." + detector + "." + step + ".faces");
  }

  /** Empty if other classes wrote the file. */
  private static List<FrameFaces> read(Path file) throws IOException {
    var pictures = new ArrayList<FrameFaces>();
    try (var in = new ObjectInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (int count = in.readInt(); count > 0; count--) {
        pictures.add((FrameFaces) in.readObject());
      }
    } catch (ClassNotFoundException | java.io.InvalidClassException | ClassCastException e) {
      return List.of();
    }
    return pictures;
  }

  private static void write(List<FrameFaces> pictures, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (var out = new ObjectOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
      out.writeInt(pictures.size());
      for (FrameFaces picture : pictures) {
        out.writeObject(picture);
      }
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
