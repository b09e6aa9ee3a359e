package org.smalti.tools.video.faces.show;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.files.SafeName;
import org.smalti.tools.video.cuts.H264Containers;

/**
 * Where films with drawn faces are written.
 *
 * @param place a file for one film; a pattern in which {@code %s} stands for the name of the film; or a folder
 * @param keepsNames whether a film keeps its name, and its container if that can be: in a folder, and where the pattern
 *     ends with the name
 */
public record DrawnFiles(LocalPath place, boolean keepsNames) implements Serializable {
  /**
   * @param words as a person wrote them
   * @param films how many films there are
   * @throws SmaltiException if several films would become one, or no container fits
   */
  public static DrawnFiles of(Path words, int films) {
    String extension = extension(words);
    boolean pattern = words.toString().contains("%s");
    boolean keepsNames = words.toString().endsWith("%s");
    boolean folder = !pattern && (Files.isDirectory(words) || extension.isEmpty());
    if (!folder && !keepsNames && !H264Containers.include(extension)) {
      throw SmaltiException.usage(
          "--draw " + words + ": this container can't hold when each picture is shown; end it in"
              + " .mp4, .mov or .mkv, or name a folder");
    }
    if (films > 1 && !pattern && !folder) {
      throw SmaltiException.usage("--draw " + words + " is one film; for " + films
          + " films write %s where their names stand, or name a folder");
    }
    return new DrawnFiles(LocalPath.of(folder ? words.resolve("%s") : words), folder || keepsNames);
  }

  private static String extension(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(dot) : "";
  }

  /**
   * The file of a film.
   *
   * @throws SmaltiException if its name leads out of the folder
   */
  public Path file(String film) {
    return file(place.absolute().toString(), film);
  }

  private Path file(String pattern, String film) {
    if (!pattern.contains("%s")) {
      return Path.of(pattern);
    }
    Path named = MediaFolder.mirrored(pattern, film);
    return !keepsNames || H264Containers.include(extension(named))
        ? named
        : named.resolveSibling(named.getFileName() + H264Containers.USUAL);
  }

  /** Where films are drawn, for messages: the file of a single one, else the folder, or the pattern as written. */
  String shown(Collection<String> films) {
    if (films.size() == 1) {
      return file(place.toString(), films.iterator().next()).toString();
    }
    Path folder = place.path().getParent();
    return (folder != null && place.path().endsWith("%s") ? folder : place.path()).toString();
  }

  /** @throws SmaltiException if two films would become the same file */
  void requireOneEach(Collection<String> films) {
    Map<String, String> owners = new HashMap<>();
    for (String film : films) {
      String name = SafeName.folded(file(film).normalize().toString());
      String other = owners.put(name, film);
      if (other != null) {
        throw SmaltiException.usage(film + " and " + other + " would both be drawn into "
            + file(film) + "; put their names into the pattern, or draw them one by one");
      }
    }
  }
}
