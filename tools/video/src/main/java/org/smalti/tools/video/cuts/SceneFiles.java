package org.smalti.tools.video.cuts;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.SafeName;
import org.smalti.core.run.Run;
import org.smalti.core.run.Task;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.tools.video.remux.StreamCopier;
import org.smalti.tools.video.remux.TimeWindow;

/**
 * Writes the scenes of a film as films of their own.
 *
 * @param film the film
 * @param named the name of the film in the folder of the scenes, which get numbers behind it
 */
record SceneFiles(Path film, Path named, SplitMethod by) {
  /** @throws org.smalti.core.SmaltiException if a scene can't be written */
  void write(FilmScenes found, Task task) {
    List<Scene> scenes = found.scenes();
    if (by == SplitMethod.COPY) {
      scenes.forEach(this::copy);
      return;
    }
    try (MediaFile media = MediaFile.open(film);
        SceneEncoder encoder = SceneEncoder.of(media, found.timing())) {
      for (Scene scene : scenes) {
        encoder.write(scene, target(scene));
        task.reached((double) scene.end() / scenes.get(scenes.size() - 1).end());
      }
    }
  }

  /** The scene begins at the key frame at or before its first frame, so maybe with some frames of the one before. */
  private void copy(Scene scene) {
    Path target = target(scene);
    try (MediaFile media = MediaFile.open(film);
        Demuxer demuxer = media.demuxer();
        AtomicFile file = AtomicFile.to(target)) {
      double start = demuxer.details().start();
      TimeWindow window =
          new TimeWindow(scene.from(), scene.until()).after(Double.isNaN(start) ? 0 : start);
      List<MediaStream> streams = demuxer.contents().streams().stream()
          .filter(each ->
              each.kind() == MediaStream.Kind.VIDEO || each.kind() == MediaStream.Kind.AUDIO)
          .toList();
      try (Muxer muxer =
              Muxer.create(file.temporary(), target, MuxerOptions.DEFAULT.formatOf(target));
          StreamCopier copier = new StreamCopier(demuxer, streams, Map.of(), muxer, window)) {
        copier.copy(Run.silent());
        muxer.finish();
      }
      file.commit();
    }
  }

  private Path target(Scene scene) {
    return target(named, by, scene.number());
  }

  /** {@code film-0001.mkv}: the same container if it can be; {@code film.avi-0001.mkv} where it can't. */
  static Path target(Path named, SplitMethod by, int number) {
    String name = String.valueOf(named.getFileName());
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 ? name.substring(dot) : "";
    boolean same =
        !extension.isEmpty() && (by == SplitMethod.COPY || H264Containers.include(extension));
    return named.resolveSibling(SafeName.segment(String.format(
        Locale.ROOT,
        "%s-%04d%s",
        same ? name.substring(0, dot) : name,
        number,
        same ? extension : H264Containers.USUAL)));
  }
}
