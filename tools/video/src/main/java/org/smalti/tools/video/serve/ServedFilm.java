package org.smalti.tools.video.serve;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A file and where it is published.
 *
 * @param file absolute
 * @param path by which readers call it
 * @param url where it is published
 */
record ServedFilm(String file, String path, String url) implements Serializable {
  /**
   * Files under their names without extension; where two have the same, the later ones get a number.
   *
   * @param url of a path
   */
  static List<ServedFilm> of(List<Path> files, UnaryOperator<String> url) {
    Set<String> taken = new HashSet<>();
    List<ServedFilm> films = new ArrayList<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      int dot = name.lastIndexOf('.');
      String base = dot > 0 ? name.substring(0, dot) : name;
      String path = base;
      for (int number = 2; !taken.add(path); number++) {
        path = base + "-" + number;
      }
      films.add(new ServedFilm(file.toAbsolutePath().toString(), path, url.apply(path)));
    }
    return films;
  }
}
