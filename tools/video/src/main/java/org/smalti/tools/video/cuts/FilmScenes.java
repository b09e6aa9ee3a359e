package org.smalti.tools.video.cuts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Task;
import org.smalti.media.MediaFile;
import org.smalti.media.cut.FilmFrame;
import org.smalti.media.cut.FrameObserver;
import org.smalti.media.cut.FramePass;

/**
 * The scenes of a film.
 *
 * @param scenes at least one
 * @param damage what of the film could not be read or decoded; empty if all was well
 */
record FilmScenes(List<Scene> scenes, FilmTiming timing, String damage) {
  /**
   * Decodes a film and finds its scenes.
   *
   * @param shortest s: no scene is shorter, unless it is the last one
   * @throws SmaltiException if it has no picture
   */
  static FilmScenes of(MediaFile media, double shortest, Task task) throws IOException {
    return of(media, shortest, List.of(), task);
  }

  /** The same, with observers beside it that see the same pictures. */
  static FilmScenes of(
      MediaFile media, double shortest, List<? extends FrameObserver> others, Task task)
      throws IOException {
    if (media.info().video().isEmpty()) {
      throw SmaltiException.input("no picture in it");
    }
    Collector collector = new Collector(shortest, media.info().duration(), task);
    try (FramePass pass = FramePass.of(media, PictureHistory.SPEC)) {
      List<FrameObserver> observers = new ArrayList<>(others);
      observers.add(collector);
      pass.run(observers);
      return new FilmScenes(
          collector.scenes, collector.detector.timing(), pass.damage().orElse(""));
    }
  }

  /** Feeds the detector, and its transitions to the list of scenes. */
  private static final class Collector implements FrameObserver {
    private final SceneList list;
    private final CutDetector detector;
    private final double length;
    private final Task task;
    private List<Scene> scenes = List.of();

    Collector(double shortest, double length, Task task) {
      list = new SceneList(shortest);
      detector = new CutDetector(list::add);
      this.length = length;
      this.task = task;
    }

    @Override
    public void frame(FilmFrame frame) {
      if (detector.frames() == 0) {
        list.begin(frame.from());
      }
      detector.frame(frame);
      if (length > 0) {
        task.reached(Math.min(1, frame.until() / length));
      }
    }

    @Override
    public void ended(FilmFrame last) {
      detector.ended(last);
      scenes = list.end(detector.frames(), last.until());
    }
  }

  /** s: when the last frame ends. */
  double until() {
    return scenes.get(scenes.size() - 1).until();
  }
}
