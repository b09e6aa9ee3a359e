package org.smalti.tools.video.cuts;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.SafeName;
import org.smalti.core.run.Run;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.tools.video.remux.StreamCopier;
import org.smalti.tools.video.remux.TimeWindow;

/**
 * Writes the scenes of a film as films of their own, without encoding them anew: each begins at the key frame at or
 * before its first frame, so that it may begin with some frames of the scene before.
 *
 * @param film the film
 * @param named the name of the film in the folder of the scenes, which get numbers behind it
 */
record SceneFiles(Path film, Path named) {
  void write(List<Scene> scenes) {
    for (Scene scene : scenes) {
      write(scene);
    }
  }

  private void write(Scene scene) {
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

  /** {@code film-0001.mkv}: the same container. */
  private Path target(Scene scene) {
    String name = String.valueOf(named.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String extension = dot > 0 ? name.substring(dot) : ".mkv";
    return named.resolveSibling(
        SafeName.segment(String.format(Locale.ROOT, "%s-%04d%s", stem, scene.number(), extension)));
  }
}
