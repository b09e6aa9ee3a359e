package org.smalti.tools.video.faces.show;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.files.SafeName;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.core.step.FileCells;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Sample;
import org.smalti.media.MediaFile;
import org.smalti.media.StillEncoder;
import org.smalti.media.StillFormat;
import org.smalti.media.VideoFrame;
import org.smalti.tools.video.faces.table.FaceTable;

/**
 * Writes the best picture of each track of a film into a folder of the film's name; gives the rows of their table.
 *
 * @param media the folder that names of films are relative to
 * @param folder of all crops
 */
record CropsWork(MediaFolder media, LocalPath folder, StillFormat format)
    implements Work<FilmFaces, FileCells> {
  static final String FILE = "file";
  static final List<String> COLUMNS = List.of(
      Sample.FILENAME, FaceTable.TRACK, FaceTable.FRAME, FaceTable.TIME, FILE, FaceTable.SCORE);

  private static final int QUALITY = 92;

  @Override
  public FileCells apply(FilmFaces faces, Task task) throws IOException {
    Map<String, Path> files = files(faces);
    Map<String, String[]> rows = new HashMap<>();
    String problem;
    try (MediaFile film = MediaFile.open(media.resolve(faces.filename()));
        StillEncoder encoder = StillEncoder.of(format, QUALITY, "")) {
      problem = BestFaces.of(
          film,
          faces,
          crop -> {
            Path file = Objects.requireNonNull(files.get(crop.track().id()));
            try (VideoFrame picture = VideoFrame.of(crop.image())) {
              encoder.write(picture, file);
            }
            rows.put(crop.track().id(), cells(faces.filename(), crop, file));
          },
          task);
    }
    List<@Nullable String[]> ordered = new ArrayList<>();
    faces.tracks().stream()
        .map(track -> rows.get(track.id()))
        .filter(row -> row != null)
        .forEach(ordered::add);
    return new FileCells(new ArrayList<>(ordered), problem);
  }

  private String[] cells(String film, FaceCrop crop, Path file) {
    return new String[] {
      film,
      crop.track().id(),
      String.valueOf(crop.face().frame()),
      CellFormat.decimal(crop.face().time(), 6),
      folder.absolute().relativize(file).toString().replace('\\', '/'),
      CellFormat.decimal(crop.face().face().score(), 4)
    };
  }

  /** The folder of a film's crops. */
  Path folderOf(String film) {
    return MediaFolder.mirrored(folder.absolute().resolve("%s").toString(), film)
        .normalize();
  }

  /** The files of all tracks. An id may hold anything; two that have the same safe name get numbers. */
  Map<String, Path> files(FilmFaces faces) {
    Path own = folderOf(faces.filename());
    Map<String, Path> files = new HashMap<>();
    Set<String> used = new HashSet<>();
    for (FollowedFace track : faces.tracks()) {
      String name = SafeName.segment(track.id());
      String tried = name;
      for (int number = 2; !used.add(SafeName.folded(tried)); number++) {
        tried = name + "_" + number;
      }
      files.put(track.id(), own.resolve(tried + "." + format.extension()));
    }
    return files;
  }

  /** The key of the crops of a film. */
  String key(FilmFaces faces) {
    return faces
        .into(new Fingerprint().with(folder, format))
        .withFile(media.resolve(faces.filename()))
        .key();
  }
}
