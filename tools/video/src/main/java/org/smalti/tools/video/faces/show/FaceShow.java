package org.smalti.tools.video.faces.show;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Journal;
import org.smalti.media.StillFormat;

/**
 * What is made of a table of faces: films that show them, and the best picture of each.
 *
 * @param media the folder that names of films are relative to
 * @param drawn where the films are written; null: none
 * @param crops folder of the pictures; null: none
 */
public record FaceShow(
    MediaFolder media, @Nullable DrawnFiles drawn, @Nullable Path crops) {
  /** Neither films nor pictures. */
  public static FaceShow nothing(MediaFolder media) {
    return new FaceShow(media, null, null);
  }

  /**
   * Makes what is not made yet. What can't be made is a failure.
   *
   * @param names the films that are wanted, all of which could be read; the table may have others
   * @param journal of the table
   */
  public void make(Path table, List<String> names, Journal journal, CommandContext run) {
    if (drawn == null && crops == null) {
      return;
    }
    List<FilmFaces> films = wanted(FaceTableReader.read(table), names);
    if (drawn != null) {
      new FilmDrawing(media, drawn, run).draw(films, journal);
    }
    if (crops != null) {
      new FaceCrops(media, crops, StillFormat.JPG, run).cut(films);
    }
  }

  /** Says what would be made of a table of these films that is not there yet. */
  public void would(List<String> names, CommandContext run) {
    if (drawn != null) {
      run.would("draw the faces into " + drawn.shown(names));
    }
    if (crops != null) {
      run.would("cut the best picture of each face into " + crops);
    }
  }

  /** A film without faces has no rows. */
  private static List<FilmFaces> wanted(List<FilmFaces> table, List<String> names) {
    Map<String, FilmFaces> known = new HashMap<>();
    table.forEach(film -> known.put(film.filename(), film));
    return names.stream()
        .map(name -> known.getOrDefault(name, new FilmFaces(name, List.of())))
        .toList();
  }
}
